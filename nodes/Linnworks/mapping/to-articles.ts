import { normalisedBarcode } from '../../../domain/mapping/barcode';
import {
	normalised,
	type Article,
	type Composition,
	type Mappings,
} from '../../../domain/mapping/mappings';
import type { RawCompositions, RawStockItem, RawStockItemId } from './raw/raw-replies';

/** Items by normalised SKU; a second item of one normalised SKU stands under its own spelling. */
export function toStockItemMappings(items: readonly RawStockItemId[]): Mappings['stockItems'] {
	const mappings: Mappings['stockItems'] = {};
	for (const { StockItemId: stockItemId, SKU: sku } of items) {
		const key = normalised(sku);
		const holder = mappings[key];
		mappings[holder && holder.stockItemId !== stockItemId ? sku : key] = { stockItemId, sku };
	}
	return mappings;
}

/** The items that carry a bar code, out of those whose code contains it. */
export function toBarcodeArticles(barcode: string, items: readonly RawStockItem[]): Article[] {
	const wanted = normalisedBarcode(barcode);
	return items
		.filter((item) => normalisedBarcode(item.BarcodeNumber) === wanted)
		.map((item) => ({ stockItemId: item.StockItemId, sku: item.ItemNumber }));
}

/** What a composite item is made of, or null for any other item. */
export function toComposition(item: Article, compositions: RawCompositions): Composition | null {
	const components = (compositions[item.stockItemId.toLowerCase()] ?? [])
		.filter((row) => row.Quantity > 0)
		.map((row) => ({
			stockItemId: row.LinkedStockItemId,
			sku: row.SKU,
			quantity: row.Quantity,
		}));
	return components.length > 0 ? { ...item, components } : null;
}
