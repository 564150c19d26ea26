import { normalisedBarcode } from '../../../../domain/mapping/barcode';
import { normalised, type Article, type Composition } from '../../../../domain/mapping/mappings';
import { Remembered } from '../../../shared/cached';
import { inBatches } from '../../../shared/in-batches';
import type { ArticleReads } from '../../../shared/read-articles';
import {
	barcodesQuery,
	compositionsQuery,
	itemByIdQuery,
	itemsQuery,
} from '../../mapping/account-queries';
import type { BoundQuery } from '../../mapping/order-queries';
import type { SqlRow } from '../../mapping/raw/row';
import {
	toArticle,
	toBarcodeArticles,
	toCompositions,
	toStockItemMappings,
} from '../../mapping/to-articles';
import type { Connection } from '../../transport/connect-netsuite';

/** Names that one query asks for. */
const NAMES_PER_QUERY = 200;

const compositions = new Remembered<Composition | null>();
const barcodes = new Remembered<Article[]>();
const items = new Remembered<Article>();

/**
 * How NetSuite is asked for articles: one query for 200 names. Bundles, and bar codes that exactly one item carries, are
 * remembered for ten minutes; SKUs are asked for each time, so that an item created just now is found.
 */
export const articleReads = (connection: Connection, now = Date.now()): ArticleReads => ({
	compositions: async (skus) => {
		const known = skus.map((sku) => ({
			sku,
			entry: compositions.get(connection, normalised(sku), now),
		}));
		const unknown = known.filter(({ entry }) => !entry).map(({ sku }) => sku);
		const read = toCompositions(await readRows(connection, unknown, compositionsQuery));
		for (const sku of unknown) {
			compositions.set(connection, normalised(sku), read[normalised(sku)] ?? null, now);
		}
		const kept = known.flatMap(({ sku, entry }) =>
			entry?.value ? [[normalised(sku), entry.value] as const] : [],
		);
		return { ...read, ...Object.fromEntries(kept) };
	},
	stockItems: async (skus) =>
		toStockItemMappings(await readRows(connection, skus, (names) => itemsQuery(names, 'inUse'))),
	barcodes: async (codes) => {
		const known = codes.map((code) => ({ code, entry: barcodes.get(connection, code, now) }));
		const unknown = known.filter(({ entry }) => !entry).map(({ code }) => code);
		const rows = await readRows(connection, unknown.flatMap(barcodeSpellings), barcodesQuery);
		const read = toBarcodeArticles(rows);
		for (const [code, articles] of Object.entries(read)) {
			if (articles.length === 1) barcodes.set(connection, code, articles, now);
		}
		const kept = known.flatMap(({ code, entry }) => (entry ? [[code, entry.value] as const] : []));
		return { ...read, ...Object.fromEntries(kept) };
	},
	archived: async (skus) => {
		const rows = await readRows(connection, skus, (names) => itemsQuery(names, 'outOfUse'));
		return rows.map((row) => normalised(toArticle(row).sku));
	},
});

/** An item by its internal id, remembered for ten minutes; null when there is none. */
export async function readItem(
	connection: Connection,
	id: string,
	now = Date.now(),
): Promise<Article | null> {
	const known = items.get(connection, id, now);
	if (known) return known.value;
	const { q, params } = itemByIdQuery(id);
	const [row] = await connection.client.query(q, params);
	if (!row) return null;
	items.set(connection, id, toArticle(row), now);
	return toArticle(row);
}

async function readRows(
	{ client }: Connection,
	names: readonly string[],
	queryFor: (names: readonly string[]) => BoundQuery,
): Promise<SqlRow[]> {
	const rows: SqlRow[] = [];
	for (const batch of inBatches([...new Set(names)], NAMES_PER_QUERY)) {
		const { q, params } = queryFor(batch);
		rows.push(...(await client.query(q, params)));
	}
	return rows;
}

/** The lengths in which one number of the kind GTIN may be written. */
const GTIN_LENGTHS = [8, 12, 13, 14];

function barcodeSpellings(code: string): string[] {
	const normal = normalisedBarcode(code);
	if (!/^\d{14}$/.test(normal)) return [code];
	const lengths = GTIN_LENGTHS.filter((digits) => /^0*$/.test(normal.slice(0, 14 - digits)));
	return lengths.map((digits) => normal.slice(14 - digits));
}
