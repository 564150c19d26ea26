import type { FulfilmentFacts, WaveFact } from '../target/fulfilment-facts';
import { FIELD_WORDS, isPast, LATEST, type Field, type Stage, type Until } from './field-rule';
import type { GateCode, GateDecision } from './gate-decision';
import type { GatePolicy } from './gate-policy';

export type StateRow = { verdict: GateDecision['verdict']; code: GateCode; reason: string };

/** One field of one order, before the truth table. */
export type FieldCase = {
	field: Field;
	/** Up to which stage the policy lets the field be written. */
	until: Until;
	facts: FulfilmentFacts;
	heldByUs: boolean;
	policy: Pick<GatePolicy, 'unstartedWave' | 'printed' | 'absentOrders'>;
	/** Whether it is known which units of a part-shipped order have gone, so that its lines can be told apart. */
	shippedLinesKnown: boolean;
};

/** A row that names a stage only binds the fields whose time ends at that stage or before. */
type Rule = { stage?: Stage; row: (field: FieldCase) => StateRow | null };

const live = ({ facts }: FieldCase): WaveFact[] => facts.waves.filter((wave) => !wave.finished);

const isPicked = (wave: WaveFact): boolean =>
	wave.pickedUnits > 0 || wave.pickState === 'PartialPicked' || wave.pickState === 'Picked';

const isUntouched = (wave: WaveFact): boolean =>
	wave.notStarted && wave.pickState === 'Unpicked' && wave.pickedUnits === 0;

/** Whether a wave's own list of goods must be rid of the order before this field changes. */
const needsToLeaveWave = ({ field, policy }: FieldCase): boolean =>
	(field === 'lines' || field === 'cancel') && policy.unstartedWave === 'remove';

const refuse = (code: GateCode, reason: string): StateRow => ({ verdict: 'refuse', code, reason });

const proceed = (code: GateCode, reason: string): StateRow => ({
	verdict: 'proceed',
	code,
	reason,
});

const when = (holds: boolean, row: StateRow): StateRow | null => (holds ? row : null);

/**
 * The truth table, first match wins. Every row that refuses comes before every row that lets a write through, and
 * unknown facts stand between the two.
 */
const RULES: readonly Rule[] = [
	{
		row: ({ facts, policy }) =>
			when(!facts.found && facts.unknown.length === 0, {
				verdict: policy.absentOrders,
				code: 'ABSENT',
				reason: 'The warehouse has no order under this reference',
			}),
	},
	{
		row: ({ facts }) =>
			when(
				facts.closed && facts.cancelled,
				refuse('CLOSED_CANCELLED', 'The warehouse order was cancelled'),
			),
	},
	{
		row: ({ facts }) =>
			when(
				facts.closed && facts.closedAs === 'billed',
				refuse('CLOSED_BILLED', 'The order was billed'),
			),
	},
	{
		row: ({ facts }) =>
			when(
				facts.closed && facts.closedAs === 'byFinance',
				refuse('CLOSED_BY_FINANCE', 'The order was closed by hand'),
			),
	},
	{
		row: ({ facts }) =>
			when(facts.closed, refuse('CLOSED_DISPATCHED', 'The warehouse order was dispatched')),
	},
	{
		row: ({ field, facts, shippedLinesKnown }) =>
			when(
				facts.partShipped && (field === 'cancel' || (field === 'lines' && !shippedLinesKnown)),
				refuse('BLOCK_PARTSHIPPED', 'Part of the order has shipped'),
			),
	},
	{
		row: ({ facts }) =>
			when(facts.handedOver, refuse('BLOCK_3PL', 'A third party is fulfilling the order')),
	},
	{
		stage: 'picked',
		row: (field) =>
			when(
				live(field).some(isPicked),
				refuse('BLOCK_PICKED', 'The order is being picked or was picked'),
			),
	},
	{
		stage: 'label',
		row: ({ facts }) =>
			when(
				facts.labelPrinted || facts.trackingNumber !== '',
				refuse('BLOCK_LABEL', 'The shipping label exists already'),
			),
	},
	{
		row: ({ facts }) => when(facts.locked, refuse('BLOCK_LOCKED', 'Somebody locked the order')),
	},
	{
		row: ({ facts, heldByUs }) =>
			when(
				facts.parked && facts.paid && !heldByUs,
				refuse('BLOCK_PARKED', 'Somebody else parked the order'),
			),
	},
	{
		stage: 'picked',
		row: (field) =>
			when(
				!live(field).every(isUntouched),
				refuse('RACE', 'The order is in a pick wave that is under way'),
			),
	},
	{
		row: ({ field, policy, ...rest }) =>
			when(
				(field === 'lines' || field === 'cancel') &&
					policy.unstartedWave === 'refuse' &&
					live({ field, policy, ...rest }).length > 0,
				refuse('RACE', 'The order is in a pick wave'),
			),
	},
	{
		stage: 'wave',
		row: (field) => when(live(field).length > 0, refuse('RACE', 'The order is in a pick wave')),
	},
	{
		stage: 'printed',
		row: ({ facts, policy }) =>
			when(
				policy.printed === 'refuse' && (facts.invoicePrinted || facts.pickListPrinted),
				refuse('POLICY_PRINTED', 'The invoice or the pick list was printed'),
			),
	},
	{
		row: ({ facts }) =>
			when(facts.merged, refuse('MANUAL', 'The order was merged or split in the warehouse')),
	},
	{
		row: ({ facts }) =>
			when(facts.unknown.length > 0, {
				verdict: 'hold',
				code: 'UNKNOWN',
				reason: `Could not read: ${facts.unknown.join(', ')}`,
			}),
	},
	{
		row: (field) =>
			when(
				needsToLeaveWave(field) && live(field).length > 0,
				proceed('EDIT_AFTER_WAVE_REMOVAL', 'The order is in a wave that nobody has started'),
			),
	},
	{
		row: ({ facts, heldByUs }) =>
			when(
				facts.parked,
				proceed(
					'EDIT_VIA_UNPARK',
					heldByUs ? 'We parked the order ourselves' : 'The order is parked because it is unpaid',
				),
			),
	},
];

/** Reads off the truth table whether one field of the target order may be written in its present state. */
export function assessField(field: FieldCase): StateRow {
	if (field.until === 'never') {
		const closed = RULES.filter((rule) => rule.stage === undefined)
			.map((rule) => rule.row(field))
			.find((row) => row !== null && row.verdict !== 'proceed');
		return (
			closed ?? refuse('AFTER_CUT_OFF', `The policy never lets ${FIELD_WORDS[field.field]} through`)
		);
	}
	for (const { stage, row } of RULES) {
		if (stage !== undefined && !isPast(stage, field.until)) continue;
		const found = row(field);
		if (found) return found;
	}
	const bindsGoods = field.field === 'lines' || field.field === 'cancel';
	return proceed(
		'EDITABLE',
		bindsGoods ? 'The order is open and untouched' : 'The order is open, and not too far on',
	);
}

/** The state of the target order as its most delicate field sees it, the lines, by the default policy. */
export function assessState(
	facts: FulfilmentFacts,
	heldByUs: boolean,
	policy: FieldCase['policy'],
): StateRow {
	return assessField({
		field: 'lines',
		until: LATEST.lines,
		facts,
		heldByUs,
		policy,
		shippedLinesKnown: false,
	});
}
