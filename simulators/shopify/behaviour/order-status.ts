import { isOpen } from '../store/fulfilment';
import type { Order } from '../store/order';
import { currentQuantityOf } from './line-value';
import { currentTotals, paymentsOf } from './order-totals';
import { fulfilledQuantityOf } from './fulfilment-quantities';

export type FinancialStatus =
	| 'AUTHORIZED'
	| 'PAID'
	| 'PARTIALLY_PAID'
	| 'PARTIALLY_REFUNDED'
	| 'PENDING'
	| 'REFUNDED'
	| 'VOIDED';

/**
 * The payment status on display. A removal by edit leaves a paid order PAID with a negative
 * balance; an addition makes it PARTIALLY_PAID.
 */
export function financialStatusOf(order: Order): FinancialStatus {
	const { received, refunded, outstanding, capturable } = paymentsOf(order);
	if (order.transactions.some((one) => one.kind === 'VOID') && received.presentment === 0) {
		return 'VOIDED';
	}
	if (received.presentment === 0) {
		if (capturable.presentment > 0) return 'AUTHORIZED';
		return currentTotals(order).total.presentment === 0 ? 'PAID' : 'PENDING';
	}
	if (refunded.presentment >= received.presentment) return 'REFUNDED';
	if (outstanding.presentment > 0) return 'PARTIALLY_PAID';
	return refunded.presentment > 0 ? 'PARTIALLY_REFUNDED' : 'PAID';
}

export type FulfilmentStatus =
	'UNFULFILLED' | 'PARTIALLY_FULFILLED' | 'FULFILLED' | 'ON_HOLD' | 'IN_PROGRESS';

/** The fulfilment status on display; a hold shows only while nothing has left. */
export function fulfilmentStatusOf(order: Order): FulfilmentStatus {
	const fulfilled = order.lines.reduce((sum, line) => sum + fulfilledQuantityOf(order, line.id), 0);
	const open = order.fulfilmentOrders.filter(isOpen);
	const remaining = open.flatMap((one) => one.lines).reduce((sum, one) => sum + one.remaining, 0);
	if (fulfilled > 0) return remaining > 0 ? 'PARTIALLY_FULFILLED' : 'FULFILLED';
	if (remaining === 0) return 'UNFULFILLED';
	if (open.some((one) => one.status === 'ON_HOLD')) return 'ON_HOLD';
	return open.every((one) => one.status === 'IN_PROGRESS') ? 'IN_PROGRESS' : 'UNFULFILLED';
}

/** Why the vendor would not let the merchant edit this order; empty when it would. */
export function editErrorsOf(order: Order): string[] {
	const errors = [...order.editBlocks];
	if (order.cancelledAt) errors.push('Canceled orders can\u2019t be edited.');
	if (order.closedAt) errors.push('Archived orders can\u2019t be edited.');
	return errors;
}

/** Units of all lines that count towards the subtotal. */
export function currentUnitsOf(order: Order): number {
	return order.lines.reduce((sum, line) => sum + currentQuantityOf(line), 0);
}
