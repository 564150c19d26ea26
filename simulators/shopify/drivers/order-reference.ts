import type { World } from '../behaviour/world';
import { gid, parseGid } from '../store/ids';
import type { Order } from '../store/order';

/** How drivers name an order: its name (#1001), gid or numeric id. */
export type OrderReference = string | number;

/** What drivers answer for an order they made. */
export interface OrderIdentity {
	readonly gid: string;
	readonly legacyId: string;
	readonly name: string;
}

/** Finds an order, however it is named. Throws when there is none. */
export function orderBy(world: World, reference: OrderReference): Order {
	const text = String(reference);
	const key = Number(parseGid(text).key);
	const named = [...world.store.orders.values()].find((order) => order.name === text);
	const order = named ?? world.store.orders.get(key);
	if (!order) throw new Error(`No order ${text}`);
	return order;
}

/** The ids of an order. */
export function identityOf(order: Order): OrderIdentity {
	return { gid: gid('Order', order.id), legacyId: String(order.id), name: order.name };
}
