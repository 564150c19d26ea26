import type { EditPlan, PlanStep } from '../edit/edit-plan';
import { minorUnits, sumMinor, ZERO, type MinorUnits } from '../money/money';
import type { StateRow } from './assess-state';
import type { RefusedStep } from './gate-decision';
import { changesMoney, makesTotalsAnew } from './step-money';

type TotalsStep = Extract<PlanStep, { kind: 'setTotals' }>;

export const ROUNDING: StateRow = {
	verdict: 'refuse',
	code: 'NOT_NEEDED',
	reason: 'Only the rounding of totals differs, and the order can no longer be changed',
};

const FOLLOWS_NOTHING: StateRow = {
	verdict: 'refuse',
	code: 'NOT_NEEDED',
	reason: 'Nothing is written that would change the totals',
};

/**
 * Whether the target may be given the source's totals: only when everything that changes money is written, because
 * totals that do not fit the lines are worse than old ones. Null lets them be set.
 */
export function judgeTotals(
	step: TotalsStep,
	others: { kept: readonly PlanStep[]; refused: readonly RefusedStep[] },
	/** What the table says of the lines, for totals that differ by themselves. */
	lines: StateRow,
	plan: EditPlan,
): StateRow | null {
	const apart = others.refused.filter(({ step: each }) => changesMoney(each));
	const missing = apart.find(({ code }) => code !== 'REFUNDED_AFTER_DISPATCH') ?? apart[0];
	const writesMoney = others.kept.some(changesMoney);
	if (step.from.taxMinor === step.to.taxMinor && step.from.totalMinor === step.to.totalMinor) {
		if (missing && writesMoney) return refusal(missing);
		return others.kept.some(makesTotalsAnew) ? null : FOLLOWS_NOTHING;
	}
	if (missing?.code === 'REFUNDED_AFTER_DISPATCH' && !writesMoney) {
		const rest = step.from.totalMinor - step.to.totalMinor - sumMinor(apart.map(takenOff));
		return Math.abs(rest) <= tolerance(plan) + apart.length ? refusal(missing) : lines;
	}
	if (missing) return refusal(missing);
	if (writesMoney || lines.verdict === 'proceed') return null;
	return isRounding(step, plan) ? ROUNDING : lines;
}

const refusal = ({ code, reason }: RefusedStep): StateRow => ({ verdict: 'refuse', code, reason });

/** Whether totals differ by at most one minor unit a line, and one for the shipping: never an edit. */
function isRounding({ from, to }: TotalsStep, plan: EditPlan): boolean {
	const most = tolerance(plan);
	return (
		Math.abs(to.taxMinor - from.taxMinor) <= most &&
		Math.abs(to.totalMinor - from.totalMinor) <= most
	);
}

const tolerance = (plan: EditPlan): number => (plan.expected?.lines.length ?? 0) + 1;

/** What a step takes off the order's total. */
function takenOff({ step }: RefusedStep): MinorUnits {
	if (step.kind === 'removeLine') return step.from.grossMinor;
	if (step.kind === 'updateLine') return minorUnits(step.from.grossMinor - step.to.grossMinor);
	if (step.kind !== 'setShipping') return ZERO;
	return minorUnits(step.from.amountMinor - step.to.amountMinor);
}
