import { z } from 'zod';

/** Why the warehouse's level of a SKU must not be promised to anybody. */
export const LEVEL_PROBLEMS = [
	/** The warehouse has no item of this SKU. */
	'notFound',
	/** The item is out of use. */
	'archived',
	/** Several items in use whose SKUs differ in nothing but case and blanks. */
	'ambiguous',
	/** A group of variations, which has no goods of its own. */
	'variationParent',
	'compositeEmpty',
	'componentUnknown',
	'compositeCircular',
	/** The item is there, and nobody could read its levels. */
	'levelsMissing',
] as const;
export type LevelProblem = (typeof LEVEL_PROBLEMS)[number];

/** Units of one item at one location of the warehouse. They may be below zero: more is sold than there is. */
export const placeLevelSchema = z.object({
	/** The warehouse's id of the location, lower case. */
	locationId: z.string().min(1),
	/** Units on the shelf. */
	onHand: z.number().int(),
	/** Units that open orders hold. */
	inOrders: z.number().int(),
	/** Units that can be sold. */
	available: z.number().int(),
	/** Below this the warehouse orders anew; null where it does not. It is no buffer. */
	minimumLevel: z.number().int().nullable(),
	/** Ordered from the supplier when it is sold, so the level says nothing about what can be sold. */
	jit: z.boolean(),
});
export type PlaceLevel = z.infer<typeof placeLevelSchema>;

/** A plain item and the units of it that go into one of something else. */
export const componentSchema = z.object({
	stockItemId: z.string().min(1),
	sku: z.string(),
	quantity: z.number().positive(),
});
export type Component = z.infer<typeof componentSchema>;

/** What the warehouse says of the stock of one item. */
export const stockLevelSchema = z.object({
	kind: z.literal('stockLevel'),
	schemaVersion: z.literal(1),
	/** As the warehouse writes it; as it was asked for where the warehouse has none. */
	sku: z.string(),
	/** Empty where the warehouse has none. */
	stockItemId: z.string(),
	/** The main bar code; empty where the item has none, absent where it was not read. */
	barcode: z.string().optional(),
	isComposite: z.boolean(),
	archived: z.boolean(),
	/** Whether it is ordered when it is sold, at one of the locations at least. */
	jit: z.boolean(),
	/** One for each location that was asked for; none where there is a problem. */
	levels: z.array(placeLevelSchema),
	/** The plain items that one composite is made of in the end; null for an item that is none. */
	composition: z.array(componentSchema).nullable(),
	problem: z.enum(['', ...LEVEL_PROBLEMS]),
	/** What exactly is wrong; empty without a problem. */
	detail: z.string(),
});
export type StockLevel = z.infer<typeof stockLevelSchema>;
