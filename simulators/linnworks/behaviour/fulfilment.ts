import { PARKED, type FulfilmentStatus, type OrderRecord } from '../store/order-record';
import type { World } from '../store/world';
import { Args } from './args';
import { refuse } from './errors';
import { API_USER, anyOrder, isHeld, openOrder, saveOrder } from './order-access';
import { deductLine } from './stock';
import { shipFinishedWaves } from './waves';

export const FULFILMENT_STATUSES: readonly FulfilmentStatus[] = [
	'Unassigned',
	'Assigned',
	'Submitted',
	'Accepted',
];

export function isFulfilmentStatus(value: unknown): value is FulfilmentStatus {
	return FULFILMENT_STATUSES.some((status) => status === value);
}

function whyNotProcessed(world: World, order: OrderRecord): string {
	if (order.processed) return 'Order is already processed.';
	if (isHeld(order)) return 'Order is parked or locked.';
	if (order.lines.length === 0) return 'Order has no items.';
	const unlinked = order.lines.some((line) => !line.isService && line.stockItemId === null);
	if (unlinked && world.switches.unlinkedBlocksProcessing) return 'Order has unlinked items.';
	return '';
}

/** Processes an order: what has not been shipped yet leaves physical stock. Answers why not, or ''. */
export function processOrder(world: World, orderId: string, user = API_USER): string {
	const order = anyOrder(world, orderId);
	const error = whyNotProcessed(world, order);
	if (error !== '') return error;
	for (const line of order.lines) {
		deductLine(world, order, line, line.quantity - line.shippedQuantity);
	}
	order.processed = true;
	order.processedAt = world.clock();
	saveOrder(world, order, { type: 'Order processed', note: `Order ${order.num}`, user });
	shipFinishedWaves(world);
	return '';
}

/** Ships part of a line; the rest stays open. */
export function partShip(
	world: World,
	orderId: string,
	sku: string,
	quantity: number,
	user: string,
): void {
	const order = openOrder(world, orderId);
	const line = order.lines.find(({ stockItemId, itemNumber, channelSku }) => {
		const item = world.stockItems.find(({ id }) => id === stockItemId);
		return item?.sku === sku || itemNumber === sku || channelSku === sku;
	});
	if (!line) throw refuse(`Order ${order.num} has no line ${sku}.`);
	if (quantity > line.quantity - line.shippedQuantity) {
		throw refuse(`Only ${line.quantity - line.shippedQuantity} of ${sku} are left to ship.`);
	}
	deductLine(world, order, line, quantity);
	line.shippedQuantity += quantity;
	saveOrder(world, order, { type: 'Order part shipped', note: `${sku} x ${quantity}`, user });
}

/** Sets how far a third-party warehouse has taken the order. */
export function setFulfilmentStatus(
	world: World,
	orderId: string,
	status: FulfilmentStatus,
	user = API_USER,
): void {
	const order = anyOrder(world, orderId);
	order.fulfilmentStatus = status;
	saveOrder(world, order, { type: 'Fulfilment status changed', note: status, user });
}

export interface MoveResult {
	moved: string[];
	errors: Record<string, string>;
}

/** MoveToLocation: a fulfilment centre parks what it receives; held orders are refused one by one. */
export function moveToLocation(world: World, args: Args, user = API_USER): MoveResult {
	const locationId = Args.required(args.guid('pkStockLocationId'));
	const location = world.locations.find(({ id }) => id === locationId);
	if (!location) throw refuse(`Location ${locationId} does not exist.`);
	const status = args.text('fulfillmentStatusToApply');
	const result: MoveResult = { moved: [], errors: {} };
	for (const id of new Set(args.guids('orderIds'))) {
		const order = world.orders.get(id);
		if (!order || order.processed) {
			result.errors[id] = 'Order is not an open order.';
		} else if (isHeld(order) && world.switches.parkedEdits !== 'lax') {
			if (world.switches.parkedEdits === 'strict') {
				result.errors[id] = 'Order is parked or locked.';
			}
		} else {
			order.locationId = location.id;
			if (location.isFulfilmentCentre) order.marker = PARKED;
			if (isFulfilmentStatus(status)) order.fulfilmentStatus = status;
			saveOrder(world, order, { type: 'Order moved', note: `To ${location.name}`, user });
			result.moved.push(id);
		}
	}
	return result;
}
