import { cancelReplaced, type EditPlan, type PlanStep } from '../edit/edit-plan';
import { stableHash } from '../stable-hash';
import type { TargetSnapshot } from '../target/target-snapshot';

/**
 * What to do about an order that was made to replace another, when the other still stands: a sweep broke off between
 * the two, or an edit came in between. `plan` compares the newest open order with the source.
 * - It equals the source but for the rounding of totals: the older ones are cancelled, as it was meant.
 * - It does not: it is taken back, and the older one is amended by a later look. An order that takes the place of
 *   another order of the source is not: the other one is cancelled in the source, so it goes first, and this one is
 *   amended after it.
 * - The older one was dispatched all the same: whatever was to take its place is taken back.
 * - The source cancelled the order: all of them are cancelled.
 * A plan with problems stays as it is; so does one for an order without a rival.
 */
export function planSuccession(plan: EditPlan, target: TargetSnapshot): EditPlan {
	const rivals = target.replaced ?? [];
	if (rivals.length === 0 || plan.problems.length > 0) return plan;
	const cancelled = rivals.map(cancelReplaced);
	const isShipped = target.facts.closed && !target.facts.cancelled;
	if (isShipped) return decided(plan, cancelled, 'The order was dispatched before it was replaced');
	if (plan.expected === null) {
		return decided(plan, [...cancelled, ...plan.steps], 'The shop cancelled the order');
	}
	if (plan.steps.every((step) => step.kind === 'setTotals')) {
		const steps = [...cancelled, ...plan.steps];
		return decided(plan, steps, 'A replacement was begun and is as the shop wants it');
	}
	if (rivals.every(({ standsFor }) => standsFor !== undefined)) {
		const names = rivals.map(({ standsFor }) => standsFor).join(' and ');
		return decided(plan, [...cancelled, ...plan.steps], `The order takes the place of ${names}`);
	}
	const why = 'A replacement was begun and is not as the shop wants it';
	return decided(plan, [cancelReplaced(target)], why);
}

const decided = (plan: EditPlan, steps: PlanStep[], why: string): EditPlan => ({
	...plan,
	planKey: stableHash({ plan: plan.planKey, steps }),
	steps,
	strategy: { chosen: 'regenerate', why },
});
