import type { EditPlan } from '../edit/edit-plan';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { FulfilmentFacts } from '../target/fulfilment-facts';
import type { GateCode, GateDecision } from './gate-decision';
import type { GatePolicy } from './gate-policy';
import { assessState, type StateRow } from './assess-state';

/** Whether anything of the order still has to leave the warehouse, as far as the source says. */
function awaitsShipment(snapshot: OrderSnapshot | null): boolean {
	if (!snapshot) return true;
	if (snapshot.cancelledAt !== null) return false;
	return snapshot.lines.some(
		(line) => line.requiresShipping && line.fulfilledQuantity < line.quantity,
	);
}

/** Refused without an exception: there is nothing that a person would have to settle. */
function notNeeded(facts: FulfilmentFacts, snapshot: OrderSnapshot | null): StateRow | null {
	if (!facts.found && facts.unknown.length === 0 && !awaitsShipment(snapshot)) {
		return {
			verdict: 'refuse',
			code: 'NOT_NEEDED',
			reason: 'Nothing of the order has to leave the warehouse, and the warehouse has none of it',
		};
	}
	return null;
}

/**
 * Decides whether a plan may be written. A plan without steps and problems always passes, because nothing will
 * be written; otherwise the state decides, and only then the plan's own problems. A fact that could not be read
 * never lets a write through.
 */
export function decideGate(
	plan: EditPlan | null,
	facts: FulfilmentFacts,
	heldByUs: boolean,
	policy: GatePolicy,
	snapshot: OrderSnapshot | null = null,
): GateDecision {
	const needless = notNeeded(facts, snapshot);
	if (needless) return decision(needless, facts);
	const state = assessState(facts, heldByUs, policy);
	if (plan === null)
		return decision(state.verdict === 'proceed' ? unknownPlan(state) : state, facts);
	if (plan.steps.length === 0 && plan.problems.length === 0 && facts.found) {
		return decision(
			{
				verdict: 'proceed',
				code: 'NOTHING_TO_DO',
				reason: 'The target already equals the source',
			},
			facts,
		);
	}
	if (state.verdict !== 'proceed') {
		return decision(isRoundingOnly(plan) ? ROUNDING : state, facts);
	}
	if (plan.problems.length > 0) {
		return decision(
			{
				verdict: 'refuse',
				code: 'PLAN_BLOCKED',
				reason: plan.problems.map((problem) => problem.detail).join('; '),
			},
			facts,
		);
	}
	return decision(state, facts);
}

const ROUNDING: StateRow = {
	verdict: 'refuse',
	code: 'NOT_NEEDED',
	reason: 'Only the rounding of totals differs, and the order can no longer be changed',
};

/** Whether all that differs is at most one minor unit a line, and one for the shipping: never an edit. */
function isRoundingOnly(plan: EditPlan): boolean {
	const tolerance = (plan.expected?.lines.length ?? 0) + 1;
	return (
		plan.steps.length > 0 &&
		plan.problems.length === 0 &&
		plan.steps.every(
			(step) =>
				step.kind === 'setTotals' &&
				Math.abs(step.to.taxMinor - step.from.taxMinor) <= tolerance &&
				Math.abs(step.to.totalMinor - step.from.totalMinor) <= tolerance,
		)
	);
}

const unknownPlan = (state: StateRow): StateRow => ({
	...state,
	verdict: 'hold',
	code: 'UNKNOWN' satisfies GateCode,
	reason: 'There is no plan to decide on',
});

function decision(row: StateRow, facts: FulfilmentFacts): GateDecision {
	const unpark =
		facts.parked && (row.code === 'EDIT_VIA_UNPARK' || row.code === 'EDIT_AFTER_WAVE_REMOVAL');
	return {
		kind: 'gateDecision',
		schemaVersion: 1,
		verdict: row.verdict,
		code: row.code,
		reasons: [row.reason],
		evidence: evidenceOf(facts),
		removeFromWaves: row.code === 'EDIT_AFTER_WAVE_REMOVAL',
		unpark,
		parkAfterwards: unpark && !facts.paid,
	};
}

function evidenceOf(facts: FulfilmentFacts): GateDecision['evidence'] {
	const live = facts.waves.filter((wave) => !wave.finished);
	return {
		found: facts.found,
		closed: facts.closed,
		cancelled: facts.cancelled,
		partShipped: facts.partShipped,
		handedOver: facts.handedOver,
		waves: live
			.map((wave) => `${wave.waveId} ${wave.state}/${wave.pickState} picked ${wave.pickedUnits}`)
			.join(', '),
		labelPrinted: facts.labelPrinted,
		trackingNumber: facts.trackingNumber,
		invoicePrinted: facts.invoicePrinted,
		pickListPrinted: facts.pickListPrinted,
		locked: facts.locked,
		parked: facts.parked,
		paid: facts.paid,
		merged: facts.merged,
		unknown: facts.unknown.join(', '),
	};
}
