import { isOpen } from '../store/fulfilment';
import type { Line, Order } from '../store/order';
import { currentQuantityOf } from './line-value';

/** Units of a line that have left, whatever was refunded afterwards. */
export function fulfilledQuantityOf(order: Order, lineId: number): number {
	return order.fulfilments
		.filter((one) => one.status === 'SUCCESS')
		.flatMap((one) => one.lines)
		.filter((one) => one.lineId === lineId)
		.reduce((sum, one) => sum + one.quantity, 0);
}

/** Units of a line that open fulfilment orders still ask for. */
export function unfulfilledQuantityOf(order: Order, lineId: number): number {
	return order.fulfilmentOrders
		.filter(isOpen)
		.flatMap((one) => one.lines)
		.filter((one) => one.lineId === lineId)
		.reduce((sum, one) => sum + one.remaining, 0);
}

/** Units an edit may take away: those that have not left. */
export function editableQuantityOf(order: Order, line: Line): number {
	return Math.min(unfulfilledQuantityOf(order, line.id), currentQuantityOf(line));
}
