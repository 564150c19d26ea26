import type { Disposition, DispositionType, Return, ReverseLine } from '../../store/return';
import type { Order } from '../../store/order';
import { releaseHolds } from '../hold';
import { moveStock, returned } from '../inventory';
import { refuse } from '../refusal';
import type { ShopEvent } from '../shop-event';
import { touch, type World } from '../world';

export const AWAITING_RETURN = 'AWAITING_RETURN_ITEMS';

/**
 * Says what became of units of a return that have not arrived yet, of every one unless told how many. Only RESTOCKED
 * raises the stock.
 */
export function disposeReturn(
	world: World,
	order: Order,
	subject: Return,
	type: DispositionType,
	most = Infinity,
): void {
	if (subject.reverse.status !== 'OPEN') {
		refuse(['reverseFulfillmentOrderId'], 'Reverse fulfillment order is not open');
	}
	const made: Array<{ readonly lineId: number; readonly disposition: Disposition }> = [];
	const stock: ShopEvent[] = [];
	let left = most;
	for (const line of subject.reverse.lines) {
		const quantity = Math.min(left, awaitedOf(line));
		if (quantity === 0) continue;
		left -= quantity;
		const disposition: Disposition = {
			id: world.ids.next(),
			type,
			quantity,
			locationId: type === 'MISSING' ? null : order.locationId,
			createdAt: world.now(),
		};
		line.dispositions.push(disposition);
		made.push({ lineId: line.id, disposition });
		const sold = order.lines.find((one) => one.id === line.lineId);
		if (sold && type === 'RESTOCKED') {
			stock.push(...moveStock(world, sold, order.locationId, returned(quantity)));
		}
	}
	if (subject.reverse.lines.every((line) => awaitedOf(line) === 0))
		subject.reverse.status = 'CLOSED';
	touch(world, order);
	world.announce([
		{ topic: 'reverse_fulfillment_orders/dispose', order, subject, dispositions: made },
		...stock,
		...closeWhenDone(world, subject, order),
		{ topic: 'orders/updated', order },
	]);
	if (subject.reverse.status === 'CLOSED') releaseExchange(world, order, subject);
}

const awaitedOf = ({ total, dispositions }: ReverseLine): number =>
	total - dispositions.reduce((sum, one) => sum + one.quantity, 0);

/** Closes a return when everything was processed and has arrived. */
export function closeWhenDone(world: World, subject: Return, order: Order): ShopEvent[] {
	const processed =
		subject.lines.every((one) => one.processed === one.quantity) &&
		subject.exchange.every((one) => one.processed === one.quantity);
	if (!processed || subject.reverse.status !== 'CLOSED' || subject.status !== 'OPEN') return [];
	subject.status = 'CLOSED';
	subject.closedAt = world.now();
	return [{ topic: 'returns/close', order, subject }];
}

/** Exchanged goods leave once those they stand for are back. */
function releaseExchange(world: World, order: Order, subject: Return): void {
	const lineIds = subject.exchange.flatMap((one) => one.lineIds);
	for (const one of order.fulfilmentOrders) {
		if (!one.lines.some((entry) => lineIds.includes(entry.lineId))) continue;
		const own = one.holds.filter((hold) => hold.reason === AWAITING_RETURN).map(({ id }) => id);
		if (own.length > 0) releaseHolds(world, one, own);
	}
}
