import { isGuid } from '../behaviour/args';
import type { World } from '../store/world';

const ORDER_FIELDS = new Set([
	...['orderid', 'orderids', 'pkorderid', 'pkorderids', 'id', 'referenceid'],
	...['referencenumber', 'orders', 'request', 'searchterm'],
]);

function named(value: unknown): string[] {
	if (typeof value === 'string') {
		if (!/^\s*[[{]/.test(value)) return [value];
		try {
			return named(JSON.parse(value));
		} catch {
			return [value];
		}
	}
	if (typeof value === 'number') return [String(value)];
	if (Array.isArray(value)) return value.flatMap(named);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value)
		.filter(([name]) => ORDER_FIELDS.has(name.toLowerCase()))
		.flatMap(([, inner]) => named(inner));
}

/**
 * Every id and reference of the orders a request names, in lower case: an order named by its
 * number or its reference is listed by its id as well, and the other way round.
 */
export function orderKeys(world: World, params: unknown): string[] {
	const keys = new Set<string>();
	for (const name of named(params)) {
		keys.add(name.toLowerCase());
		const order = world.orders.find(name);
		if (order) [order.id, order.reference.toLowerCase()].forEach((key) => keys.add(key));
	}
	return [...keys];
}

/** The order ids among the keys. */
export function orderIdsOf(keys: readonly string[]): string[] {
	return keys.filter(isGuid);
}
