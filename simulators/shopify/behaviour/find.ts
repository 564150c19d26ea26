import { parseGid } from '../store/ids';
import type { Fulfilment, FulfilmentOrder } from '../store/fulfilment';
import type { Refund } from '../store/ledger';
import type { Order } from '../store/order';
import type { Return } from '../store/return';
import { matchesSearch, parseSearch } from './search-query';
import { financialStatusOf, fulfilmentStatusOf } from './order-status';
import type { World } from './world';

const DAY_MS = 86_400_000;

/** Whether the app may see the order at all: older ones read as null. */
export function isVisible(world: World, order: Order): boolean {
	const days = world.switches.orderWindowDays;
	return days === null || world.now().getTime() - order.createdAt.getTime() <= days * DAY_MS;
}

/** An order by its gid, when there is one and it may be seen. */
export function findOrder(world: World, id: string): Order | null {
	const { type, key } = parseGid(id);
	const order = type === 'Order' ? world.store.orders.get(Number(key)) : undefined;
	return order && isVisible(world, order) ? order : null;
}

/** Orders that match a search. */
export function searchOrders(world: World, query: string | null | undefined): Order[] {
	const visible = [...world.store.orders.values()].filter((order) => isVisible(world, order));
	if (!query) return visible;
	const search = parseSearch(query);
	return visible.filter((order) => matchesSearch(search, (field) => readField(order, field)));
}

/** A fulfilment order and the order it belongs to. */
export function findFulfilmentOrder(
	world: World,
	id: string,
): { order: Order; fulfilmentOrder: FulfilmentOrder } | null {
	const wanted = Number(parseGid(id).key);
	for (const order of world.store.orders.values()) {
		const fulfilmentOrder = order.fulfilmentOrders.find((one) => one.id === wanted);
		if (fulfilmentOrder) return { order, fulfilmentOrder };
	}
	return null;
}

/** A fulfilment and the order it belongs to. */
export function findFulfilment(
	world: World,
	id: string,
): { order: Order; fulfilment: Fulfilment } | null {
	const wanted = Number(parseGid(id).key);
	for (const order of world.store.orders.values()) {
		const fulfilment = order.fulfilments.find((one) => one.id === wanted);
		if (fulfilment) return { order, fulfilment };
	}
	return null;
}

/** A refund and the order it belongs to. */
export function findRefund(world: World, id: string): { order: Order; refund: Refund } | null {
	const wanted = Number(parseGid(id).key);
	for (const order of world.store.orders.values()) {
		const refund = order.refunds.find((one) => one.id === wanted);
		if (refund && isVisible(world, order)) return { order, refund };
	}
	return null;
}

/** A return, by its own id or that of its reverse fulfilment order, and the order it belongs to. */
export function findReturn(world: World, id: string): { order: Order; subject: Return } | null {
	const { type, key } = parseGid(id);
	for (const order of world.store.orders.values()) {
		const subject = order.returns.find(
			(one) => Number(key) === (type === 'Return' ? one.id : one.reverse.id),
		);
		if (subject && isVisible(world, order)) return { order, subject };
	}
	return null;
}

function readField(order: Order, field: string | null): ReadonlyArray<string | number> | null {
	switch (field) {
		case 'id':
			return [String(order.id)];
		case 'name':
			return [order.name, order.name.replace(/^#/, '')];
		case 'created_at':
			return [order.createdAt.getTime()];
		case 'updated_at':
			return [wholeSeconds(order.updatedAt)];
		case 'processed_at':
			return [order.processedAt.getTime()];
		case 'email':
			return [order.email ?? ''];
		case 'customer_id':
			return [String(order.customer?.id ?? '')];
		case 'tag':
			return order.tags;
		case 'sku':
			return order.lines.map((line) => line.sku ?? '');
		case 'source_name':
			return [order.sourceName];
		case 'financial_status':
			return [financialStatusOf(order)];
		case 'fulfillment_status':
			return [fulfilmentStatusOf(order)];
		case 'status':
			return [statusOf(order)];
		case null:
			return [order.name, order.email ?? '', order.note ?? ''];
		default:
			return null;
	}
}

function statusOf(order: Order): string {
	if (order.cancelledAt) return 'cancelled';
	return order.closedAt ? 'closed' : 'open';
}

function wholeSeconds(date: Date): number {
	return Math.floor(date.getTime() / 1000) * 1000;
}
