import { least, mapBag, times, total, ZERO, type Bag } from '../store/money';
import type { Order, Transaction } from '../store/order';
import type { RefundLine, RefundShipping } from '../store/ledger';
import { currentQuantityOf } from './line-value';
import { paymentsOf } from './order-totals';
import {
	checkRefundLine,
	refundLine,
	refundShipping,
	worthOf,
	type RefundLineRequest,
} from './refund-lines';
import type { World } from './world';

export interface Suggestion {
	readonly order: Order;
	readonly amount: Bag;
	readonly subtotal: Bag;
	readonly discountedSubtotal: Bag;
	readonly tax: Bag;
	readonly cartDiscount: Bag;
	readonly maximum: Bag;
	readonly lines: readonly RefundLine[];
	readonly shipping: { readonly amount: Bag; readonly tax: Bag; readonly maximum: Bag };
	readonly parent: Transaction | null;
}

/**
 * What the vendor would propose to pay back. With neither lines nor shipping it proposes the
 * balance in the buyer's favour, such as an edit leaves.
 */
export function suggestRefund(
	world: World,
	order: Order,
	request: {
		readonly lines: readonly Omit<RefundLineRequest, 'line'>[];
		readonly lineIds: readonly number[];
		readonly shipping: number | null;
		readonly full: boolean;
	},
): Suggestion {
	const draft = structuredClone(order);
	const asked = request.full ? allLines(draft) : pick(draft, request.lines, request.lineIds);
	asked.forEach((one) => checkRefundLine(draft, one));
	const lines = asked.map((one) => refundLine(world, draft, one).row);
	const carriage = draft.shippingLines.find((line) => !line.isRemoved);
	const maximumShipping = carriage ? shippingLeft(world, order, carriage.id) : null;
	const shippingAmount = request.full ? null : (request.shipping ?? 0);
	const wanted = request.full || shippingAmount !== 0;
	const shipping =
		carriage && wanted ? refundShipping(world, draft, carriage, shippingAmount) : null;
	const rows = shipping ? [...lines, shipping.row] : lines;
	const payments = paymentsOf(order);
	const worth = rows.length > 0 ? worthOf(order, rows) : creditOf(payments.outstanding);
	return {
		order: draft,
		amount: least(worth, payments.net),
		subtotal: total(lines.map((row) => times(row.unitPrice, row.quantity))),
		discountedSubtotal: total(lines.map((row) => row.subtotal)),
		tax: total(rows.map((row) => row.tax)),
		cartDiscount: ZERO,
		maximum: payments.net,
		lines,
		shipping: {
			amount: shipping?.row.subtotal ?? ZERO,
			tax: shipping?.row.tax ?? ZERO,
			maximum: maximumShipping?.subtotal ?? ZERO,
		},
		parent: parentOf(order),
	};
}

function allLines(order: Order): RefundLineRequest[] {
	return order.lines
		.filter((line) => currentQuantityOf(line) > 0)
		.map((line) => ({
			line,
			quantity: currentQuantityOf(line),
			restockType: 'NO_RESTOCK',
			locationId: null,
		}));
}

function pick(
	order: Order,
	lines: readonly Omit<RefundLineRequest, 'line'>[],
	ids: readonly number[],
): RefundLineRequest[] {
	return lines.flatMap((one, i) => {
		const line = order.lines.find((candidate) => candidate.id === ids[i]);
		return line ? [{ ...one, line }] : [];
	});
}

function shippingLeft(world: World, order: Order, id: number): RefundShipping | null {
	const copy = structuredClone(order);
	const line = copy.shippingLines.find((one) => one.id === id);
	return line ? (refundShipping(world, copy, line, null)?.row ?? null) : null;
}

function creditOf(outstanding: Bag): Bag {
	return outstanding.presentment < 0 ? mapBag(outstanding, (minor) => -minor) : ZERO;
}

function parentOf(order: Order): Transaction | null {
	const paid = order.transactions.filter((one) => one.status === 'SUCCESS');
	return paid.find((one) => one.kind === 'SALE' || one.kind === 'CAPTURE') ?? null;
}
