import type { OrderLine } from '../order/order-snapshot';
import { normalisedBarcode } from './barcode';
import { normalised, targetSku, withSingleBlanks } from './mappings';
import type { Article, ArticleMappings } from './mappings';

/** What a line is in the target's catalogue, as far as it is known. */
export type Resolution =
	| { kind: 'found'; article: Article }
	/** Several items answer to the same name, so a person has to choose. */
	| { kind: 'ambiguous'; by: 'bar code' | 'SKU'; name: string; articles: Article[] }
	/** No item looked up so far; `sku` is the one it would have, empty when only the bar code could tell. */
	| { kind: 'unknown'; sku: string }
	/** Nothing to go by: neither SKU nor bar code nor a mapping row. */
	| { kind: 'nameless' };

type NamedLine = Pick<OrderLine, 'lineId' | 'sku' | 'title' | 'variantId' | 'barcode'>;

/**
 * The target's item for a line (docs/mappings.md): a mapping row by variant, a mapping row by SKU (by title for a
 * custom item), the SKU as it is, the SKU without regard to case and blanks, and last the bar code if exactly one item
 * carries it. A mapping row is final: where it names an unknown item, no other way is tried.
 */
export function resolveArticle(line: NamedLine, mappings: ArticleMappings): Resolution {
	const decided = mappings.decided?.[line.lineId];
	if (decided) return { kind: 'found', article: decided };
	const sku = skuToLookFor(line, mappings);
	const bySku = sku === '' ? null : findBySku(sku, mappings);
	if (bySku) return bySku;
	const barcode = normalisedBarcode(line.barcode);
	if (barcode !== '' && mappedSku(line, mappings) === undefined) {
		const articles = mappings.barcodes?.[barcode] ?? [];
		const [article] = articles;
		if (article && articles.length > 1) {
			return { kind: 'ambiguous', by: 'bar code', name: line.barcode.trim(), articles };
		}
		if (article) return { kind: 'found', article };
	}
	return sku === '' && barcode === '' ? { kind: 'nameless' } : { kind: 'unknown', sku };
}

/** The target SKU that a mapping row gives a line; undefined without a row. */
export function mappedSku(line: NamedLine, mappings: ArticleMappings): string | undefined {
	const byVariant = line.variantId === '' ? undefined : mappings.variants?.[line.variantId];
	if (byVariant !== undefined) return byVariant;
	if (line.sku.trim() !== '') return mappings.skus[normalised(line.sku)];
	return line.variantId === '' ? mappings.skus[`title:${normalised(line.title)}`] : undefined;
}

/** The target SKU under which to look for a line: the mapping row's, or its own; empty when it has none. */
export function skuToLookFor(line: NamedLine, mappings: ArticleMappings): string {
	return mappedSku(line, mappings) ?? targetSku(line.sku, mappings);
}

/** How a SKU may be spelled in the target: as it is, and with single blanks. */
export const skuSpellings = (sku: string): string[] => [...new Set([sku, withSingleBlanks(sku)])];

function findBySku(sku: string, { stockItems = {} }: ArticleMappings): Resolution | null {
	const wanted = normalised(sku);
	const first = stockItems[wanted];
	if (!first) return null;
	const articles = Object.values(stockItems).filter((item) => normalised(item.sku) === wanted);
	const exact = articles.find((item) => item.sku === sku);
	if (exact) return { kind: 'found', article: exact };
	return articles.length > 1
		? { kind: 'ambiguous', by: 'SKU', name: sku, articles }
		: { kind: 'found', article: first };
}
