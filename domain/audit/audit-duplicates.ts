import { normalisedBarcode } from '../mapping/barcode';
import { normalised } from '../mapping/mappings';
import { articleName, isSold } from './audit-articles';
import type { ShopArticle } from './audit-facts';
import { toFinding, type AuditFinding } from './audit-finding';

/** SKUs and bar codes that several articles of the shop share. SKUs are the same whatever their case and blanks. */
export function auditDuplicates(articles: readonly ShopArticle[]): AuditFinding[] {
	const sold = articles.filter(isSold);
	return [
		...groups(sold, ({ sku }) => normalised(sku)).map(([first, ...others]) =>
			toFinding(
				'duplicateSku',
				{ kind: 'SKU', name: first.sku },
				`SKU "${first.sku}" belongs to ${listed([first, ...others])}.`,
			),
		),
		...groups(sold, ({ barcode }) => normalisedBarcode(barcode)).map(([first, ...others]) =>
			toFinding(
				'duplicateBarcode',
				{ kind: 'bar code', name: first.barcode },
				`Bar code "${first.barcode}" belongs to ${listed([first, ...others])}.`,
			),
		),
	];
}

type Several = [ShopArticle, ShopArticle, ...ShopArticle[]];

function groups(
	articles: readonly ShopArticle[],
	nameOf: (article: ShopArticle) => string,
): Several[] {
	const byName = new Map<string, ShopArticle[]>();
	for (const article of articles) {
		const name = nameOf(article);
		if (name === '') continue;
		const group = byName.get(name);
		if (group) group.push(article);
		else byName.set(name, [article]);
	}
	return [...byName.values()]
		.map((group) => group.sort((one, other) => (articleName(one) < articleName(other) ? -1 : 1)))
		.filter((group): group is Several => group.length > 1);
}

/** Longest list in one sentence. */
const MOST_NAMED = 10;

function listed(articles: readonly ShopArticle[]): string {
	const names = articles.slice(0, MOST_NAMED).map(articleName);
	const more = articles.length > names.length ? ` and ${articles.length - names.length} more` : '';
	return `${names.join(', ')}${more}`;
}
