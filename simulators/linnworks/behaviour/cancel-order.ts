import type { OrderRecord } from '../store/order-record';
import type { World } from '../store/world';
import { Args } from './args';
import { API_USER, mayEdit, openOrder, saveOrder } from './order-access';

/** Moves an open order to the processed ones as cancelled; its reservation goes with it. */
export function cancelOpenOrder(
	world: World,
	order: OrderRecord,
	note: string,
	user: string,
): void {
	order.processed = true;
	order.cancelled = true;
	order.processedAt = world.clock();
	order.locked = false;
	saveOrder(world, order, { type: 'Order cancelled', note, user });
}

/** CancelOrder: needs a refund amount, an open order, and one that is neither parked nor locked. */
export function cancelOrder(world: World, args: Args, user = API_USER): string {
	const id = Args.required(args.guid('orderId'));
	Args.required(args.number('refund'));
	const order = openOrder(world, id);
	if (mayEdit(world, order)) cancelOpenOrder(world, order, args.text('note') ?? '', user);
	return order.id;
}
