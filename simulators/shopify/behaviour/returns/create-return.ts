import type { ExchangeLine, Return, ReturnLine } from '../../store/return';
import type { Line, Order } from '../../store/order';
import { unfulfilledQuantityOf } from '../fulfilment-quantities';
import { currentQuantityOf } from '../line-value';
import { findVariant } from '../new-line';
import { refuse } from '../refusal';
import { touch, type World } from '../world';

export interface ReturnRequest {
	readonly lines: ReadonlyArray<{
		readonly line: Line;
		readonly quantity: number;
		readonly reason: string;
	}>;
	/** What goes out instead; price in the buyer's currency, the catalogue's unless given. */
	readonly exchange: ReadonlyArray<{
		readonly sku?: string;
		readonly variantId?: number;
		readonly quantity: number;
		readonly price?: string;
	}>;
}

/**
 * Opens a return of units that were shipped. Neither the order's lines nor its money change before the return is
 * processed.
 */
export function createReturn(world: World, order: Order, request: ReturnRequest): Return {
	if (request.lines.length === 0) refuse(['returnLineItems'], 'Return line items must be given');
	for (const { line, quantity } of request.lines) {
		if (quantity < 1 || quantity > returnableQuantityOf(order, line)) {
			refuse(['returnLineItems'], 'Quantity exceeds the quantity that can be returned');
		}
	}
	const lines = request.lines.flatMap((one) => returnLines(world, order, one));
	const exchange = request.exchange.map((one): ExchangeLine => ({
		id: world.ids.next(),
		variantId: findVariant(world, one).id,
		quantity: one.quantity,
		price: one.price ?? null,
		processed: 0,
		lineIds: [],
	}));
	const made: Return = {
		id: world.ids.next(),
		name: `${order.name}-R${order.returns.length + 1}`,
		createdAt: world.now(),
		status: 'OPEN',
		closedAt: null,
		lines,
		exchange,
		reverse: {
			id: world.ids.next(),
			status: 'OPEN',
			lines: lines.map(({ lineId, fulfilmentLineId, quantity }) => ({
				id: world.ids.next(),
				lineId,
				fulfilmentLineId,
				total: quantity,
				dispositions: [],
			})),
		},
		transactionIds: [],
	};
	order.returns.push(made);
	order.closedAt = null;
	touch(world, order);
	world.announce([
		{ topic: 'returns/approve', order, subject: made },
		{ topic: 'orders/updated', order },
	]);
	return made;
}

/** Takes back a return of which nothing was processed. */
export function cancelReturn(world: World, order: Order, subject: Return): void {
	if (subject.status !== 'OPEN' || subject.lines.some((line) => line.processed > 0)) {
		refuse(['id'], 'Return is not cancelable');
	}
	subject.status = 'CANCELED';
	subject.reverse.status = 'CANCELED';
	touch(world, order);
	world.announce([
		{ topic: 'returns/cancel', order, subject },
		{ topic: 'orders/updated', order },
	]);
}

/** Units of a line that left, were not given back and are in no open return. */
function returnableQuantityOf(order: Order, line: Line): number {
	const waiting = order.returns
		.filter((one) => one.status === 'OPEN')
		.flatMap((one) => one.lines)
		.filter((one) => one.lineId === line.id)
		.reduce((sum, one) => sum + one.quantity - one.processed, 0);
	return currentQuantityOf(line) - unfulfilledQuantityOf(order, line.id) - waiting;
}

/** A return line is of one fulfilment, so units of several make several. */
function returnLines(
	world: World,
	order: Order,
	{ line, quantity, reason }: ReturnRequest['lines'][number],
): ReturnLine[] {
	const shipped = order.fulfilments
		.filter((one) => one.status === 'SUCCESS')
		.flatMap((one) => one.lines)
		.filter((one) => one.lineId === line.id);
	const made: ReturnLine[] = [];
	let left = quantity;
	for (const { id: fulfilmentLineId, quantity: units } of shipped) {
		const taken = Math.min(left, units - returnedOf(order, fulfilmentLineId));
		if (taken <= 0) continue;
		const id = world.ids.next();
		made.push({
			id,
			lineId: line.id,
			fulfilmentLineId,
			quantity: taken,
			processed: 0,
			reason,
		});
		left -= taken;
	}
	if (left > 0) refuse(['returnLineItems'], 'Quantity exceeds the quantity that can be returned');
	return made;
}

function returnedOf(order: Order, fulfilmentLineId: number): number {
	return order.returns
		.filter((one) => one.status !== 'CANCELED')
		.flatMap((one) => one.lines)
		.filter((one) => one.fulfilmentLineId === fulfilmentLineId)
		.reduce((sum, one) => sum + one.quantity, 0);
}
