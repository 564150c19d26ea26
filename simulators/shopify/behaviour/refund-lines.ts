import type { RefundLine, RefundShipping, RestockType } from '../store/ledger';
import { fromPresentment } from '../store/exchange';
import { plus, ZERO, type Bag } from '../store/money';
import type { Line, Order, ShippingLine } from '../store/order';
import { fulfilledQuantityOf, unfulfilledQuantityOf } from './fulfilment-quantities';
import { lineSale, shippingSale, type SaleDraft } from './ledger';
import { takeUnits } from './line-units';
import { currentQuantityOf, currentValue } from './line-value';
import { refuse } from './refusal';
import { currentShippingValue, valueLost } from './shipping-value';
import type { World } from './world';

export interface RefundLineRequest {
	readonly line: Line;
	readonly quantity: number;
	readonly restockType: RestockType;
	readonly locationId: number | null;
}

/** Refuses more units than the line has, or restocking what is not where it is said to be. */
export function checkRefundLine(order: Order, request: RefundLineRequest): void {
	const { line, quantity, restockType } = request;
	if (quantity < 1 || quantity > currentQuantityOf(line)) {
		refuse(['refundLineItems'], 'Quantity cannot refund more items than were purchased');
	}
	if (restockType === 'CANCEL' && quantity > unfulfilledQuantityOf(order, line.id)) {
		refuse(['refundLineItems'], 'Quantity cannot cancel items that have been fulfilled');
	}
	if (restockType === 'RETURN' && quantity > fulfilledQuantityOf(order, line.id)) {
		refuse(['refundLineItems'], 'Quantity cannot return items that have not been fulfilled');
	}
}

/** Takes the units off the line and says what they were worth. */
export function refundLine(
	world: World,
	order: Order,
	request: RefundLineRequest,
): { row: RefundLine; sale: SaleDraft } {
	const { line, quantity, restockType } = request;
	const before = currentValue(line, order.taxesIncluded);
	takeUnits(line, quantity);
	const after = currentValue(line, order.taxesIncluded);
	const restocked = restockType !== 'NO_RESTOCK';
	const row: RefundLine = {
		id: world.ids.next(),
		lineId: line.id,
		quantity,
		restockType,
		restocked,
		locationId: restocked ? (request.locationId ?? order.locationId) : null,
		unitPrice: line.unitPrice,
		...valueLost(before, after),
	};
	return { row, sale: lineSale(line, 'RETURN', -quantity, { before, after }) };
}

/** Gives back part of a shipping line's price, or all that is left with null. */
export function refundShipping(
	world: World,
	order: Order,
	line: ShippingLine,
	amount: number | null,
): { row: RefundShipping; sale: SaleDraft } | null {
	const before = currentShippingValue(line, order.taxesIncluded);
	if (before.net.presentment === 0) return null;
	const given = amount === null ? before.net : portionOf(before.net, amount, order);
	line.refunded = plus(line.refunded, given);
	const after = currentShippingValue(line, order.taxesIncluded);
	return {
		row: { id: world.ids.next(), shippingLineId: line.id, ...valueLost(before, after) },
		sale: shippingSale(line, 'RETURN', amount === null ? -1 : 0, { before, after }),
	};
}

/** What a refund of these rows is worth to the buyer, tax included. */
export function worthOf(order: Order, rows: ReadonlyArray<{ subtotal: Bag; tax: Bag }>): Bag {
	return rows.reduce(
		(sum, row) => plus(sum, order.taxesIncluded ? row.subtotal : plus(row.subtotal, row.tax)),
		ZERO,
	);
}

function portionOf(available: Bag, amount: number, order: Order): Bag {
	if (amount > available.presentment) {
		refuse(['shipping'], 'Shipping amount is more than can be refunded');
	}
	return amount === available.presentment ? available : fromPresentment(amount, order);
}
