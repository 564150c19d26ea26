import { cancelFulfilment } from '../behaviour/fulfil';
import { routeUnits, unrouteUnits } from '../behaviour/route-units';
import { touch, type World } from '../behaviour/world';
import { isOpen, type Fulfilment } from '../store/fulfilment';
import type { Order } from '../store/order';
import { lineBy, type LineReference } from './edit-driver';

export type MovedUnits = LineReference & {
	readonly quantity: number;
	readonly locationId: number;
};

/** Schedules every open fulfilment order; none of it may leave before. */
export function scheduleAll(world: World, order: Order, at: Date): void {
	for (const one of order.fulfilmentOrders.filter(isOpen)) {
		one.status = 'SCHEDULED';
		one.fulfillAt = at;
		one.updatedAt = world.now();
	}
}

/** Opens what was scheduled. */
export function openScheduled(world: World, order: Order): void {
	for (const one of order.fulfilmentOrders.filter(({ status }) => status === 'SCHEDULED')) {
		one.status = 'OPEN';
		one.updatedAt = world.now();
	}
}

/** Moves units to a fulfilment order of another location. The order's own time of change stays. */
export function moveUnits(
	world: World,
	order: Order,
	{ quantity, locationId, ...reference }: MovedUnits,
): void {
	const line = lineBy(order, reference);
	unrouteUnits(world, order, line.id, quantity);
	routeUnits(world, order, [{ line, quantity, locationId }]);
}

export function undoFulfilment(world: World, order: Order, name: string): void {
	cancelFulfilment(world, order, fulfilmentNamed(order, name));
}

/** Staff put another number in the place of all that a fulfilment has. */
export function changeTracking(world: World, order: Order, name: string, number: string): void {
	const fulfilment = fulfilmentNamed(order, name);
	fulfilment.tracking = number === '' ? [] : [{ company: null, number, url: null }];
	fulfilment.updatedAt = world.now();
	touch(world, order);
	world.announce([
		{ topic: 'fulfillments/update', order, fulfilment },
		{ topic: 'orders/updated', order },
	]);
}

function fulfilmentNamed(order: Order, name: string): Fulfilment {
	const found = order.fulfilments.find((one) => one.name === name);
	if (!found) throw new Error(`${order.name} has no fulfilment ${name}`);
	return found;
}
