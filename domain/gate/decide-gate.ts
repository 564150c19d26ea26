import type { EditPlan, PlanStep } from '../edit/edit-plan';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { FulfilmentFacts } from '../target/fulfilment-facts';
import { assessState, type StateRow } from './assess-state';
import { NO_CONTEXT, toStanding, type GateContext, type Standing } from './gate-context';
import type { GateDecision, RefusedStep } from './gate-decision';
import { toEvidence } from './gate-evidence';
import type { GatePolicy } from './gate-policy';
import { BOOK } from './judge-step';
import { judgeSteps, type JudgedPlan } from './judge-steps';

/** Whether anything of the order still has to leave the warehouse, as far as the source says. */
function awaitsShipment(snapshot: OrderSnapshot | null): boolean {
	if (!snapshot) return true;
	if (snapshot.cancelledAt !== null) return false;
	return snapshot.lines.some(
		(line) => line.requiresShipping && line.fulfilledQuantity < line.quantity,
	);
}

const NOT_NEEDED: StateRow = {
	verdict: 'refuse',
	code: 'NOT_NEEDED',
	reason: 'Nothing of the order has to leave the warehouse, and the warehouse has none of it',
};

const IN_STEP: StateRow = {
	verdict: 'proceed',
	code: 'NOTHING_TO_DO',
	reason: 'The target already equals the source',
};

/**
 * Decides what of a plan may be written, step by step. A plan without steps and problems always passes, because
 * nothing will be written; otherwise the state decides, field by field, and only then the plan's own problems. Steps
 * that must wait come back as refused; the verdict is to proceed as long as one step is left. A fact that could not
 * be read never lets a write through.
 */
export function decideGate(
	plan: EditPlan | null,
	facts: FulfilmentFacts,
	heldByUs: boolean,
	policy: GatePolicy,
	snapshot: OrderSnapshot | null = null,
	context: GateContext = NO_CONTEXT,
): GateDecision {
	const targetOrderId = plan?.targetOrderId ?? '';
	const standing = toStanding({ facts, heldByUs, context, targetOrderId }, policy, snapshot);
	if (plan?.about === 'money') return toDecision(decideMoney(plan), standing, { kept: plan.steps });
	const isAbsent = !facts.found && facts.unknown.length === 0;
	if (isAbsent && !awaitsShipment(snapshot)) return toDecision(NOT_NEEDED, standing);
	const state = assessState(facts, heldByUs, policy);
	if (plan === null) return toDecision(withoutPlan(state), standing);
	const whole = decideWhole(plan, facts, state);
	if (whole) return toDecision(whole, standing);
	return decideSteps(judgeSteps(plan, standing), standing);
}

/** Money is bound by the books alone. What can be booked is, though another refund of the order be in doubt. */
function decideMoney(plan: EditPlan): StateRow {
	if (plan.steps.length > 0) return BOOK;
	if (plan.problems.length > 0) return blocked(plan);
	return plan.postponed
		? { verdict: 'hold', code: 'POSTPONED', reason: plan.postponed.reason }
		: IN_STEP;
}

/** What holds for a plan as a whole, whatever its steps; null when the steps decide. */
function decideWhole(plan: EditPlan, facts: FulfilmentFacts, state: StateRow): StateRow | null {
	const isAbsent = !facts.found && facts.unknown.length === 0;
	const { steps, problems, postponed } = plan;
	if (postponed && steps.length === 0) {
		return { verdict: 'hold', code: 'POSTPONED', reason: postponed.reason };
	}
	if (steps.length === 0 && problems.length === 0 && facts.found) return IN_STEP;
	if (problems.length > 0) {
		const isImport = isAbsent && plan.targetOrderId === '';
		return state.verdict === 'proceed' || isImport ? blocked(plan) : state;
	}
	const creates = steps.some((step) => step.kind === 'createOrder');
	return isAbsent && !creates ? state : null;
}

const blocked = ({ problems }: EditPlan): StateRow => ({
	verdict: 'refuse',
	code: 'PLAN_BLOCKED',
	reason: problems.map((problem) => problem.detail).join('; '),
});

const withoutPlan = (state: StateRow): StateRow =>
	state.verdict === 'proceed'
		? { verdict: 'hold', code: 'UNKNOWN', reason: 'There is no plan to decide on' }
		: state;

function decideSteps({ kept, refused, row }: JudgedPlan, standing: Standing): GateDecision {
	if (row.verdict === 'proceed') return toDecision(row, standing, { refused, kept });
	if (row.verdict === 'hold') return toDecision(row, standing);
	return toDecision(mayBeLetGo(refused, standing) ? LET_GO : row, standing, { refused });
}

const LET_GO: StateRow = {
	verdict: 'proceed',
	code: 'NOTHING_TO_DO',
	reason: 'Nothing of the change may be written, so the order is let go',
};

/** Codes that time does not change. */
const FOR_GOOD: ReadonlyArray<RefusedStep['code']> = [
	'AFTER_CUT_OFF',
	'LINE_SHIPPED',
	'NOT_NEEDED',
	'REFUNDED_AFTER_DISPATCH',
];

/**
 * Whether an order that we parked goes on as it is, although nothing of its change may be written: what is refused
 * for good keeps nobody from picking the rest. An order cancelled in the shop is never let go like that.
 */
function mayBeLetGo(refused: readonly RefusedStep[], { facts, heldByUs }: Standing): boolean {
	const isForGood = ({ step, code }: RefusedStep): boolean =>
		step.kind !== 'cancelOrder' && FOR_GOOD.includes(code);
	return facts.parked && heldByUs && refused.every(isForGood) && !isSuccession(refused.map(toStep));
}

const toStep = ({ step }: RefusedStep): PlanStep => step;

/** An older order stays in the way of its successor, so nothing is opened before the older one is cancelled. */
const isSuccession = (steps: readonly PlanStep[]): boolean =>
	steps.some((step) => step.kind === 'createOrder' || step.kind === 'cancelReplaced');

function toDecision(
	row: StateRow,
	standing: Standing,
	{ refused = [], kept = [] }: { refused?: RefusedStep[]; kept?: PlanStep[] } = {},
): GateDecision {
	const { facts } = standing;
	const unpark = facts.parked && kept.length > 0 && !isSuccession(kept);
	return {
		kind: 'gateDecision',
		schemaVersion: 1,
		verdict: row.verdict,
		code: row.code,
		reasons: [row.reason],
		evidence: toEvidence(standing),
		refused,
		removeFromWaves: row.code === 'EDIT_AFTER_WAVE_REMOVAL',
		unpark,
		parkAfterwards: unpark && !facts.paid,
	};
}
