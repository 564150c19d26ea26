import type { OrderSnapshot } from '../order/order-snapshot';
import { isDispatched, type FulfilmentFacts } from '../target/fulfilment-facts';

/**
 * Ids of the lines that came on the order by a return, as an exchange, after it had left: a parcel of its own, which
 * the dispatched order cannot hold. A line of which the record does not say how it changed is none.
 */
export function exchangedSince(
	{ changes }: Pick<OrderSnapshot, 'changes'>,
	facts: FulfilmentFacts,
): Set<string> {
	const { closedAt } = facts;
	if (!isDispatched(facts) || closedAt === undefined) return new Set();
	return new Set(
		changes
			.filter(({ kind, at }) => kind === 'return' && Date.parse(at) >= Date.parse(closedAt))
			.flatMap(({ lineIds, units }) => lineIds.filter((lineId) => (units?.[lineId] ?? 0) > 0)),
	);
}
