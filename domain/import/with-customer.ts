import type { EditPlan } from '../edit/edit-plan';
import type { Result } from '../result';
import { stableHash } from '../stable-hash';

/**
 * A plan to create an order, for a customer of the target; without one it becomes a plan that nothing is written of,
 * with the reason. A plan that creates nothing stays as it is.
 */
export function withCustomer(
	plan: EditPlan,
	customer: Result<string, { detail: string; subject: string }>,
): EditPlan {
	if (!plan.steps.some((step) => step.kind === 'createOrder')) return plan;
	const steps = customer.ok
		? plan.steps.map((step) =>
				step.kind === 'createOrder' ? { ...step, customerId: customer.value } : step,
			)
		: [];
	const problems = customer.ok
		? plan.problems
		: [...plan.problems, { code: 'CUSTOMER_UNMAPPED' as const, ...customer.error }];
	return {
		...plan,
		steps,
		problems,
		planKey: stableHash({ amends: plan.planKey, steps, problems }),
	};
}
