import { isOpen, type FulfilmentOrder } from '../store/fulfilment';
import type { Line, Order } from '../store/order';
import type { World } from './world';

export interface RoutedUnits {
	readonly line: Line;
	readonly quantity: number;
	readonly locationId: number;
}

/**
 * Gives units to a fulfilment order of their location. Only an OPEN one takes more; beside one
 * that is held or being picked a new one is made.
 */
export function routeUnits(world: World, order: Order, units: readonly RoutedUnits[]): void {
	for (const { line, quantity, locationId } of units) {
		const target =
			order.fulfilmentOrders.find(
				(one) =>
					one.status === 'OPEN' &&
					one.locationId === locationId &&
					one.requiresShipping === line.requiresShipping,
			) ?? openFulfilmentOrder(world, order, locationId, line.requiresShipping);
		const entry = target.lines.find((one) => one.lineId === line.id);
		if (entry) {
			entry.total += quantity;
			entry.remaining += quantity;
		} else {
			const id = world.ids.next();
			target.lines.push({ id, lineId: line.id, total: quantity, remaining: quantity });
		}
		target.updatedAt = world.now();
	}
}

/** Gives units to new fulfilment orders of their own, one for each location and kind of delivery. */
export function routeApart(
	world: World,
	order: Order,
	units: readonly RoutedUnits[],
): FulfilmentOrder[] {
	const made: FulfilmentOrder[] = [];
	for (const { line, quantity, locationId } of units) {
		let target = made.find(
			(one) => one.locationId === locationId && one.requiresShipping === line.requiresShipping,
		);
		if (!target) {
			target = openFulfilmentOrder(world, order, locationId, line.requiresShipping);
			made.push(target);
		}
		const id = world.ids.next();
		target.lines.push({ id, lineId: line.id, total: quantity, remaining: quantity });
	}
	return made;
}

/** Takes units nobody has shipped off the open fulfilment orders; emptied ones are closed. */
export function unrouteUnits(world: World, order: Order, lineId: number, quantity: number): number {
	let left = quantity;
	let locationId = order.locationId;
	for (const one of order.fulfilmentOrders.filter(isOpen)) {
		for (const entry of one.lines.filter((line) => line.lineId === lineId)) {
			const taken = Math.min(left, entry.remaining);
			if (taken === 0) continue;
			entry.remaining -= taken;
			entry.total -= taken;
			left -= taken;
			locationId = one.locationId;
			one.updatedAt = world.now();
		}
		one.lines = one.lines.filter((entry) => entry.total > 0);
		closeWhenDone(one);
	}
	return locationId;
}

/** Closes every open fulfilment order and routes what they still held afresh, under new ids. */
export function rerouteAll(world: World, order: Order): void {
	const pending: RoutedUnits[] = [];
	for (const one of order.fulfilmentOrders.filter((fo) => isOpen(fo) && fo.holds.length === 0)) {
		for (const entry of one.lines) {
			const line = order.lines.find((candidate) => candidate.id === entry.lineId);
			if (line && entry.remaining > 0) {
				pending.push({ line, quantity: entry.remaining, locationId: one.locationId });
			}
			entry.total -= entry.remaining;
			entry.remaining = 0;
		}
		one.lines = one.lines.filter((entry) => entry.total > 0);
		one.status = 'CLOSED';
		one.updatedAt = world.now();
	}
	routeUnits(world, order, pending);
}

/** Closes a fulfilment order with nothing left to ship; a closed one holds nothing. */
export function closeWhenDone(fulfilmentOrder: FulfilmentOrder): void {
	if (fulfilmentOrder.lines.some((entry) => entry.remaining > 0)) return;
	fulfilmentOrder.status = 'CLOSED';
	fulfilmentOrder.holds = [];
}

function openFulfilmentOrder(
	world: World,
	order: Order,
	locationId: number,
	requiresShipping: boolean,
): FulfilmentOrder {
	const made: FulfilmentOrder = {
		id: world.ids.next(),
		orderId: order.id,
		locationId,
		requiresShipping,
		createdAt: world.now(),
		updatedAt: world.now(),
		status: 'OPEN',
		holds: [],
		lines: [],
	};
	order.fulfilmentOrders.push(made);
	return made;
}
