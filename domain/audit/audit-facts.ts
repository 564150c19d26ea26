import { z } from 'zod';
import { locationName } from '../restock/restock-policy';
import { shopPlaceSchema } from '../stock/shop-level';
import { stockLevelSchema } from '../stock/stock-level';
import { tableCell } from '../stock/table-cell';

/** An id on its own, or the last part of a longer one. */
const digits = tableCell.transform(locationName);

/** A variant of the shop. Ids are digits; what was not read is empty. */
export const shopArticleSchema = z.object({
	variantId: digits,
	/** Product and variant, as people call it. */
	title: tableCell,
	sku: tableCell,
	barcode: tableCell,
	/** The shop's word for the product, in any case: active, draft, archived, ... */
	status: tableCell.transform((status) => status.toLowerCase()),
	/** Null where it was not read: then it counts as goods. */
	requiresShipping: z.boolean().nullish().default(null),
	/** What one bundle is made of; null, or no parts at all, for a variant that is none. */
	components: z
		.array(z.object({ variantId: digits, sku: tableCell, quantity: z.coerce.number().positive() }))
		.nullish()
		.transform((parts) => (parts && parts.length > 0 ? parts : null)),
});
export type ShopArticle = z.infer<typeof shopArticleSchema>;

/** An item of the warehouse. */
export const auditItemSchema = stockLevelSchema;
export type AuditItem = z.infer<typeof auditItemSchema>;

export const shopLocationSchema = z.object({
	id: digits,
	name: tableCell,
	active: z.boolean().default(true),
	/** Whether fulfilment orders wait there. */
	openOrders: z.boolean().default(false),
	/** Whether any article is stocked there; null where it was not read. */
	hasStock: z.boolean().nullish().default(null),
});
export type ShopLocation = z.infer<typeof shopLocationSchema>;

/** A location or a service of the warehouse. */
export const namedPlaceSchema = z.object({ id: tableCell, name: tableCell });
export type NamedPlace = z.infer<typeof namedPlaceSchema>;

/** A shipping method as orders of the last time name it. */
export const seenShippingSchema = z.object({ title: tableCell, code: tableCell });
export type SeenShipping = z.infer<typeof seenShippingSchema>;

/** Units of one SKU at the locations of the shop. */
export const shopStockSchema = z.object({ sku: z.string(), levels: z.array(shopPlaceSchema) });

type Row = Record<string, unknown>;

/** Everything that an audit compares. Null stands for a list that was not given: its checks are not made, and said so. */
export type AuditFacts = {
	/** The target whose rows of the tables count, such as `linnworks`. */
	system: string;
	articles: ShopArticle[] | null;
	/** Whether titles, bar codes and bundles of the articles were read too. */
	hasVariants: boolean;
	items: AuditItem[] | null;
	shopStock: Array<z.infer<typeof shopStockSchema>> | null;
	shopLocations: ShopLocation[] | null;
	warehouseLocations: NamedPlace[] | null;
	seenShipping: SeenShipping[] | null;
	services: NamedPlace[] | null;
	skuMap: Row[];
	locationMap: Row[];
	shippingMap: Row[];
	/** Rows of osync_stock_rules; null where stock is not pushed. */
	stockRules: Row[] | null;
};
