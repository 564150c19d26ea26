import { PARKED, type OrderRecord } from '../store/order-record';
import type { World } from '../store/world';
import { refuse } from './errors';
import { computeTotals } from './totals';

/** The name the audit trail gives to changes that came through the API. */
export const API_USER = 'API';

/** Words and author of one audit row. */
export interface AuditEntry {
	type: string;
	note: string;
	user: string;
}

/** The order, open or processed, or a 400. */
export function anyOrder(world: World, id: string): OrderRecord {
	const order = world.orders.get(id);
	if (!order) throw refuse(`Order ${id} does not exist.`);
	return order;
}

/** The order if it is still open, or a 400. */
export function openOrder(world: World, id: string): OrderRecord {
	const order = anyOrder(world, id);
	if (order.processed) throw refuse(`Order ${id} is not an open order.`);
	return order;
}

export function isParked(order: Readonly<OrderRecord>): boolean {
	return order.marker === PARKED;
}

export function isHeld(order: Readonly<OrderRecord>): boolean {
	return order.locked || isParked(order);
}

/**
 * Whether an edit may go ahead on this order. On a parked or locked one, the strict switch refuses
 * with a 400, silent answers false so that nothing changes, lax lets the edit through.
 */
export function mayEdit(world: World, order: Readonly<OrderRecord>): boolean {
	if (!isHeld(order) || world.switches.parkedEdits === 'lax') return true;
	if (world.switches.parkedEdits === 'silent') return false;
	throw refuse('Order is parked or locked, unlock or unpark the order to edit it.');
}

/** Saves the order with an audit row. `touches` is false for writes that leave LastUpdated alone. */
export function saveOrder(
	world: World,
	order: OrderRecord,
	entry: AuditEntry,
	touches = true,
): void {
	const at = world.clock();
	order.audit.push({ at, ...entry });
	if (touches) order.updatedAt = at;
	world.orders.save(order);
}

/** Saves after a change of lines, postage or country, which makes the vendor work totals out anew. */
export function saveRepriced(world: World, order: OrderRecord, entry: AuditEntry): void {
	order.totals = computeTotals(order);
	saveOrder(world, order, entry);
}
