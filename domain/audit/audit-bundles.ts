import type { MappingTables } from '../mapping/mapping-tables';
import { targetSku } from '../mapping/mappings';
import { articleName, isSold } from './audit-articles';
import type { AuditItem, ShopArticle } from './audit-facts';
import { toFinding, type AuditFinding } from './audit-finding';
import type { Catalogue } from './index-catalogue';

/** Units of plain items of the warehouse that go into one bundle, by item id. */
type Parts = Map<string, { sku: string; units: number }>;

/**
 * Bundles of the shop against the composite items of the warehouse. A composite that the shop sells singly, or not at
 * all, is fine.
 */
export function auditBundles(
	articles: readonly ShopArticle[],
	catalogue: Catalogue,
	tables: MappingTables,
): AuditFinding[] {
	const byVariant = new Map(articles.map((article) => [article.variantId, article]));
	return articles
		.filter((article) => isSold(article) && article.components !== null)
		.flatMap((bundle) => auditBundle(bundle, byVariant, catalogue, tables));
}

function auditBundle(
	bundle: ShopArticle,
	byVariant: ReadonlyMap<string, ShopArticle>,
	catalogue: Catalogue,
	tables: MappingTables,
): AuditFinding[] {
	const subject = { kind: 'bundle', name: articleName(bundle) } as const;
	const { parts, unknown } = shopParts(bundle, byVariant, catalogue);
	if (unknown.length > 0) {
		const words = `${subject.name}: the warehouse has no certain item for its ${unknown.length === 1 ? 'component' : 'components'} ${unknown.join(', ')}.`;
		return [toFinding('bundleComponentUnknown', subject, words)];
	}
	const name = targetSku(bundle.sku, tables);
	const items = name === '' ? [] : catalogue.inUse(name);
	const item = items.find(({ sku }) => sku === name) ?? items[0];
	if (!item?.composition) {
		const words = withoutComposite(subject.name, name, item);
		return [toFinding('bundleWithoutComposite', subject, words)];
	}
	const composition: Parts = new Map();
	for (const { stockItemId, sku, quantity } of item.composition) {
		add(composition, stockItemId, sku, quantity);
	}
	const differences = differing(parts, composition);
	if (differences.length === 0) return [];
	const words = `${subject.name} and the composite "${item.sku}" differ: ${differences.join('; ')}.`;
	return [toFinding('bundleDiffers', subject, words)];
}

function withoutComposite(bundle: string, sku: string, item: AuditItem | undefined): string {
	const goesOut = 'so it goes to the warehouse as its components';
	if (sku === '') return `${bundle} has no SKU, ${goesOut}.`;
	return item
		? `${bundle}: the item "${item.sku}" of the warehouse is no composite, ${goesOut}.`
		: `${bundle}: the warehouse has no item with SKU "${sku}", ${goesOut}.`;
}

/** What one bundle of the shop comes to in plain items, and the names of components that are not certain. */
function shopParts(
	{ components }: ShopArticle,
	byVariant: ReadonlyMap<string, ShopArticle>,
	catalogue: Catalogue,
): { parts: Parts; unknown: string[] } {
	const parts: Parts = new Map();
	const unknown: string[] = [];
	for (const { variantId, sku, quantity } of components ?? []) {
		const known = variantId === '' ? undefined : byVariant.get(variantId);
		const article = known ?? { variantId, sku, title: '', barcode: '' };
		if (known?.requiresShipping === false && known.sku === '') continue;
		const resolution = catalogue.resolve(article);
		if (resolution.kind !== 'found') {
			unknown.push(known ? articleName(known) : `"${sku || variantId}"`);
			continue;
		}
		const { stockItemId, sku: itemSku } = resolution.article;
		const composition = catalogue.byId(stockItemId)?.composition;
		for (const part of composition ?? [{ stockItemId, sku: itemSku, quantity: 1 }]) {
			add(parts, part.stockItemId, part.sku, part.quantity * quantity);
		}
	}
	return { parts, unknown };
}

function add(parts: Parts, stockItemId: string, sku: string, units: number): void {
	parts.set(stockItemId, { sku, units: (parts.get(stockItemId)?.units ?? 0) + units });
}

const differing = (shop: Parts, warehouse: Parts): string[] =>
	[...new Set([...shop.keys(), ...warehouse.keys()])].flatMap((id) => {
		const [here, there] = [shop.get(id)?.units ?? 0, warehouse.get(id)?.units ?? 0];
		const sku = (shop.get(id) ?? warehouse.get(id))?.sku ?? id;
		return here === there ? [] : [`${sku}: ${here} in the shop, ${there} in the warehouse`];
	});
