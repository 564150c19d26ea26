import { planEdit } from '../../domain/edit/plan-edit';
import type { EditPlan } from '../../domain/edit/edit-plan';
import type { Problem } from '../../domain/edit/problem';
import { anOrder } from './order-builder';
import { aTarget } from './target-builder';
import { someMappings } from './mappings-builder';

/** A plan that changes one quantity, from a real edit of a real order. */
export function aPlan(changes: Partial<EditPlan> = {}): EditPlan {
	const target = aTarget()
		.inStepWith(anOrder().withLine('SKU-1', 3, '10.00').build())
		.build();
	const edited = anOrder().withLine('SKU-1', 2, '10.00').build();
	return { ...planEdit(edited, target, someMappings().build()), ...changes };
}

/** A plan for an order that is in step already. */
export function anEmptyPlan(): EditPlan {
	const order = anOrder().withLine('SKU-1', 3, '10.00').build();
	return planEdit(order, aTarget().inStepWith(order).build(), someMappings().build());
}

/** A plan that a person has to look at first. */
export function aBlockedPlan(
	...problems: Array<Partial<Problem> & Pick<Problem, 'code'>>
): EditPlan {
	return aPlan({
		steps: [],
		problems: problems.map((problem) => ({
			detail: `Trouble: ${problem.code}`,
			subject: problem.code,
			...problem,
		})),
	});
}
