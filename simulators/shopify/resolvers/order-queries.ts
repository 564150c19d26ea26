import {
	findFulfilment,
	findOrder,
	findFulfilmentOrder,
	findRefund,
	findReturn,
	isVisible,
	searchOrders,
} from '../behaviour/find';
import { currentTotals } from '../behaviour/order-totals';
import { financialStatusOf, fulfilmentStatusOf } from '../behaviour/order-status';
import { parseSearch, matchesSearch } from '../behaviour/search-query';
import { gid } from '../store/ids';
import { isOpen, type FulfilmentOrder } from '../store/fulfilment';
import type { Order } from '../store/order';
import { connection, type PageArguments, type SortKey } from '../views/connection';
import { fulfilmentOrderView, fulfilmentView } from '../views/fulfilment-view';
import { orderView } from '../views/order-view';
import { refundView } from '../views/refund-view';
import { returnView } from '../views/return-view';
import { reverseView } from '../views/reverse-view';
import type { View } from '../views/view';
import type { RequestContext } from './context';

type Search = PageArguments & { readonly query?: string | null; readonly sortKey: string };

/** Queries about orders, refunds and fulfilment orders. */
export const orderQueries = {
	order({ id }: { readonly id: string }, context: RequestContext): View | null {
		const order = findOrder(context.world, id);
		if (order) context.ordersRead.add(order);
		return order && orderView(context, order);
	},

	orderByIdentifier(
		{ identifier }: { readonly identifier: { readonly id?: string } },
		context: RequestContext,
	): View | null {
		const order = findOrder(context.world, identifier.id ?? '');
		return order && orderView(context, order);
	},

	orders(args: Search, context: RequestContext): View {
		const found = searchOrders(context.world, args.query);
		const keyOf = (order: Order): SortKey => [orderKey(order, args.sortKey), order.id];
		return connection(found, args, (order) => orderView(context, order), keyOf);
	},

	ordersCount({ query }: { readonly query?: string | null }, context: RequestContext): View {
		return { count: searchOrders(context.world, query).length, precision: 'EXACT' };
	},

	refund({ id }: { readonly id: string }, context: RequestContext): View | null {
		const found = findRefund(context.world, id);
		return found && refundView(context, found.order, found.refund);
	},

	return({ id }: { readonly id: string }, context: RequestContext): View | null {
		const found = findReturn(context.world, id);
		return found && returnView(context, found.order, found.subject);
	},

	reverseFulfillmentOrder({ id }: { readonly id: string }, context: RequestContext): View | null {
		const found = findReturn(context.world, id);
		return found && reverseView(context, found.order, found.subject);
	},

	/** Nobody makes a reverse delivery in this shop. */
	reverseDelivery: (): null => null,

	fulfillment({ id }: { readonly id: string }, context: RequestContext): View | null {
		const found = findFulfilment(context.world, id);
		return found && fulfilmentView(context, found.order, found.fulfilment);
	},

	fulfillmentOrder({ id }: { readonly id: string }, context: RequestContext): View | null {
		const found = findFulfilmentOrder(context.world, id);
		return found && fulfilmentOrderView(context, found.order, found.fulfilmentOrder);
	},

	fulfillmentOrders(
		args: Search & { readonly includeClosed: boolean },
		context: RequestContext,
	): View {
		type Row = { readonly order: Order; readonly one: FulfilmentOrder };
		const search = parseSearch(args.query ?? '');
		const rows = [...context.world.store.orders.values()]
			.filter((order) => isVisible(context.world, order))
			.flatMap((order) => order.fulfilmentOrders.map((one): Row => ({ order, one })))
			.filter(({ one }) => args.includeClosed || isOpen(one))
			.filter(({ one }) => !args.query || matchesSearch(search, (field) => readField(one, field)));
		const keyOf = ({ one }: Row): SortKey =>
			args.sortKey === 'UPDATED_AT' ? [seconds(one.updatedAt), one.id] : [one.id, one.id];
		return connection(
			rows,
			args,
			({ order, one }) => fulfilmentOrderView(context, order, one),
			keyOf,
		);
	},
};

function orderKey(order: Order, sortKey: string): string | number {
	switch (sortKey) {
		case 'CREATED_AT':
			return seconds(order.createdAt);
		case 'UPDATED_AT':
			return seconds(order.updatedAt);
		case 'PROCESSED_AT':
			return seconds(order.processedAt);
		case 'ORDER_NUMBER':
			return order.number;
		case 'CURRENT_TOTAL_PRICE':
		case 'TOTAL_PRICE':
			return currentTotals(order).total.shop;
		case 'FINANCIAL_STATUS':
			return financialStatusOf(order);
		case 'FULFILLMENT_STATUS':
			return fulfilmentStatusOf(order);
		default:
			return order.id;
	}
}

function readField(one: FulfilmentOrder, field: string | null): Array<string | number> | null {
	switch (field) {
		case 'id':
			return [String(one.id), gid('FulfillmentOrder', one.id)];
		case 'updated_at':
			return [seconds(one.updatedAt) * 1000];
		case 'created_at':
			return [seconds(one.createdAt) * 1000];
		case 'status':
			return [one.status];
		case 'assigned_location_id':
			return [String(one.locationId)];
		case 'order_id':
			return [String(one.orderId)];
		case null:
		default:
			return null;
	}
}

function seconds(date: Date): number {
	return Math.floor(date.getTime() / 1000);
}
