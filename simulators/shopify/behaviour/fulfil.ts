import type {
	Fulfilment,
	FulfilmentOrder,
	FulfilmentOrderLine,
	Tracking,
} from '../store/fulfilment';
import { isOpen } from '../store/fulfilment';
import type { Order } from '../store/order';
import { moveStock, shipped, unshipped } from './inventory';
import { fulfilmentStatusOf } from './order-status';
import { refuse } from './refusal';
import { closeWhenDone } from './route-units';
import type { ShopEvent } from './shop-event';
import { touch, type World } from './world';

/** Which units leave: no lines means all that remain of the fulfilment order. */
export interface FulfilPart {
	readonly fulfilmentOrder: FulfilmentOrder;
	readonly lines: ReadonlyArray<{ readonly id: number; readonly quantity: number }>;
}

/** Ships units of one order from one location. */
export function fulfil(
	world: World,
	order: Order,
	parts: readonly FulfilPart[],
	tracking: readonly Tracking[],
	notifies = false,
): Fulfilment {
	checkSizes(parts);
	const units = parts.flatMap((part) => unitsOf(part));
	checkSums(units);
	const locations = new Set(parts.map((part) => part.fulfilmentOrder.locationId));
	const [locationId] = locations;
	if (locationId === undefined || units.length === 0) {
		refuse(['fulfillment'], 'Fulfillment order line items must be given');
	}
	if (locations.size > 1) refuse(['fulfillment'], 'All fulfillment orders must be in one location');
	const events = units.flatMap(({ entry, quantity }): ShopEvent[] => {
		entry.remaining -= quantity;
		const line = order.lines.find((one) => one.id === entry.lineId);
		return line ? moveStock(world, line, locationId, shipped(quantity)) : [];
	});
	for (const { fulfilmentOrder } of parts) {
		fulfilmentOrder.status = 'IN_PROGRESS';
		fulfilmentOrder.updatedAt = world.now();
		closeWhenDone(fulfilmentOrder);
	}
	const made: Fulfilment = {
		id: world.ids.next(),
		name: `${order.name}-F${order.fulfilments.length + 1}`,
		locationId,
		createdAt: world.now(),
		updatedAt: world.now(),
		status: 'SUCCESS',
		tracking,
		notices: notifies ? 1 : 0,
		lines: units.map(({ entry, quantity }) => ({
			id: world.ids.next(),
			lineId: entry.lineId,
			quantity,
			fulfilmentOrderLineId: entry.id,
		})),
	};
	order.fulfilments.push(made);
	touch(world, order);
	const done = fulfilmentStatusOf(order) === 'FULFILLED';
	world.announce([
		{ topic: 'fulfillments/create', order, fulfilment: made },
		{ topic: done ? 'orders/fulfilled' : 'orders/partially_fulfilled', order },
		...events,
		{ topic: 'orders/updated', order },
	]);
	return made;
}

/** Lines that a call may name of one fulfilment order. */
const MAX_LINES = 512;
const UNFULFILLABLE: ReadonlyArray<FulfilmentOrder['status']> = ['ON_HOLD', 'SCHEDULED'];

function checkSizes(parts: readonly FulfilPart[]): void {
	if (parts.some(({ lines }) => lines.length > MAX_LINES)) {
		refuse(['fulfillment'], `A maximum of ${MAX_LINES} line items can be fulfilled at once.`);
	}
}

/** A line that is named twice must not give more than it has. */
function checkSums(units: ReadonlyArray<{ entry: FulfilmentOrderLine; quantity: number }>): void {
	for (const { entry } of units) {
		const sum = units.reduce((all, one) => all + (one.entry === entry ? one.quantity : 0), 0);
		if (sum > entry.remaining) refuse(['fulfillment'], TOO_MANY);
	}
}

const TOO_MANY = 'Invalid fulfillment order line item quantity requested.';

/** Undoes a fulfilment: its units go back to their fulfilment orders. This is not a return. */
export function cancelFulfilment(world: World, order: Order, fulfilment: Fulfilment): void {
	if (fulfilment.status === 'CANCELLED') refuse(['id'], 'Fulfillment is already canceled');
	fulfilment.status = 'CANCELLED';
	fulfilment.updatedAt = world.now();
	for (const { lineId, quantity, fulfilmentOrderLineId } of fulfilment.lines) {
		const line = order.lines.find((one) => one.id === lineId);
		if (line) moveStock(world, line, fulfilment.locationId, unshipped(quantity));
		for (const one of order.fulfilmentOrders) {
			const entry = one.lines.find((candidate) => candidate.id === fulfilmentOrderLineId);
			if (!entry) continue;
			entry.remaining += quantity;
			one.status = one.lines.every((each) => each.remaining === each.total)
				? 'OPEN'
				: 'IN_PROGRESS';
			one.updatedAt = world.now();
		}
	}
	touch(world, order);
	world.announce([
		{ topic: 'fulfillments/update', order, fulfilment },
		{ topic: 'orders/updated', order },
	]);
}

function unitsOf({ fulfilmentOrder, lines }: FulfilPart): Array<{
	entry: FulfilmentOrderLine;
	quantity: number;
}> {
	const { id: fulfilmentOrderId, status } = fulfilmentOrder;
	if (!isOpen(fulfilmentOrder) || UNFULFILLABLE.includes(status)) {
		refuse(
			['fulfillment'],
			`Fulfillment order ${fulfilmentOrderId} has an unfulfillable status= ${status.toLowerCase()}.`,
		);
	}
	if (lines.length === 0) {
		return fulfilmentOrder.lines
			.filter((entry) => entry.remaining > 0)
			.map((entry) => ({ entry, quantity: entry.remaining }));
	}
	return lines.map(({ id, quantity }) => {
		const entry = fulfilmentOrder.lines.find((one) => one.id === id);
		if (!entry) refuse(['fulfillment'], 'Fulfillment order line item does not exist.');
		if (quantity < 1 || quantity > entry.remaining) {
			refuse(['fulfillment'], TOO_MANY);
		}
		return { entry, quantity };
	});
}
