import { gid } from '../store/ids';
import { total, ZERO } from '../store/money';
import type { Refund, RefundLine } from '../store/ledger';
import type { Order } from '../store/order';
import { placeView } from './catalogue-view';
import { connection, type PageArguments } from './connection';
import { lineView } from './line-view';
import { orderView } from './order-view';
import { requireScope, type RequestContext } from '../resolvers/context';
import { returnView } from './return-view';
import { shippingLineView } from './shipping-view';
import { transactionView } from './transaction-view';
import { bagView, dateView, type View, type ViewContext } from './view';

/** A Refund. Money counts only once the gateway reports success. */
export function refundView(context: ViewContext, order: Order, refund: Refund): View {
	const transactions = order.transactions.filter((one) => refund.transactionIds.includes(one.id));
	const settled = transactions.filter((one) => one.status === 'SUCCESS' && one.kind === 'REFUND');
	return {
		__typename: 'Refund',
		id: gid('Refund', refund.id),
		legacyResourceId: String(refund.id),
		createdAt: dateView(refund.createdAt),
		processedAt: dateView(refund.processedAt),
		updatedAt: dateView(refund.updatedAt),
		note: refund.note,
		order: () => orderView(context, order),
		return: (_args: object, request: RequestContext) => {
			requireScope(request, 'return', 'read_returns');
			const returned = order.returns.find((one) => one.id === refund.returnId);
			return returned ? returnView(context, order, returned) : null;
		},
		staffMember: null,
		duties: [],
		totalRefundedSet: bagView(total(settled.map((one) => one.amount)), order),
		transactions: (args: PageArguments) =>
			connection(transactions, args, (one) => transactionView(context, order, one)),
		refundLineItems: (args: PageArguments) =>
			connection(refund.lines, args, (row) => refundLineView(context, order, row)),
		refundShippingLines: (args: PageArguments) =>
			connection(refund.shipping, args, (row) => ({
				id: gid('RefundShippingLine', row.id),
				shippingLine: () => {
					const line = order.shippingLines.find((one) => one.id === row.shippingLineId);
					return line && shippingLineView(order, line);
				},
				subtotalAmountSet: bagView(row.subtotal, order),
				taxAmountSet: bagView(row.tax, order),
			})),
		orderAdjustments: (args: PageArguments) =>
			connection(refund.adjustments, args, (row) => ({
				id: gid('OrderAdjustment', row.id),
				reason: row.reason,
				amountSet: bagView(row.amount, order),
				taxAmountSet: bagView(ZERO, order),
			})),
	};
}

/** A RefundLineItem; its id may be null, so callers must not key on it. */
export function refundLineView(context: ViewContext, order: Order, row: RefundLine): View {
	const { switches } = context.world;
	return {
		id: switches.refundLineIdsNull ? null : gid('RefundLineItem', row.id),
		quantity: row.quantity,
		restockType: row.restockType,
		restocked: row.restocked,
		location: placeView(context, row.locationId),
		lineItem: () => {
			const line = order.lines.find((one) => one.id === row.lineId);
			return line && lineView(context, order, line);
		},
		priceSet: bagView(row.unitPrice, order),
		subtotalSet: bagView(row.subtotal, order),
		totalTaxSet: bagView(row.tax, order),
	};
}
