import { z } from 'zod';
import type { EditPlan, PlanStep } from '../edit/edit-plan';
import type { Problem } from '../edit/problem';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { TargetSnapshot } from '../target/target-snapshot';
import { generationOf } from './generation';

/** How an edit reaches an open order: by changing it, by a new order in its place, or whichever is called for. */
export const strategySchema = z.enum(['amend', 'regenerate', 'auto']);
export type Strategy = z.infer<typeof strategySchema>;

/** Line changes up to which `auto` amends: each is a call, and between two of them the order is neither old nor new. */
const MOST_LINE_CHANGES = 10;

/** Problems that only exist because the order stays the one it is. */
const SOLVED_BY_A_NEW_ORDER: readonly Problem['code'][] = ['CURRENCY_MISMATCH', 'LOCATION_DIFFERS'];

/**
 * Why an order is made anew instead of being amended by `plan`, or null. `auto` does so where amending in place cannot
 * work (another currency, another location) or would take more than ten line changes; `regenerate` for every change of
 * lines or money. An order that is closed, part shipped or merged is only ever amended, and so is one whose
 * replacement was made and taken back once, or that stands under a reference from which its successor could not be told.
 */
export function whyRegenerate(
	plan: EditPlan,
	{ snapshot, target }: { snapshot: OrderSnapshot; target: TargetSnapshot },
	strategy: Strategy,
): string | null {
	const { facts, succession, replaced = [] } = target;
	if (strategy === 'amend' || facts.closed || facts.partShipped || facts.merged) return null;
	if (generationOf(target.reference, snapshot.reference) === null) return null;
	if (succession?.undone || replaced.length > 0) return null;
	const { problems } = plan;
	if (problems.length > 0) {
		const solved = problems.every(({ code }) => SOLVED_BY_A_NEW_ORDER.includes(code));
		return solved ? problems.map(({ detail }) => detail).join('; ') : null;
	}
	const lineChanges = plan.steps.filter(isLineChange).length;
	if (strategy === 'regenerate') {
		return lineChanges > 0 || plan.steps.some(isPostageChange)
			? 'The settings ask for a new order whenever lines or money change'
			: null;
	}
	return lineChanges > MOST_LINE_CHANGES ? `${lineChanges} lines change at once` : null;
}

const isLineChange = ({ kind }: PlanStep): boolean =>
	kind === 'updateLine' || kind === 'addLine' || kind === 'addService' || kind === 'removeLine';

const isPostageChange = (step: PlanStep): boolean =>
	step.kind === 'setShipping' && step.from.amountMinor !== step.to.amountMinor;
