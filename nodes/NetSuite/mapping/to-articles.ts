import { normalisedBarcode } from '../../../domain/mapping/barcode';
import {
	normalised,
	type Article,
	type Composition,
	type Mappings,
} from '../../../domain/mapping/mappings';
import { itemSku } from './item-sku';
import type { SqlRow } from './raw/row';

export const toArticle = (row: SqlRow): Article => ({
	stockItemId: row['id'] ?? '',
	sku: itemSku(row['itemid'] ?? ''),
});

/**
 * Items by normalised SKU, and by the whole name of an item below another one; a second item of one normalised SKU
 * stands under its own spelling.
 */
export function toStockItemMappings(rows: readonly SqlRow[]): Mappings['stockItems'] {
	const mappings: Mappings['stockItems'] = {};
	for (const row of rows) {
		const article = toArticle(row);
		const key = normalised(article.sku);
		const holder = mappings[key];
		const isTaken = holder !== undefined && holder.stockItemId !== article.stockItemId;
		mappings[isTaken ? article.sku : key] = article;
		const name = normalised(row['itemid'] ?? '');
		if (name !== key) mappings[name] = article;
	}
	return mappings;
}

/** What items are made of, by normalised SKU, out of one row for each component. */
export function toCompositions(rows: readonly SqlRow[]): Record<string, Composition> {
	const compositions: Record<string, Composition> = {};
	for (const row of rows) {
		const whole = toArticle(row);
		const quantity = Number(row['quantity'] ?? '0');
		if (!Number.isInteger(quantity) || quantity <= 0) continue;
		const known = (compositions[normalised(whole.sku)] ??= { ...whole, components: [] });
		known.components.push({
			stockItemId: row['component'] ?? '',
			sku: itemSku(row['component_name'] ?? ''),
			quantity,
		});
	}
	return compositions;
}

/** The items that carry bar codes, by normalised bar code. */
export function toBarcodeArticles(rows: readonly SqlRow[]): Record<string, Article[]> {
	const articles: Record<string, Article[]> = {};
	for (const row of rows) {
		const code = normalisedBarcode(row['upccode'] ?? '');
		if (code !== '') (articles[code] ??= []).push(toArticle(row));
	}
	return articles;
}
