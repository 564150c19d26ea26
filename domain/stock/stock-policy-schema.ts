import { z } from 'zod';

const bufferSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('absolute'), units: z.number() }),
	z.object({ kind: z.literal('percent'), hundredths: z.number() }),
]);

/** A `StockPolicy` that travels from the node that made it to those that go by it. */
export const stockPolicySchema = z.object({
	feeds: z.array(z.object({ locationId: z.string(), sources: z.array(z.string()) })).min(1),
	names: z.array(z.object({ sku: z.string(), variantId: z.string(), targetSku: z.string() })),
	rules: z.array(
		z.object({
			sku: z.string(),
			locationId: z.string(),
			buffer: bufferSchema.nullable(),
			cap: z.number().nullable(),
			push: z.boolean().nullable(),
		}),
	),
	buffer: bufferSchema,
	cap: z.number().nullable(),
	quantityName: z.enum(['available', 'on_hand']),
	jitUnits: z.number().nullable(),
	tellUnsold: z.boolean(),
	tellUnmapped: z.boolean(),
});
