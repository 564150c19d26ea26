import { unfulfilledQuantityOf, fulfilledQuantityOf } from '../behaviour/fulfilment-quantities';
import { currentQuantityOf, currentValue, quantityOf } from '../behaviour/line-value';
import { currentTotals, paymentsOf } from '../behaviour/order-totals';
import { financialStatusOf, fulfilmentStatusOf } from '../behaviour/order-status';
import { currentShippingValue } from '../behaviour/shipping-value';
import { toDecimal, type Bag } from '../store/money';
import type { Order } from '../store/order';
import { identityOf } from './order-reference';

/** An order to read at a glance; amounts are decimals in the buyer's currency. */
export type OrderSnapshot = ReturnType<typeof snapshotOf>;

/** Pictures an order as it stands. */
export function snapshotOf(order: Order) {
	const amount = (bag: Bag): string => toDecimal(bag.presentment, order.presentmentCurrency);
	const totals = currentTotals(order);
	const payments = paymentsOf(order);
	return {
		...identityOf(order),
		createdAt: order.createdAt.toISOString(),
		updatedAt: order.updatedAt.toISOString(),
		cancelledAt: order.cancelledAt?.toISOString() ?? null,
		closedAt: order.closedAt?.toISOString() ?? null,
		edited: order.edited,
		financialStatus: financialStatusOf(order),
		fulfilmentStatus: fulfilmentStatusOf(order),
		currency: order.currency,
		presentmentCurrency: order.presentmentCurrency,
		taxesIncluded: order.taxesIncluded,
		email: order.email,
		phone: order.phone,
		note: order.note,
		poNumber: order.poNumber,
		app: { ...order.app },
		tags: [...order.tags],
		shippingAddress: order.shippingAddress && { ...order.shippingAddress },
		totals: {
			subtotal: amount(totals.subtotal),
			shipping: amount(totals.shipping),
			tax: amount(totals.tax),
			discounts: amount(totals.discounts),
			total: amount(totals.total),
			received: amount(payments.received),
			refunded: amount(payments.refunded),
			outstanding: amount(payments.outstanding),
		},
		lines: order.lines.map((line) => ({
			id: String(line.id),
			sku: line.sku,
			title: line.title,
			quantity: quantityOf(line),
			currentQuantity: currentQuantityOf(line),
			fulfilledQuantity: fulfilledQuantityOf(order, line.id),
			unfulfilledQuantity: unfulfilledQuantityOf(order, line.id),
			unitPrice: amount(line.unitPrice),
			currentTotal: amount(currentValue(line, order.taxesIncluded).net),
			currentTax: amount(currentValue(line, order.taxesIncluded).tax),
			addedByEdit: line.addedByEdit,
		})),
		shippingLines: order.shippingLines.map((line) => ({
			id: String(line.id),
			title: line.title,
			price: amount(line.price),
			currentPrice: amount(currentShippingValue(line, order.taxesIncluded).net),
			isRemoved: line.isRemoved,
		})),
		fulfilmentOrders: order.fulfilmentOrders.map((one) => ({
			id: String(one.id),
			status: one.status,
			locationId: String(one.locationId),
			holds: one.holds.map(({ id, handle, reason }) => ({ id: String(id), handle, reason })),
			lines: one.lines.map(({ lineId, total, remaining }) => ({
				lineId: String(lineId),
				total,
				remaining,
			})),
		})),
		fulfilments: order.fulfilments.map(
			({ name, status, locationId, tracking, notices, lines }) => ({
				name,
				status,
				locationId: String(locationId),
				tracking: tracking.map((each) => ({ ...each })),
				notices,
				lines: lines.map(({ lineId, quantity }) => ({ lineId: String(lineId), quantity })),
			}),
		),
		returns: order.returns.map(({ id, name, status, lines, exchange, reverse }) => ({
			id: String(id),
			name,
			status,
			arrived: reverse.status === 'CLOSED',
			disposed: reverse.lines.flatMap(({ lineId, dispositions }) =>
				dispositions.map(({ type, quantity }) => ({ lineId: String(lineId), type, quantity })),
			),
			lines: lines.map(({ lineId, quantity, processed }) => ({
				lineId: String(lineId),
				quantity,
				processed,
			})),
			exchange: exchange.map((one) => ({
				quantity: one.quantity,
				processed: one.processed,
				lineIds: one.lineIds.map(String),
			})),
		})),
		refunds: order.refunds.map((one) => ({
			id: String(one.id),
			returnId: one.returnId === null ? null : String(one.returnId),
			lines: one.lines.map(({ lineId, quantity, restockType, restocked, subtotal, tax }) => ({
				lineId: String(lineId),
				quantity,
				restockType,
				restocked,
				subtotal: amount(subtotal),
				tax: amount(tax),
			})),
			shipping: one.shipping.map(({ subtotal, tax }) => ({
				subtotal: amount(subtotal),
				tax: amount(tax),
			})),
			transactions: order.transactions
				.filter((each) => one.transactionIds.includes(each.id))
				.map(({ id, kind, status, amount: bag }) => ({
					id: String(id),
					kind,
					status,
					amount: amount(bag),
				})),
			adjustments: one.adjustments.map(({ reason, amount: bag }) => ({
				reason,
				amount: amount(bag),
			})),
		})),
		agreements: order.agreements.map(({ kind, appId, sales }) => ({
			kind,
			appId,
			sales: sales.length,
		})),
	};
}
