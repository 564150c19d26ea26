import { z } from 'zod';

/** Units of one article at one location of the shop; null where the shop keeps no level. */
export const shopPlaceSchema = z.object({
	/** Digits only for Shopify, or the long id that ends in them. */
	locationId: z.string().min(1),
	/** The shop's id of the level itself; empty where it is not known. */
	levelId: z.string().default(''),
	/** Units that the shop would sell. They may be below zero. */
	available: z.number().int().nullable(),
	/** Units on the shelf, those that its own open orders hold among them. */
	onHand: z.number().int().nullable(),
	/** Whether the article is stocked at the location. */
	active: z.boolean(),
});
export type ShopPlace = z.infer<typeof shopPlaceSchema>;

/** What the shop holds of one SKU. */
export const shopLevelSchema = z.object({
	/** As the shop writes it; as it was asked for where the shop has none. */
	sku: z.string(),
	problem: z.enum(['', 'notFound', 'duplicate', 'untracked']),
	/** The article whose level is set; empty where there is none, or several. */
	inventoryItemId: z.string(),
	/** The articles of this SKU; rows of osync_sku_map for a variant need its id. */
	candidates: z.array(z.object({ variantId: z.string().default('') })).default([]),
	levels: z.array(shopPlaceSchema),
});
export type ShopLevel = z.infer<typeof shopLevelSchema>;

/** The shop's id of the one variant that has the SKU; empty where there is none, several, or it was not read. */
export const variantOf = ({ candidates }: ShopLevel): string =>
	candidates.length === 1 ? (candidates[0]?.variantId ?? '') : '';
