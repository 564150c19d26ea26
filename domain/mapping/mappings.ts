import { z } from 'zod';

/** What ops told us about names that differ between the systems, plus what the target knows of its own. */
export const mappingsSchema = z.object({
	/** Normalised source SKU -> target SKU. */
	skus: z.record(z.string(), z.string()),
	/** Source location id -> target location id. */
	locations: z.record(z.string(), z.string()),
	/** Normalised source shipping title -> target service. */
	shipping: z.record(z.string(), z.object({ serviceId: z.string(), serviceName: z.string() })),
	/** Normalised name of a target service -> the service; used when an edit chose a method of that very name. */
	services: z
		.record(z.string(), z.object({ serviceId: z.string(), serviceName: z.string() }))
		.optional(),
	/** Normalised target SKU -> the target's item. Only SKUs that were looked up are in it. */
	stockItems: z.record(z.string(), z.object({ stockItemId: z.string(), sku: z.string() })),
	/** ISO country code -> the target's name and id for it. */
	countries: z.record(z.string(), z.object({ id: z.string(), name: z.string() })),
});
export type Mappings = z.infer<typeof mappingsSchema>;

/** SKUs and titles are compared without surrounding blanks and without regard to case. */
export function normalised(text: string): string {
	return text.trim().toLowerCase();
}

/** The target SKU for a source SKU: the mapping row if there is one, otherwise the SKU itself. */
export function targetSku(sourceSku: string, mappings: Pick<Mappings, 'skus'>): string {
	return mappings.skus[normalised(sourceSku)] ?? sourceSku.trim();
}
