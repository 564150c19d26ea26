import { z } from 'zod';

/** An item of the target's catalogue. */
export const articleSchema = z.object({ stockItemId: z.string(), sku: z.string() });
export type Article = z.infer<typeof articleSchema>;

/** An item that is made up of others, with the units of each that go into one of it. */
export const compositionSchema = articleSchema.extend({
	components: z.array(articleSchema.extend({ quantity: z.number().int().positive() })).min(1),
});
export type Composition = z.infer<typeof compositionSchema>;

/** What ops told us about names that differ between the systems, plus what the target knows of its own. */
export const mappingsSchema = z.object({
	/** Normalised source SKU -> target SKU. For a custom item the key is `title:` and its normalised title. */
	skus: z.record(z.string(), z.string()),
	/** The source's id of an article -> target SKU. */
	variants: z.record(z.string(), z.string()).optional(),
	/** Source location id -> target location id. */
	locations: z.record(z.string(), z.string()),
	/** Normalised source shipping title -> target service. */
	shipping: z.record(z.string(), z.object({ serviceId: z.string(), serviceName: z.string() })),
	/** Normalised name of a target service -> the service; used when an edit chose a method of that very name. */
	services: z
		.record(z.string(), z.object({ serviceId: z.string(), serviceName: z.string() }))
		.optional(),
	/**
	 * Normalised target SKU -> the target's item. Only SKUs that were looked up are in it. Of two items whose SKUs
	 * differ in nothing but case and blanks, the second stands under its SKU as it is spelled.
	 */
	stockItems: z.record(z.string(), articleSchema),
	/** Normalised bar code -> every item of the target that carries it. Only bar codes that were looked up are in it. */
	barcodes: z.record(z.string(), z.array(articleSchema)).optional(),
	/** Normalised target SKUs of items that the target has put out of use. */
	archived: z.array(z.string()).optional(),
	/** Normalised target SKU of a bundle -> the target's item for it and what it is made of. */
	compositions: z.record(z.string(), compositionSchema).optional(),
	/** Line id -> the article that a plan has settled on, so that verifying the plan asks nothing again. */
	decided: z.record(z.string(), articleSchema).optional(),
	/** Items under which the target holds charges that are no line of the source; absent where it holds them otherwise. */
	charges: z.object({ tax: articleSchema.optional() }).optional(),
	/** ISO country code -> the target's name and id for it. */
	countries: z.record(z.string(), z.object({ id: z.string(), name: z.string() })),
});
export type Mappings = z.infer<typeof mappingsSchema>;

/** The part of the mappings that says which article a line is; without `stockItems` nothing was looked up yet. */
export type ArticleMappings = Pick<
	Mappings,
	'skus' | 'variants' | 'barcodes' | 'archived' | 'compositions' | 'decided' | 'charges'
> &
	Partial<Pick<Mappings, 'stockItems'>>;

/** SKUs and titles are compared without surrounding blanks, with one blank for several, and without regard to case. */
export function normalised(text: string): string {
	return withSingleBlanks(text).toLowerCase();
}

/** Without surrounding blanks, and with one blank for several. */
export function withSingleBlanks(text: string): string {
	return text.trim().replace(/\s+/gu, ' ');
}

/** The target SKU for a source SKU: the mapping row if there is one, otherwise the SKU itself. */
export function targetSku(sourceSku: string, mappings: Pick<Mappings, 'skus'>): string {
	return mappings.skus[normalised(sourceSku)] ?? sourceSku.trim();
}
