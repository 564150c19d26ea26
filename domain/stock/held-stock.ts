import { normalised } from '../mapping/mappings';
import type { OrderInFlight } from './edits-in-flight';
import type { WantedStock } from './wanted-stock';

/** The orders that may move a SKU, by name; none where nothing speaks against its level. */
export type HeldBy = (
	wanted: Pick<WantedStock, 'itemIds' | 'sku' | 'itemSku'>,
) => readonly OrderInFlight[];

/**
 * Which SKUs orders in flight hold back: those on the orders, under the name of the shop or of the warehouse, and all
 * that share goods with them: the components of a composite, and every composite with one of them.
 */
export function heldBy(orders: readonly OrderInFlight[], wanted: readonly WantedStock[]): HeldBy {
	const bySku = new Map<string, Set<OrderInFlight>>();
	const byItem = new Map<string, Set<OrderInFlight>>();
	const add = (
		index: Map<string, Set<OrderInFlight>>,
		key: string,
		some: Iterable<OrderInFlight>,
	): void => {
		index.set(key, new Set([...(index.get(key) ?? []), ...some]));
	};
	for (const order of orders) {
		for (const sku of order.skus ?? []) add(bySku, normalised(sku), [order]);
	}
	const named = ({ sku, itemSku }: { sku: string; itemSku: string }): OrderInFlight[] => [
		...(bySku.get(normalised(sku)) ?? []),
		...(bySku.get(normalised(itemSku)) ?? []),
	];
	for (const each of wanted) {
		const holders = named(each);
		if (holders.length > 0) for (const id of each.itemIds) add(byItem, id, holders);
	}
	return (each) => {
		const sharing = each.itemIds.flatMap((id) => [...(byItem.get(id) ?? [])]);
		return [...new Set([...named(each), ...sharing])].sort((a, b) =>
			a.orderName < b.orderName ? -1 : 1,
		);
	};
}
