import type { FulfilmentFacts, WaveFact } from '../target/fulfilment-facts';
import type { GateCode, GateDecision } from './gate-decision';
import type { GatePolicy } from './gate-policy';

export type StateRow = { verdict: GateDecision['verdict']; code: GateCode; reason: string };

type Rule = (facts: FulfilmentFacts, heldByUs: boolean, policy: GatePolicy) => StateRow | null;

const live = (facts: FulfilmentFacts): WaveFact[] => facts.waves.filter((wave) => !wave.finished);

const isPicked = (wave: WaveFact): boolean =>
	wave.pickedUnits > 0 || wave.pickState === 'PartialPicked' || wave.pickState === 'Picked';

const isUntouched = (wave: WaveFact): boolean =>
	wave.notStarted && wave.pickState === 'Unpicked' && wave.pickedUnits === 0;

const refuse = (code: GateCode, reason: string): StateRow => ({ verdict: 'refuse', code, reason });

/**
 * The truth table, first match wins. Every row that refuses comes before every row that lets a write through, and
 * unknown facts stand between the two.
 */
const RULES: readonly Rule[] = [
	(f, _held, policy) =>
		!f.found && f.unknown.length === 0
			? {
					verdict: policy.absentOrders,
					code: 'ABSENT',
					reason: 'The warehouse has no order under this reference',
				}
			: null,
	(f) =>
		f.closed && f.cancelled
			? refuse('CLOSED_CANCELLED', 'The warehouse order was cancelled')
			: null,
	(f) => (f.closed ? refuse('CLOSED_DISPATCHED', 'The warehouse order was dispatched') : null),
	(f) => (f.partShipped ? refuse('BLOCK_PARTSHIPPED', 'Part of the order has shipped') : null),
	(f) => (f.handedOver ? refuse('BLOCK_3PL', 'A third party is fulfilling the order') : null),
	(f) =>
		live(f).some(isPicked)
			? refuse('BLOCK_PICKED', 'The order is being picked or was picked')
			: null,
	(f) =>
		f.labelPrinted || f.trackingNumber !== ''
			? refuse('BLOCK_LABEL', 'The shipping label exists already')
			: null,
	(f) => (f.locked ? refuse('BLOCK_LOCKED', 'Somebody locked the order') : null),
	(f, heldByUs) =>
		f.parked && f.paid && !heldByUs
			? refuse('BLOCK_PARKED', 'Somebody else parked the order')
			: null,
	(f) =>
		live(f).every(isUntouched)
			? null
			: refuse('RACE', 'The order is in a pick wave that is under way'),
	(f, _held, policy) =>
		live(f).length > 0 && policy.unstartedWave === 'refuse'
			? refuse('RACE', 'The order is in a pick wave')
			: null,
	(f, _held, policy) =>
		policy.printed === 'refuse' && (f.invoicePrinted || f.pickListPrinted)
			? refuse('POLICY_PRINTED', 'The invoice or the pick list was printed')
			: null,
	(f) => (f.merged ? refuse('MANUAL', 'The order was merged or split in the warehouse') : null),
	(f) =>
		f.unknown.length > 0
			? { verdict: 'hold', code: 'UNKNOWN', reason: `Could not read: ${f.unknown.join(', ')}` }
			: null,
	(f) =>
		live(f).length > 0
			? {
					verdict: 'proceed',
					code: 'EDIT_AFTER_WAVE_REMOVAL',
					reason: 'The order is in a wave that nobody has started',
				}
			: null,
	(f, heldByUs) =>
		f.parked
			? {
					verdict: 'proceed',
					code: 'EDIT_VIA_UNPARK',
					reason: heldByUs
						? 'We parked the order ourselves'
						: 'The order is parked because it is unpaid',
				}
			: null,
];

/** Reads the state of the target order off the truth table. */
export function assessState(
	facts: FulfilmentFacts,
	heldByUs: boolean,
	policy: GatePolicy,
): StateRow {
	for (const rule of RULES) {
		const row = rule(facts, heldByUs, policy);
		if (row) return row;
	}
	return { verdict: 'proceed', code: 'EDITABLE', reason: 'The order is open and untouched' };
}
