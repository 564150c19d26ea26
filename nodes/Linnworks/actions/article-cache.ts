import type { Article, Composition } from '../../../domain/mapping/mappings';
import { normalised } from '../../../domain/mapping/mappings';
import { barcodeToSearch, normalisedBarcode } from '../../../domain/mapping/barcode';
import { Remembered } from '../../shared/cached';
import { toBarcodeArticles, toComposition, toStockItemMappings } from '../mapping/to-articles';
import type { Connection } from './connect-linnworks';

const compositions = new Remembered<Composition | null>();
const barcodes = new Remembered<Article[]>();

/**
 * What Linnworks makes bundles of, by normalised SKU; SKUs without a composite item are missing. Both answers are
 * remembered for ten minutes. Two calls for all that is not.
 */
export async function readCompositions(
	connection: Connection,
	skus: readonly string[],
	now = Date.now(),
): Promise<Record<string, Composition>> {
	const found: Record<string, Composition> = {};
	const unknown: string[] = [];
	for (const sku of skus) {
		const known = compositions.get(connection, normalised(sku), now);
		if (known?.value) found[normalised(sku)] = known.value;
		else if (!known) unknown.push(sku);
	}
	if (unknown.length === 0) return found;
	const items = toStockItemMappings(await connection.stock.getStockItemIdsBySku(unknown));
	const ids = [...new Set(Object.values(items).map((item) => item.stockItemId))];
	const parts = ids.length > 0 ? await connection.stock.getCompositions(ids) : {};
	for (const sku of unknown) {
		const item = items[normalised(sku)];
		const composition = item ? toComposition(item, parts) : null;
		compositions.set(connection, normalised(sku), composition, now);
		if (composition) found[normalised(sku)] = composition;
	}
	return found;
}

/**
 * The items that carry bar codes, by normalised bar code; one call for each distinct one. Only an answer of exactly
 * one item is remembered, so that a correction in the warehouse takes effect at once.
 */
export async function readBarcodes(
	connection: Connection,
	codes: readonly string[],
	now = Date.now(),
): Promise<Record<string, Article[]>> {
	const found: Record<string, Article[]> = {};
	for (const code of new Set(codes.map(normalisedBarcode))) {
		const known = barcodes.get(connection, code, now)?.value;
		const articles =
			known ??
			toBarcodeArticles(
				code,
				await connection.stock.findStockItemsByBarcode(barcodeToSearch(code)),
			);
		if (articles.length === 1) barcodes.set(connection, code, articles, now);
		found[code] = articles;
	}
	return found;
}
