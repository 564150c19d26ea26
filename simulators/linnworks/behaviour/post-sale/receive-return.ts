import type { OrderRecord } from '../../store/order-record';
import type { RmaLineRecord, RmaRecord } from '../../store/post-sale-record';
import type { World } from '../../store/world';
import type { Args } from '../args';
import { anyOrder, API_USER, saveOrder } from '../order-access';
import { changeLevel, stockItemById, unitsOf } from '../stock';
import { addRefund } from './refunds';
import { isActioned, namedRma, type RmaOutcome } from './rma-access';

/** Books goods in: all that came back, then straight out again what of it is scrapped, each with its history row. */
function receiveLine(world: World, order: OrderRecord, rma: RmaRecord, line: RmaLineRecord): void {
	const row = order.lines.find(({ rowId }) => rowId === line.orderItemRowId);
	if (!row) return;
	const moves = [
		{
			units: line.returnQuantity,
			sign: 1,
			note: `Customer return for order ${order.num}, ref: ${rma.reference}`,
		},
		{ units: line.scrapQuantity, sign: -1, note: `SCRAPPED BY RMA ${rma.id}/Order ${order.num}` },
	];
	for (const { units, sign, note } of moves) {
		for (const { stockItemId, quantity } of unitsOf(world, row, units)) {
			const item = stockItemById(world, stockItemId);
			if (item) changeLevel(world, item, line.returnLocationId, sign * quantity, note);
		}
	}
	line.actionedAt = world.clock();
}

/** ActionRMABooking: the only call that raises stock. Amounts on the lines become a refund that waits to be sent. */
export function receiveReturn(
	world: World,
	args: Args,
	user = API_USER,
): RmaOutcome & { refundId?: number } {
	const rma = namedRma(world, args);
	const order = anyOrder(world, rma.orderId);
	if (isActioned(rma)) return { rma, errors: [`RMA ${rma.id} is already actioned.`] };
	const waiting = rma.lines.filter((line) => line.actionedAt === null);
	for (const line of waiting) receiveLine(world, order, rma, line);
	saveOrder(world, order, { type: 'RMA actioned', note: `RMA ${rma.id}`, user }, false);
	const refunded = waiting.filter((line) => line.refundAmount > 0);
	if (refunded.length === 0) return { rma, errors: [] };
	const refund = addRefund(world, order, {
		channelInitiated: rma.channelInitiated,
		lines: refunded.map((line) => ({
			unit: 'Item' as const,
			orderItemRowId: line.orderItemRowId,
			returnRowId: line.rowId,
			amount: line.refundAmount,
			quantity: line.returnQuantity,
			cancelledQuantity: 0,
			...{ externalReference: '', note: '', reasonTag: '', subReasonTag: '', reasonCategory: '' },
		})),
	});
	return { rma, errors: [], refundId: refund.id };
}
