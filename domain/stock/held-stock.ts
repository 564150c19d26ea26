import { normalised } from '../mapping/mappings';
import type { OrderInFlight } from './edits-in-flight';
import type { WantedStock } from './wanted-stock';

/** The names of the orders that hold a SKU back; empty when none does. */
export type HeldBy = (wanted: Pick<WantedStock, 'itemIds' | 'sku' | 'itemSku'>) => string[];

/**
 * Which SKUs orders in flight hold back: those on the orders, under the name of the shop or of the warehouse, and all
 * that share goods with them: the components of a composite, and every composite with one of them.
 */
export function heldBy(orders: readonly OrderInFlight[], wanted: readonly WantedStock[]): HeldBy {
	const bySku = new Map<string, Set<string>>();
	const byItem = new Map<string, Set<string>>();
	const add = (index: Map<string, Set<string>>, key: string, names: Iterable<string>): void => {
		index.set(key, new Set([...(index.get(key) ?? []), ...names]));
	};
	for (const { orderName, skus } of orders) {
		for (const sku of skus ?? []) add(bySku, normalised(sku), [orderName]);
	}
	const named = ({ sku, itemSku }: { sku: string; itemSku: string }): string[] => [
		...(bySku.get(normalised(sku)) ?? []),
		...(bySku.get(normalised(itemSku)) ?? []),
	];
	for (const each of wanted) {
		const names = named(each);
		if (names.length > 0) for (const id of each.itemIds) add(byItem, id, names);
	}
	return (each) => {
		const sharing = each.itemIds.flatMap((id) => [...(byItem.get(id) ?? [])]);
		return [...new Set([...named(each), ...sharing])].sort();
	};
}
