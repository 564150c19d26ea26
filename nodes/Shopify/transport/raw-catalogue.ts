import { z } from 'zod';
import { rawListOf } from './raw-list';

/** A variant as far as a list of all of them names it. */
export const rawVariantSchema = z.object({
	id: z.string(),
	title: z.string(),
	sku: z.string().nullable(),
	barcode: z.string().nullable(),
	requiresComponents: z.boolean(),
	product: z.object({ title: z.string(), status: z.string() }),
	inventoryItem: z.object({ requiresShipping: z.boolean() }),
});
export type RawVariant = z.output<typeof rawVariantSchema>;

const rawComponentSchema = z.object({
	quantity: z.number().int(),
	productVariant: z.object({ id: z.string(), sku: z.string().nullable() }),
});
export type RawComponent = z.output<typeof rawComponentSchema>;

/** A page of what a bundle is made of. */
export const rawBundleSchema = z.object({
	id: z.string(),
	productVariantComponents: rawListOf(rawComponentSchema),
});
export type RawBundle = z.output<typeof rawBundleSchema>;

export const rawPlaceSchema = z.object({
	id: z.string(),
	name: z.string(),
	isActive: z.boolean(),
	hasActiveInventory: z.boolean(),
	hasUnfulfilledOrders: z.boolean(),
});
export type RawPlace = z.output<typeof rawPlaceSchema>;
