import { minus, plus, total, type Bag } from '../store/money';
import type { Order, Transaction } from '../store/order';
import { currentValue, originalValue, type Value } from './line-value';
import { currentShippingValue, originalShippingValue } from './shipping-value';

/** The money of an order, both as ever sold and as it stands. */
export interface OrderTotals {
	readonly subtotal: Bag;
	readonly shipping: Bag;
	readonly tax: Bag;
	readonly discounts: Bag;
	readonly total: Bag;
}

/** Totals after edits, refunds and cancellation: the vendor's `current*Set`. */
export function currentTotals(order: Order): OrderTotals {
	return add(
		order,
		order.lines.map((line) => currentValue(line, order.taxesIncluded)),
		order.shippingLines.map((line) => currentShippingValue(line, order.taxesIncluded)),
	);
}

/** Totals that include what edits added but never drop what they removed. */
export function salesTotals(order: Order): OrderTotals {
	return add(
		order,
		order.lines.map((line) => originalValue(line, order.taxesIncluded)),
		order.shippingLines.map((line) => originalShippingValue(line, order.taxesIncluded)),
	);
}

/** Payments received, paid back and still due. */
export function paymentsOf(order: Order): {
	received: Bag;
	refunded: Bag;
	net: Bag;
	discrepancy: Bag;
	outstanding: Bag;
	capturable: Bag;
} {
	const received = sumOf(order, ['SALE', 'CAPTURE']);
	const refunded = sumOf(order, ['REFUND']);
	const net = minus(received, refunded);
	const discrepancy = total(
		order.refunds.flatMap((refund) => refund.adjustments.map((one) => one.amount)),
	);
	const outstanding = plus(minus(currentTotals(order).total, net), discrepancy);
	return { received, refunded, net, discrepancy, outstanding, capturable: capturableOf(order) };
}

/** What may still be paid back: what was received, less refunds that succeeded or may yet. */
export function refundableOf(order: Order): Bag {
	const received = sumOf(order, ['SALE', 'CAPTURE']);
	return minus(received, plus(sumOf(order, ['REFUND']), sumOf(order, ['REFUND'], 'PENDING')));
}

function sumOf(
	order: Order,
	kinds: ReadonlyArray<Transaction['kind']>,
	status: Transaction['status'] = 'SUCCESS',
): Bag {
	return total(
		order.transactions
			.filter((one) => one.status === status && kinds.includes(one.kind))
			.map((one) => one.amount),
	);
}

function capturableOf(order: Order): Bag {
	if (order.transactions.some((one) => one.kind === 'VOID')) return total([]);
	const open = minus(sumOf(order, ['AUTHORIZATION']), sumOf(order, ['CAPTURE']));
	return open.presentment > 0 ? open : total([]);
}

function add(order: Order, lines: readonly Value[], shipping: readonly Value[]): OrderTotals {
	const subtotal = total(lines.map((one) => one.net));
	const carriage = total(shipping.map((one) => one.net));
	const tax = total([...lines, ...shipping].map((one) => one.tax));
	const discounts = total([...lines, ...shipping].map((one) => one.discount));
	const untaxed = plus(subtotal, carriage);
	const worth = order.taxesIncluded ? untaxed : plus(untaxed, tax);
	return { subtotal, shipping: carriage, tax, discounts, total: worth };
}
