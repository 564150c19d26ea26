import type { EditPlan, PlanStep } from '../edit/edit-plan';
import { canonicalJson } from '../stable-hash';
import type { RefusedStep } from './gate-decision';
import { changesMoney, makesTotalsAnew } from './step-money';

/**
 * The part of a plan that may be written: its steps in their order, without the refused ones. Where a step is left
 * that makes the target add up its totals anew although no money may change, the totals the order had are put back.
 */
export function splitPlan(plan: EditPlan, refused: readonly RefusedStep[]): EditPlan {
	const taboo = new Set(refused.map(({ step }) => canonicalJson(step)));
	const isTaboo = (step: PlanStep): boolean => taboo.has(canonicalJson(step));
	const kept = plan.steps.filter((step) => !isTaboo(step));
	const totals = plan.steps.find((step) => step.kind === 'setTotals');
	if (!totals || !isTaboo(totals)) return { ...plan, steps: kept };
	const mustPutBack = kept.some(makesTotalsAnew) && !kept.some(changesMoney);
	return {
		...plan,
		steps: mustPutBack ? [...kept, { ...totals, to: totals.from }] : kept,
	};
}
