import type { FoundArticle } from '../../mapping/inventory-level';
import { isSameSku, type InventoryReader } from '../../transport/inventory-reader';

/** A SKU, and the article (GID) that had it last; null where nobody knows. */
export type AskedArticle = { sku: string; inventoryItemId: string | null };

/**
 * The articles of each SKU, in the order asked. An article that is known and still has the SKU is read by its id, which
 * costs fewer points, and taken for the only one. Everything else is searched by SKU.
 */
export async function findArticles(
	reader: Pick<InventoryReader, 'byId' | 'bySku'>,
	asked: readonly AskedArticle[],
): Promise<FoundArticle[][]> {
	const ids = asked.flatMap(({ sku, inventoryItemId }) =>
		inventoryItemId === null || sku.trim() === '' ? [] : [inventoryItemId],
	);
	const byId = await reader.byId(ids);
	const known = asked.map(({ sku, inventoryItemId }) => {
		const item = byId.get(inventoryItemId ?? '');
		return item && isSameSku(item.sku ?? '', sku) ? item : null;
	});
	const bySku = await reader.bySku(asked.filter((_, index) => !known[index]).map(({ sku }) => sku));
	return asked.map(({ sku }, index) => {
		const item = known[index];
		if (item) return [{ item }];
		return (bySku.get(sku) ?? []).map((variant) => ({ item: variant.inventoryItem, variant }));
	});
}
