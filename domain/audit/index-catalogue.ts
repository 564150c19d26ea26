import { normalisedBarcode } from '../mapping/barcode';
import type { MappingTables } from '../mapping/mapping-tables';
import { normalised, type Article, type ArticleMappings } from '../mapping/mappings';
import { resolveArticle, skuToLookFor, type Resolution } from '../mapping/resolve-article';
import { groupBySku } from '../stock/sku-groups';
import type { AuditItem, ShopArticle } from './audit-facts';

/** The items of the warehouse, to be asked as an order's lines ask for them (docs/mappings.md). */
export type Catalogue = {
	/** Items in use whose SKU is this one without regard to case and blanks. */
	inUse: (sku: string) => AuditItem[];
	isArchived: (sku: string) => boolean;
	byId: (stockItemId: string) => AuditItem | undefined;
	/** Which item an article is, by the very rules for a line of an order. */
	resolve: (article: Pick<ShopArticle, 'variantId' | 'sku' | 'title' | 'barcode'>) => Resolution;
	/** Whether the items came with their bar codes. */
	knowsBarcodes: boolean;
};

/** Indexes the items once, so that each question costs the same however many there are. */
export function indexCatalogue(items: readonly AuditItem[], tables: MappingTables): Catalogue {
	const there = items.filter(({ problem }) => problem !== 'notFound');
	const isOut = ({ archived, problem }: AuditItem): boolean => archived || problem === 'archived';
	const used = there.filter((item) => !isOut(item));
	const bySku = groupBySku(used);
	const archived = groupBySku(there.filter(isOut));
	const byId = new Map(used.map((item) => [item.stockItemId, item]));
	const byBarcode = new Map<string, Article[]>();
	for (const { barcode = '', stockItemId, sku } of used) {
		const code = normalisedBarcode(barcode);
		if (code !== '') byBarcode.set(code, [...(byBarcode.get(code) ?? []), { stockItemId, sku }]);
	}
	const inUse = (sku: string): AuditItem[] => bySku.get(normalised(sku)) ?? [];
	return {
		inUse,
		isArchived: (sku) => archived.has(normalised(sku)),
		byId: (stockItemId) => byId.get(stockItemId),
		knowsBarcodes: used.some(({ barcode }) => barcode !== undefined),
		resolve: (article) => {
			const line = { ...article, lineId: '' };
			const code = normalisedBarcode(article.barcode);
			return resolveArticle(line, {
				...tables,
				stockItems: toStockItems(inUse(skuToLookFor(line, tables))),
				barcodes: code === '' ? {} : { [code]: byBarcode.get(code) ?? [] },
			});
		},
	};
}

/** Items of one normalised SKU as mappings hold them; the one that is spelled that way comes first. */
function toStockItems(items: readonly AuditItem[]): NonNullable<ArticleMappings['stockItems']> {
	const articles = [...new Map(items.map((item) => [item.stockItemId, item])).values()]
		.map(({ stockItemId, sku }) => ({ stockItemId, sku }))
		.sort((one, other) => rankOf(one.sku) - rankOf(other.sku) || (one.sku < other.sku ? -1 : 1));
	return Object.fromEntries(
		articles.map((article, place) => [
			place === 0 ? normalised(article.sku) : article.sku,
			article,
		]),
	);
}

const rankOf = (sku: string): number => (sku === normalised(sku) ? 0 : 1);
