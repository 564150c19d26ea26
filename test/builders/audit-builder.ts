import {
	auditItemSchema,
	shopArticleSchema,
	type AuditFacts,
	type AuditItem,
	type ShopArticle,
} from '../../domain/audit/audit-facts';
import { auditMappings } from '../../domain/audit/audit-mappings';

/** An article of the shop, on sale. */
export const anArticle = (
	variantId: string,
	sku: string,
	changes: Record<string, unknown> = {},
): ShopArticle =>
	shopArticleSchema.parse({
		variantId,
		sku,
		title: `Article ${variantId}`,
		status: 'ACTIVE',
		...changes,
	});

/** An item of the warehouse, in use; its id is its SKU in lower case. */
export const anItem = (sku: string, changes: Partial<AuditItem> = {}): AuditItem =>
	auditItemSchema.parse({
		...{ kind: 'stockLevel', schemaVersion: 1, sku, stockItemId: `id-${sku.toLowerCase()}` },
		...{ isComposite: false, archived: false, jit: false, levels: [], composition: null },
		...{ problem: '', detail: '', barcode: '' },
		...changes,
	});

/** A composite item of the units of some others. */
export const aComposite = (sku: string, parts: Record<string, number>): AuditItem =>
	anItem(sku, {
		isComposite: true,
		composition: Object.entries(parts).map(([part, quantity]) => ({
			stockItemId: `id-${part.toLowerCase()}`,
			sku: part,
			quantity,
		})),
	});

/** Everything given and everything empty, but for what is changed. */
export const someFacts = (changes: Partial<AuditFacts> = {}): AuditFacts => ({
	...{ system: 'linnworks', articles: [], hasVariants: true, items: [], shopStock: [] },
	...{ shopLocations: [], warehouseLocations: [], seenShipping: [], services: [] },
	...{ skuMap: [], locationMap: [], shippingMap: [], stockRules: null },
	...changes,
});

export const AUDITED_AT = new Date('2026-03-02T06:00:00Z');

/** The findings on some facts, as `code: words`. */
export const findingsOn = (changes: Partial<AuditFacts>): string[] =>
	auditMappings(someFacts(changes), AUDITED_AT).findings.map(
		({ code, words }) => `${code}: ${words}`,
	);
