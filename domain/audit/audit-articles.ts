import type { MappingTables } from '../mapping/mapping-tables';
import { mappedSku } from '../mapping/resolve-article';
import type { AuditCode } from './audit-codes';
import type { AuditItem, ShopArticle } from './audit-facts';
import { toFinding, type AuditFinding } from './audit-finding';
import type { Catalogue } from './index-catalogue';

/** An article for people: its title, or its SKU or id where that was not read. */
export const articleName = ({ title, sku, variantId }: ShopArticle): string => {
	const name = title || sku || 'variant';
	return variantId === '' ? name : `${name} (variant ${variantId})`;
};

/** Whether people can buy it, or will be able to once it is published. */
export const isSold = ({ status }: ShopArticle): boolean => status !== 'archived';

/**
 * Articles that an order could not be sent to the warehouse with. The product that only stands for a bundle is none: its
 * components are the lines. A draft counts for less, for it is not on sale yet.
 */
export function auditArticles(
	articles: readonly ShopArticle[],
	catalogue: Catalogue,
	tables: MappingTables,
): AuditFinding[] {
	return articles
		.filter((article) => isSold(article) && article.components === null)
		.flatMap((article) => {
			const trouble = troubleOf(article, catalogue, tables);
			if (!trouble) return [];
			const finding = toFinding(
				trouble.code,
				{ kind: 'variant', name: articleName(article) },
				trouble.words,
			);
			return article.status === 'draft' ? [{ ...finding, severity: 'medium' as const }] : [finding];
		});
}

type Trouble = { code: AuditCode; words: string };

function troubleOf(
	article: ShopArticle,
	catalogue: Catalogue,
	tables: MappingTables,
): Trouble | null {
	const name = articleName(article);
	const resolution = catalogue.resolve(article);
	switch (resolution.kind) {
		case 'found': {
			const item = catalogue.byId(resolution.article.stockItemId);
			return item ? itemTrouble(name, item) : null;
		}
		case 'ambiguous': {
			const items = resolution.articles
				.map(({ sku }) => `"${sku}"`)
				.sort()
				.join(', ');
			return {
				code: resolution.by === 'SKU' ? 'ambiguousSku' : 'ambiguousBarcode',
				words: `${name}: the ${resolution.by} "${resolution.name}" stands for several items of the warehouse: ${items}.`,
			};
		}
		case 'nameless':
			if (article.requiresShipping === false) return null;
			return { code: 'skuMissing', words: `${name} has no SKU, no bar code and no mapping row.` };
		case 'unknown':
			return unknownTrouble(article, resolution.sku, catalogue, tables);
	}
}

function unknownTrouble(
	article: ShopArticle,
	sku: string,
	catalogue: Catalogue,
	tables: MappingTables,
): Trouble {
	const name = articleName(article);
	const isMapped = mappedSku({ ...article, lineId: '' }, tables) !== undefined;
	const what = isMapped
		? `SKU "${sku}", which a row of osync_sku_map gives ${article.sku === '' ? 'it' : `"${article.sku}"`}`
		: `SKU "${sku}"`;
	if (sku !== '' && catalogue.isArchived(sku)) {
		return { code: 'archivedStillSold', words: `${name}: the item with ${what} is archived.` };
	}
	const code = article.barcode;
	const tail = code === '' || isMapped ? '' : barcodeWords(code, sku, catalogue);
	return {
		code: 'notInWarehouse',
		words:
			sku === ''
				? `${name}: the warehouse has no item${tail}.`
				: `${name}: the warehouse has no item with ${what}${tail}.`,
	};
}

function barcodeWords(barcode: string, sku: string, { knowsBarcodes }: Catalogue): string {
	if (!knowsBarcodes) return ` (its bar codes were not read, so bar code "${barcode}" may find it)`;
	return sku === '' ? ` with bar code "${barcode}"` : `, and none with bar code "${barcode}"`;
}

function itemTrouble(name: string, { problem, sku, detail }: AuditItem): Trouble | null {
	const more = detail === '' ? '' : ` (${detail})`;
	switch (problem) {
		case 'variationParent':
			return {
				code: 'variationGroup',
				words: `${name}: "${sku}" is a group of variations without goods of its own${more}.`,
			};
		case 'compositeEmpty':
		case 'componentUnknown':
		case 'compositeCircular': {
			const what = {
				compositeEmpty: 'has no components',
				componentUnknown: 'has a component that cannot be counted',
				compositeCircular: 'contains itself',
			}[problem];
			return { code: 'compositeBroken', words: `${name}: the composite "${sku}" ${what}${more}.` };
		}
		case '':
		case 'notFound':
		case 'archived':
		case 'ambiguous':
		case 'levelsMissing':
			return null;
	}
}
