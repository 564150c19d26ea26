import { inBatches } from '../../../shared/in-batches';
import type { RawItemKind, RawStockRow } from '../../mapping/stock/raw-stock';
import { ITEMS_PER_PAGE, type StockClient } from '../../transport/stock-client';

/** Every item in use, with its kind, by id. */
export type StockWalk = {
	rows: Map<string, RawStockRow>;
	kinds: Map<string, RawItemKind>;
	/** How often the list was read from the beginning. */
	walks: number;
	/** False if the list changed during every walk, so that an item may have slipped through all of them. */
	isComplete: boolean;
};

/** A list that changes all the time is read no more often than this. */
const MOST_WALKS = 3;

/**
 * Reads all items in use, page by page. There is no total, and pages shift when the list changes: an item that was put in
 * or renamed makes another one come twice, and one that was put out of use, which lets another slip, is known by its kind,
 * read afterwards. After either the list is read once more, and what was found before is kept
 * (docs/vendors/linnworks.md §7.1).
 */
export async function walkStock(client: StockClient): Promise<StockWalk> {
	const rows = new Map<string, RawStockRow>();
	for (let walks = 1; ; walks++) {
		const read = await readPages(client);
		const found = new Set(read.map((row) => row.StockItemId));
		for (const row of read) rows.set(row.StockItemId, row);
		const kinds = await readKinds(client, [...rows.values()]);
		const isGone = (id: string): boolean => kinds.get(id)?.IsArchived ?? true;
		const isCalm = found.size === read.length && ![...found].some(isGone);
		for (const id of rows.keys()) if (isGone(id)) rows.delete(id);
		if (isCalm || walks === MOST_WALKS) return { rows, kinds, walks, isComplete: isCalm };
	}
}

async function readPages(client: StockClient): Promise<RawStockRow[]> {
	const rows: RawStockRow[] = [];
	for (let page = 1; ; page++) {
		const read = await client.getStockPage(page);
		rows.push(...read);
		if (read.length < ITEMS_PER_PAGE) return rows;
	}
}

async function readKinds(
	client: StockClient,
	rows: readonly RawStockRow[],
): Promise<Map<string, RawItemKind>> {
	const kinds = new Map<string, RawItemKind>();
	for (const batch of inBatches(rows, ITEMS_PER_PAGE)) {
		const skus = batch.map((row) => row.ItemNumber);
		const numbers = batch.map((row) => row.StockItemIntId).filter((id) => id > 0);
		for (const kind of await client.getItemKinds(skus, numbers)) kinds.set(kind.StockItemId, kind);
	}
	return kinds;
}
