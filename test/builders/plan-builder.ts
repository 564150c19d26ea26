import { planEdit } from '../../domain/edit/plan-edit';
import type { EditPlan } from '../../domain/edit/edit-plan';
import type { Problem } from '../../domain/edit/problem';
import { aCreateStep } from './create-step-builder';
import { anAddress } from './address-builder';
import { anOrder, type OrderBuilder } from './order-builder';
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

/** What an edit may touch, each in the way that gives exactly the steps of one field of the gate's policy. */
export type Touch =
	'quantity' | 'added' | 'removed' | 'postage' | 'address' | 'shipping' | 'notes' | 'cancel';

const TOUCHES: Readonly<Record<Touch, (order: OrderBuilder) => OrderBuilder>> = {
	quantity: (order) => order.nowWith('SKU-1', { quantity: 2 }),
	added: (order) => order.withLine('SKU-3', 1, '7.00'),
	removed: (order) => order.without('SKU-2'),
	postage: (order) => order.shippedBy('Standard', '6.00'),
	address: (order) => order.deliveredTo(anAddress({ town: 'Leeds' })),
	shipping: (order) => order.shippedBy('Express', '4.00'),
	notes: (order) => order.withNote('Ring twice'),
	cancel: (order) => order.cancelled(),
};

/** The order that `touching` edits, before it is touched. */
export const untouchedOrder = (): OrderBuilder =>
	anOrder()
		.withLine('SKU-1', 3, '10.00')
		.withLine('SKU-2', 1, '5.00')
		.shippedBy('Standard', '4.00');

/** The order as it is after an edit that touches these things and nothing else. */
export const touchedOrder = (...touches: readonly Touch[]): OrderBuilder =>
	touches.reduce((order, touch) => TOUCHES[touch](order), untouchedOrder());

/** What the target knows in these stories. */
export const touchMappings = () =>
	someMappings()
		.stocking('SKU-1', 'SKU-2', 'SKU-3')
		.shipping('Express', 'svc-2', 'Express')
		.build();

/** The plan of an edit that touches these things, made from a real order and a real target. */
export const touching = (...touches: readonly Touch[]): EditPlan =>
	planEdit(
		touchedOrder(...touches).build(),
		aTarget().inStepWith(untouchedOrder().build()).build(),
		touchMappings(),
	);

/** A plan that brings an order to a target that has none of it. */
export function aCreationPlan(changes: Partial<EditPlan> = {}): EditPlan {
	return aPlan({
		targetOrderId: '',
		targetVersion: 'absent',
		steps: [aCreateStep()],
		...changes,
	});
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
