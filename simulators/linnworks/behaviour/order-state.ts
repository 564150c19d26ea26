import { PARKED, type OrderRecord } from '../store/order-record';
import type { World } from '../store/world';
import { Args } from './args';
import { payOrder } from './channel-content';
import { refuse } from './errors';
import { API_USER, anyOrder, isParked, saveOrder } from './order-access';

const STATUS_NAMES = ['UNPAID', 'PAID', 'RETURN', 'PENDING', 'RESEND'] as const;

export function statusName(status: number): string {
	return STATUS_NAMES[status] ?? 'UNKNOWN';
}

function ordersNamed(world: World, args: Args): OrderRecord[] {
	return [...new Set(args.guids('orderIds'))].flatMap((id) => world.orders.get(id) ?? []);
}

/** ChangeStatus: answers the ids it changed; a parked or processed order keeps its status. */
export function changeStatus(world: World, args: Args, user = API_USER): string[] {
	const status = Args.required(args.integer('status'));
	if (!STATUS_NAMES[status]) throw refuse(`Order status ${status} is not valid.`);
	return ordersNamed(world, args).flatMap((order) => {
		if (order.processed || isParked(order)) return [];
		if (status === 1) payOrder(world, order);
		else order.status = status;
		const note = `Status changed to ${statusName(status)}`;
		saveOrder(world, order, { type: 'Status changed', note, user });
		return [order.id];
	});
}

function retag(world: World, order: OrderRecord, tag: number, user: string): boolean {
	if (order.processed || order.locked) return false;
	if (isParked(order) && tag >= 1 && tag <= 6) return false;
	const wasParked = isParked(order);
	order.marker = tag;
	order.parkedForPayment = false;
	const type = tag === PARKED ? 'Order parked' : wasParked ? 'Order unparked' : 'Tag changed';
	saveOrder(world, order, { type, note: `Tag ${tag}`, user });
	return true;
}

/**
 * ChangeOrderTag: 7 parks and overwrites any tag, no tag or 0 removes it and so unparks, 1 to 6 are
 * user tags. Answers the ids it changed: not the locked, the processed, nor a user tag on a parked
 * order.
 */
export function changeTag(world: World, args: Args, user = API_USER): string[] {
	const tag = args.integer('tag') ?? 0;
	if (tag < 0 || tag > PARKED) throw refuse(`Tag ${tag} is not valid.`);
	return ordersNamed(world, args).flatMap((order) =>
		retag(world, order, tag, user) ? [order.id] : [],
	);
}

/** LockOrder: locks release the reserved stock; processed orders are left alone. */
export function lockOrders(world: World, args: Args, user = API_USER): void {
	const lock = Args.required(args.flag('lockOrder'));
	for (const order of ordersNamed(world, args)) {
		if (order.processed || order.locked === lock) continue;
		order.locked = lock;
		const type = lock ? 'Order locked' : 'Order unlocked';
		saveOrder(world, order, { type, note: type, user });
	}
}

/** Payment seen at the channel or taken by hand: paid, and free again if it was parked for that. */
export function markPaid(world: World, orderId: string, user: string): void {
	const order = anyOrder(world, orderId);
	payOrder(world, order);
	if (order.parkedForPayment) {
		order.marker = 0;
		order.parkedForPayment = false;
	}
	saveOrder(world, order, { type: 'Status changed', note: 'Payment received', user });
}
