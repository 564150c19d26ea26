import type { LineRecord, OrderRecord } from '../../store/order-record';
import type { RmaLineRecord } from '../../store/post-sale-record';
import type { World } from '../../store/world';

/** Why nothing of an order can be returned, by the vendor's names. */
type CannotReturnReason =
	| 'None'
	| 'MissingOrderInLinnworks'
	| 'OpenOrderInLinnworks'
	| 'AlreadyReturnedInLinnworks'
	| 'Other';

function linesBack(world: World, orderId: string): RmaLineRecord[] {
	return world.rmas
		.filter((rma) => rma.orderId === orderId)
		.flatMap((rma) => rma.lines)
		.filter((line) => line.actionedAt !== null || world.switches.bookedReturnsBlock);
}

/** Units of a line that can still be booked as returned; `except` leaves one return line out of the count. */
export function returnableUnits(
	world: World,
	order: Readonly<OrderRecord>,
	line: Readonly<LineRecord>,
	except?: number,
): number {
	if (line.isService) return 0;
	const back = linesBack(world, order.id)
		.filter((each) => each.orderItemRowId === line.rowId && each.rowId !== except)
		.reduce((sum, each) => sum + each.returnQuantity, 0);
	return Math.max(0, line.quantity - back);
}

/** Whether anything of the order can be returned: it has to be processed, and not by a cancellation. */
export function whyNotReturned(
	world: World,
	order: Readonly<OrderRecord> | undefined,
): CannotReturnReason {
	if (!order) return 'MissingOrderInLinnworks';
	if (!order.processed) return 'OpenOrderInLinnworks';
	if (order.cancelled) return 'Other';
	const isLeft = order.lines.some((line) => returnableUnits(world, order, line) > 0);
	return isLeft ? 'None' : 'AlreadyReturnedInLinnworks';
}
