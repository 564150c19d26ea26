import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { RawFulfilmentOrder } from '../transport/raw-order';

const FINISHED = ['CLOSED', 'CANCELLED'];

/** The distinct locations that open fulfilment orders with units left are assigned to. */
export function toLocations(orders: readonly RawFulfilmentOrder[]): OrderSnapshot['locations'] {
	const open = orders.filter(hasUnitsLeft);
	const byId = new Map(
		open.map(({ assignedLocation: { location, name } }) => [
			location?.id ?? name,
			{ id: location?.id ?? '', name },
		]),
	);
	return [...byId.values()];
}

/** Whether the fulfilment of units that are left is on hold. */
export function isHeld(orders: readonly RawFulfilmentOrder[]): boolean {
	return orders.some((order) => order.status === 'ON_HOLD' && hasUnitsLeft(order));
}

const hasUnitsLeft = ({ status, lineItems }: RawFulfilmentOrder): boolean =>
	!FINISHED.includes(status) &&
	(lineItems.nodes.some((line) => line.remainingQuantity > 0) || lineItems.pageInfo.hasNextPage);
