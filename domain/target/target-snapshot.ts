import { z } from 'zod';
import { minorUnitsSchema } from '../money/money';
import { addressSchema } from '../order/address';
import { fulfilmentFactsSchema } from './fulfilment-facts';

export const targetLineSchema = z.object({
	/** The target's own id of the line. */
	rowId: z.string().min(1),
	/** The source line id the target remembers, or whatever it holds in that place. */
	reference: z.string(),
	stockItemId: z.string(),
	sku: z.string(),
	title: z.string(),
	quantity: z.number().int(),
	shippedQuantity: z.number().int().nonnegative(),
	netMinor: minorUnitsSchema,
	taxMinor: minorUnitsSchema,
	grossMinor: minorUnitsSchema,
	taxRatePpm: z.number().int(),
	taxIncluded: z.boolean(),
	isService: z.boolean(),
	/**
	 * What credits have taken off a line that is billed already. Quantity and amounts above are what is left; a write to
	 * the line has to add this again, because the target's own line still holds it.
	 */
	credited: z
		.object({ quantity: z.number().int().nonnegative(), netMinor: minorUnitsSchema })
		.optional(),
});
export type TargetLine = z.infer<typeof targetLineSchema>;

/** What a target can hold of an order; the differences between systems that the core has to know. */
export const targetAbilitiesSchema = z.object({
	/** Whether totals can be set by themselves, or only follow from the lines. */
	totals: z.enum(['set', 'derived']),
	/**
	 * How line prices are compared: on the side of the tax on which they were written, or always without tax, because
	 * the target holds the tax elsewhere.
	 */
	linePrices: z.enum(['asWritten', 'net']),
	/** Whether the order's tax must be the source's to the minor unit, or may differ by the target's own rounding. */
	tax: z.enum(['exact', 'rounded']),
	/** Whether a charge without goods can be a line without an article. */
	services: z.boolean(),
	/** Lines that the source never knew: they stop the plan, or they stay and count on top. */
	foreignLines: z.enum(['refuse', 'keep']),
	/** Whether the order stands at one location that must be the source's. */
	location: z.boolean(),
	/** Whether goods that left and were refunded are settled by a credit, so that the order's own lines stay. */
	credits: z.boolean(),
});
export type TargetAbilities = z.infer<typeof targetAbilitiesSchema>;

/** A target that takes every value it is given. */
const FULL_ABILITIES: TargetAbilities = {
	totals: 'set',
	linePrices: 'asWritten',
	tax: 'exact',
	services: true,
	foreignLines: 'refuse',
	location: true,
	credits: false,
};

export const abilitiesOf = ({ abilities }: Pick<TargetSnapshot, 'abilities'>): TargetAbilities =>
	abilities ?? FULL_ABILITIES;

/** What the target system holds now, with its fulfilment facts. */
export const targetSnapshotSchema = z.object({
	kind: z.literal('targetSnapshot'),
	schemaVersion: z.literal(1),
	system: z.string().min(1),
	orderId: z.string().min(1),
	/** The number the warehouse sees. */
	displayNumber: z.string(),
	reference: z.string(),
	currency: z.string(),
	locationId: z.string(),
	lines: z.array(targetLineSchema),
	shipping: z.object({
		serviceId: z.string(),
		serviceName: z.string(),
		/** Postage with tax, or without where the target compares net prices. */
		amountMinor: minorUnitsSchema,
	}),
	totals: z.object({ taxMinor: minorUnitsSchema, totalMinor: minorUnitsSchema }),
	deliveryAddress: addressSchema,
	billingAddress: addressSchema,
	email: z.string(),
	notes: z.array(z.string()),
	facts: fulfilmentFactsSchema,
	/** Absent for a target that takes every value it is given. */
	abilities: targetAbilitiesSchema.optional(),
	/**
	 * Orders made for what was added once this one could take no more; their lines are among the lines above. `next` is
	 * the running number of another one. Absent where the target makes none.
	 */
	additions: z
		.object({ next: z.number().int().positive(), references: z.array(z.string()) })
		.optional(),
	/** Older orders, still open, that this one replaces, with how far the warehouse is with each. */
	replaced: z
		.array(
			z.object({
				orderId: z.string(),
				displayNumber: z.string(),
				facts: fulfilmentFactsSchema,
				/** The source's order that it was made for, when that is another one: a predecessor that was cancelled. */
				standsFor: z.string().optional(),
				/** Whether one of our own holds keeps it parked; absent when that is so for the order in force alike. */
				heldByUs: z.boolean().optional(),
			}),
		)
		.optional(),
	/**
	 * Name of the source's order that this one was made for, when that is another one: the source cancelled it to make
	 * the order in hand, which the target does not have yet. Such an order is never amended, it gives way to a new one.
	 */
	standsFor: z.string().optional(),
	/** The target's number of the order that the source made to replace this one; absent while there is none. */
	succeededBy: z.string().optional(),
	/** Where the order stands among those that were made to replace one another; absent if none ever was. */
	succession: z
		.object({
			/** The generation a successor would have: 1 for the first that replaces the order as imported. */
			next: z.number().int().positive(),
			/** Whether a successor was made and taken back. */
			undone: z.boolean(),
			/** Ids of orders that carry our mark: we parked them, or kept them parked, while one took the other's place. */
			marked: z.array(z.string()),
		})
		.optional(),
});
export type TargetSnapshot = z.infer<typeof targetSnapshotSchema>;
