import { z } from 'zod';

/** A level, or nothing: there never was any. */
export const rawLevelSchema = z
	.object({
		id: z.string(),
		isActive: z.boolean(),
		quantities: z.array(z.object({ name: z.string(), quantity: z.number().int() })),
	})
	.nullable();

const itemSchema = z.object({ id: z.string(), sku: z.string().nullable(), tracked: z.boolean() });

/** The stock of an article at one location; null where there never was any. */
export type RawLevel = z.output<typeof rawLevelSchema>;

/** An article with its stock at the locations asked for, in their order. */
export type RawStockedItem = z.output<typeof itemSchema> & { levels: RawLevel[] };

/** The name of the level at the location of that place in the question. */
export const levelField = (place: number): string => `level${place}`;

/** Reads an article whose levels have the names of `levelField`. */
export const stockedItemSchema = (locations: number) =>
	itemSchema.passthrough().transform((row, context): RawStockedItem => {
		const levels = Array.from({ length: locations }, (_, place) => {
			const level = rawLevelSchema.safeParse(row[levelField(place)]);
			if (level.success) return level.data;
			context.addIssue({ code: 'custom', path: [levelField(place)], message: 'is no stock level' });
			return null;
		});
		return { id: row.id, sku: row.sku, tracked: row.tracked, levels };
	});

/** A variant that a search for SKUs found. */
export const stockedVariantSchema = (locations: number) =>
	z.object({
		id: z.string(),
		product: z.object({ id: z.string(), status: z.string() }),
		inventoryItem: stockedItemSchema(locations),
	});

export type RawStockedVariant = z.output<ReturnType<typeof stockedVariantSchema>>;

const problemSchema = z.object({
	code: z.string().nullish(),
	field: z.array(z.string()).nullish(),
	message: z.string(),
});

/** Why Shopify did not carry out a call that sets quantities; nothing of it was done. */
export type RawSetProblem = z.output<typeof problemSchema>;

export const setAnswerSchema = z.object({
	inventorySetQuantities: z.object({ userErrors: z.array(problemSchema) }),
});
