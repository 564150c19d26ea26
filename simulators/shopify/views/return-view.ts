import { gid } from '../store/ids';
import type { Order } from '../store/order';
import type { ExchangeLine, Return, ReturnLine } from '../store/return';
import { currentQuantityOf, currentValue, quantityOf } from '../behaviour/line-value';
import { matchesSearch, parseSearch } from '../behaviour/search-query';
import { mapBag } from '../store/money';
import { connection, type PageArguments } from './connection';
import { fulfilmentLineView } from './fulfilment-view';
import { lineView } from './line-view';
import { orderView } from './order-view';
import { refundView } from './refund-view';
import { reverseView } from './reverse-view';
import { transactionView } from './transaction-view';
import { bagView, dateView, optionalDate, type View, type ViewContext } from './view';

type Processing = { readonly processingStatus?: 'PROCESSABLE' | 'PROCESSED' | null };

/** A Return. */
export function returnView(context: ViewContext, order: Order, subject: Return): View {
	const refunds = order.refunds.filter((one) => one.returnId === subject.id);
	const transactions = order.transactions.filter(({ id }) => subject.transactionIds.includes(id));
	return {
		__typename: 'Return',
		id: gid('Return', subject.id),
		name: subject.name,
		status: subject.status,
		createdAt: dateView(subject.createdAt),
		requestApprovedAt: dateView(subject.createdAt),
		closedAt: optionalDate(subject.closedAt),
		totalQuantity: subject.lines.reduce((sum, one) => sum + one.quantity, 0),
		order: () => orderView(context, order),
		returnShippingFees: [],
		returnLineItems: (args: PageArguments & Processing) =>
			connection(subject.lines.filter(chosen(args)), args, (one) =>
				returnLineView(context, order, one),
			),
		exchangeLineItems: (args: PageArguments & Processing & { includeRemovedItems?: boolean }) =>
			connection(
				subject.exchange
					.filter(chosen(args))
					.filter((one) => args.includeRemovedItems === true || isWanted(order, one)),
				args,
				(one) => exchangeLineView(context, order, one),
			),
		refunds: (args: PageArguments) =>
			connection(refunds, args, (one) => refundView(context, order, one)),
		transactions: (args: PageArguments) =>
			connection(transactions, args, (one) => transactionView(context, order, one)),
		reverseFulfillmentOrders: (args: PageArguments) =>
			connection([subject.reverse], args, () => reverseView(context, order, subject)),
	};
}

export type ReturnArguments = PageArguments & { readonly query?: string | null };

/** The returns of an order, or those that a search finds. */
export function returnsView(context: ViewContext, order: Order, args: ReturnArguments): View {
	const search = args.query ? parseSearch(args.query) : null;
	const found = order.returns.filter(
		(one) =>
			!search ||
			matchesSearch(search, (field) => {
				if (field === 'status') return [one.status];
				return field === 'id' ? [String(one.id)] : null;
			}),
	);
	return connection(found, args, (one) => returnView(context, order, one));
}

/** The status of all returns of an order together. */
export function returnStatusOf(order: Order): string {
	const counted = order.returns.filter((one) => one.status !== 'CANCELED');
	if (counted.length === 0) return 'NO_RETURN';
	if (counted.some((one) => one.status === 'OPEN')) return 'IN_PROGRESS';
	return 'RETURNED';
}

const chosen =
	({ processingStatus }: Processing) =>
	(one: { readonly quantity: number; readonly processed: number }): boolean => {
		if (!processingStatus) return true;
		return processingStatus === 'PROCESSED' ? one.processed > 0 : one.processed < one.quantity;
	};

/** Whether anything of an exchange is still on the order, or yet to come on it. */
function isWanted(order: Order, one: ExchangeLine): boolean {
	const lines = order.lines.filter(({ id }) => one.lineIds.includes(id));
	return lines.length === 0 || lines.some((line) => currentQuantityOf(line) > 0);
}

function returnLineView(context: ViewContext, order: Order, one: ReturnLine): View {
	const line = order.lines.find(({ id }) => id === one.lineId);
	const value = line && currentValue({ ...line, lots: soldLots(line.lots) }, order.taxesIncluded);
	const units = line ? quantityOf(line) : 1;
	return {
		__typename: 'ReturnLineItem',
		id: gid('ReturnLineItem', one.id),
		...progressOf(one),
		refundableQuantity: one.quantity - one.processed,
		refundedQuantity: one.processed,
		returnReasonNote: one.reason,
		customerNote: null,
		returnReasonDefinition: null,
		restockingFee: null,
		fulfillmentLineItem: () => fulfilmentLineView(context, order, one.fulfilmentLineId),
		withCodeDiscountedTotalPriceSet:
			value &&
			bagView(
				mapBag(value.net, (minor) => Math.floor((minor * one.quantity) / units)),
				order,
			),
	};
}

const soldLots = (lots: Order['lines'][number]['lots']): Order['lines'][number]['lots'] =>
	lots.map((lot) => ({ ...lot, current: lot.units }));

function exchangeLineView(context: ViewContext, order: Order, one: ExchangeLine): View {
	const variant = context.world.store.variants.get(one.variantId);
	return {
		__typename: 'ExchangeLineItem',
		id: gid('ExchangeLineItem', one.id),
		...progressOf(one),
		title: variant?.productTitle ?? null,
		variantId: gid('ProductVariant', one.variantId),
		variantSku: variant?.sku ?? null,
		lineItems: () =>
			order.lines
				.filter(({ id }) => one.lineIds.includes(id))
				.map((line) => lineView(context, order, line)),
	};
}

const progressOf = (one: { readonly quantity: number; readonly processed: number }): View => ({
	quantity: one.quantity,
	processedQuantity: one.processed,
	processableQuantity: one.quantity - one.processed,
	unprocessedQuantity: one.quantity - one.processed,
});
