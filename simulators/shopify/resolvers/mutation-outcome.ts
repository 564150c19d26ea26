import { findOrder } from '../behaviour/find';
import { Refusal, refuse } from '../behaviour/refusal';
import type { Order } from '../store/order';
import type { View } from '../views/view';
import type { RequestContext } from './context';

/** Carries a mutation out; a refusal becomes its list of user errors and nothing else. */
export function outcome(work: () => View, errorsField = 'userErrors'): View {
	try {
		return { ...work(), [errorsField]: [] };
	} catch (reason) {
		if (reason instanceof Refusal) return { [errorsField]: reason.rows };
		throw reason;
	}
}

/** The order a mutation is about, or a refusal. */
export function orderFor(
	{ world }: RequestContext,
	id: string,
	field: readonly string[] = ['id'],
	code: string | null = null,
): Order {
	return findOrder(world, id) ?? refuse(field, 'Order does not exist', code);
}
