import { normalised } from '../mapping/mappings';
import { locationName } from '../restock/restock-policy';
import { variantOf, type ShopLevel } from './shop-level';
import { indexNames, type StockName } from './stock-names';

/**
 * The warehouse's SKUs for articles of the shop and for SKUs of stock signals, each once. Who asks the warehouse for
 * them hears of archived and unknown ones too, which a list of all items in use leaves out.
 */
export function warehouseSkus(
	shop: readonly ShopLevel[],
	marks: ReadonlyArray<{ sku: string }>,
	names: readonly StockName[],
): string[] {
	const { targetOf } = indexNames(names);
	const skus = new Map<string, string>();
	const add = (sku: string, variantId: string): void => {
		const target = targetOf(sku, locationName(variantId));
		skus.set(normalised(target), target);
	};
	for (const article of shop) {
		if (article.problem !== 'notFound') add(article.sku, variantOf(article));
	}
	for (const { sku } of marks) add(sku, '');
	return [...skus.values()];
}
