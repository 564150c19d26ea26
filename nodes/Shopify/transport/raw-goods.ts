import { z } from 'zod';
import { rawListOf } from './raw-list';
import { rawLineGroupSchema } from './raw-order';

/** What reads of an order's goods have in common, in Shopify's own words. */
export const text = z.string().nullable();
export const units = z.number().int();
export const owned = z.object({ id: z.string() });
/** The order that a part belongs to: parts that were read at different times of it do not fit together. */
export const ofOrder = z.object({ updatedAt: z.string() });

/** A line of the order, and how much of it has left. */
export const rawGoodsLineSchema = z.object({
	id: z.string(),
	sku: text,
	name: z.string(),
	quantity: units,
	currentQuantity: units,
	unfulfilledQuantity: units,
	requiresShipping: z.boolean(),
	lineItemGroup: rawLineGroupSchema.nullable(),
});
export type RawGoodsLine = z.infer<typeof rawGoodsLineSchema>;

/** An order, and which fulfilments it has. */
export const rawGoodsHeadSchema = z.object({
	id: z.string(),
	legacyResourceId: z.string(),
	name: z.string(),
	updatedAt: z.string(),
	fulfillmentsCount: z.object({ count: units, precision: z.string() }).nullable(),
	/** A plain array: cut at its size without a word. */
	fulfillments: z.array(owned),
});

/** Units of a line that left with a fulfilment. */
export const rawShippedLineSchema = z.object({ quantity: units.nullable(), lineItem: owned });
export type RawShippedLine = z.infer<typeof rawShippedLineSchema>;

/** A fulfilment with the first page of its lines. */
export const rawShippedPageSchema = z.object({
	id: z.string(),
	order: ofOrder,
	status: z.string(),
	createdAt: z.string(),
	location: owned.nullable(),
	fulfillmentLineItems: rawListOf(rawShippedLineSchema),
});
export type RawShippedPage = z.infer<typeof rawShippedPageSchema>;
