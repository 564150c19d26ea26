import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { RawFulfilmentOrder } from '../transport/raw-order';

const FINISHED = ['CLOSED', 'CANCELLED'];

/** The distinct locations that open fulfilment orders with units left are assigned to. */
export function toLocations(orders: readonly RawFulfilmentOrder[]): OrderSnapshot['locations'] {
	const open = orders.filter(
		({ status, lineItems }) =>
			!FINISHED.includes(status) &&
			(lineItems.nodes.some((line) => line.remainingQuantity > 0) ||
				lineItems.pageInfo.hasNextPage),
	);
	const byId = new Map(
		open.map(({ assignedLocation: { location, name } }) => [
			location?.id ?? name,
			{ id: location?.id ?? '', name },
		]),
	);
	return [...byId.values()];
}
