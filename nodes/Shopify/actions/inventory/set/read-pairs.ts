import type { INodeExecutionData } from 'n8n-workflow';
import { readableZodError } from '../../../../../domain/readable-zod-error';
import { hasFailed } from '../../../../shared/order-items';
import { inventoryPairSchema, pairKey, type InventoryPair } from '../../../mapping/inventory-pair';
import type { StockSet } from '../../../mapping/inventory-write';

/** The quantity that an item names. */
export type PairItem = { index: number; pair: InventoryPair };

/**
 * The quantities of all items, and why others cannot be set: an item that names none, one without the quantity that was
 * read, and items that name different quantities for the same article and location. Failed items have neither.
 */
export function readPairs(
	items: readonly INodeExecutionData[],
	overwrites: boolean,
): { pairs: PairItem[]; rejected: Array<[number, StockSet]> } {
	const rejected: Array<[number, StockSet]> = [];
	const readable: PairItem[] = [];
	for (const [index, item] of items.entries()) {
		if (hasFailed(item)) continue;
		const parsed = inventoryPairSchema.safeParse(item.json);
		if (!parsed.success) rejected.push([index, rejection(readableZodError(parsed.error))]);
		else if (parsed.data.compareQuantity === null && !overwrites) {
			rejected.push([
				index,
				rejection('compareQuantity is missing: name the quantity that was read'),
			]);
		} else readable.push({ index, pair: parsed.data });
	}
	const seen = new Map<string, InventoryPair>();
	const torn = new Set<string>();
	for (const { pair } of readable) {
		const other = seen.get(pairKey(pair));
		if (other && !sameWish(other, pair)) torn.add(pairKey(pair));
		seen.set(pairKey(pair), pair);
	}
	const pairs = readable.filter(({ index, pair }) => {
		if (!torn.has(pairKey(pair))) return true;
		const message = 'Other items name another quantity for the same article and location';
		rejected.push([index, rejection(message)]);
		return false;
	});
	return { pairs, rejected };
}

const sameWish = (a: InventoryPair, b: InventoryPair): boolean =>
	a.name === b.name && a.quantity === b.quantity && a.compareQuantity === b.compareQuantity;

const rejection = (message: string): StockSet => ({
	status: 'rejected',
	code: '',
	message,
	found: null,
});
