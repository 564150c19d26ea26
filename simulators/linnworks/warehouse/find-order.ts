import type { OrderRecord } from '../store/order-record';
import type { World } from '../store/world';

/** The name the audit trail gives to changes made by hand. */
export const WAREHOUSE_USER = 'warehouse';

/** Finds an order by id, number or reference. */
export function orderNamed(world: World, key: string): OrderRecord {
	const order = world.orders.find(key);
	if (!order) throw new Error(`No order ${key}.`);
	return order;
}
