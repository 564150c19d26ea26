import { fulfilledQuantityOf, unfulfilledQuantityOf } from '../../behaviour/fulfilment-quantities';
import { quantityOf } from '../../behaviour/line-value';
import type { World } from '../../behaviour/world';
import { gid } from '../../store/ids';
import type { Refund, RefundLine } from '../../store/ledger';
import { toDecimal, ZERO, type Bag } from '../../store/money';
import type { Order } from '../../store/order';
import { price, priceSet, restDate, type Json } from './json';
import { transactionBody } from './transaction-body';

/** A refund in the REST form. An edit's removal is one without money or adjustments. */
export function refundBody(world: World, order: Order, refund: Refund): Json {
	const transactions = order.transactions.filter((one) => refund.transactionIds.includes(one.id));
	const returned = order.returns.find((one) => one.id === refund.returnId) ?? null;
	return {
		id: refund.id,
		order_id: order.id,
		created_at: restDate(world, refund.createdAt),
		note: refund.note === '' ? null : refund.note,
		user_id: null,
		processed_at: restDate(world, refund.processedAt),
		duties: [],
		total_duties_set: priceSet(ZERO, order),
		return: returned && {
			id: returned.id,
			admin_graphql_api_id: gid('Return', returned.id),
		},
		restock: refund.lines.some((row) => row.restocked),
		refund_shipping_lines: refund.shipping.map((row) => ({
			id: row.id,
			shipping_line_id: row.shippingLineId,
			subtotal_amount_set: priceSet(row.subtotal, order),
			tax_amount_set: priceSet(row.tax, order),
		})),
		admin_graphql_api_id: gid('Refund', refund.id),
		order_adjustments: refund.adjustments.map((row) => ({
			id: row.id,
			order_id: order.id,
			refund_id: refund.id,
			amount: price(row.amount, order),
			tax_amount: price(ZERO, order),
			kind: 'refund_discrepancy',
			reason: 'Refund discrepancy',
			amount_set: priceSet(row.amount, order),
			tax_amount_set: priceSet(ZERO, order),
		})),
		refund_line_items: refund.lines.map((row) => refundLineBody(order, row)),
		transactions: transactions.map((one) => transactionBody(world, order, one)),
	};
}

function refundLineBody(order: Order, row: RefundLine): Json {
	const line = order.lines.find((one) => one.id === row.lineId);
	const waiting = unfulfilledQuantityOf(order, row.lineId);
	const left = fulfilledQuantityOf(order, row.lineId) > 0;
	return {
		id: row.id,
		quantity: row.quantity,
		line_item_id: row.lineId,
		location_id: row.locationId,
		restock_type: row.restockType.toLowerCase(),
		subtotal: amountNumber(row.subtotal, order),
		total_tax: amountNumber(row.tax, order),
		subtotal_set: priceSet(row.subtotal, order),
		total_tax_set: priceSet(row.tax, order),
		line_item: line
			? {
					id: line.id,
					sku: line.sku,
					quantity: quantityOf(line),
					fulfillable_quantity: waiting,
					fulfillment_status: left ? (waiting === 0 ? 'fulfilled' : 'partial') : null,
					price: price(line.unitPrice, order),
					admin_graphql_api_id: gid('LineItem', line.id),
				}
			: null,
	};
}

/** REST writes these two amounts as JSON numbers, unlike all others. */
function amountNumber(bag: Bag, order: Order): number {
	return Number(toDecimal(bag.shop, order.currency));
}
