import { z } from 'zod';
import { minorUnitsSchema } from '../money/money';

/** A line as the source wants the target to hold it. */
export const wantedLineSchema = z.object({
	/** The source's line id; for a bundle that the target holds as one item, the id of the bundle's group of lines. */
	lineId: z.string(),
	/** The target's SKU where the item is known, otherwise the one under which it would be looked for. */
	sku: z.string(),
	/** The target's id of the item; empty while nothing was looked up and for a service. */
	stockItemId: z.string(),
	title: z.string(),
	quantity: z.number().int().positive(),
	netMinor: minorUnitsSchema,
	taxMinor: minorUnitsSchema,
	grossMinor: minorUnitsSchema,
	taxRatePpm: z.number().int().nonnegative(),
	taxIncluded: z.boolean(),
	/** A charge without goods, such as a tip or a fee, which the target holds without a stock item. */
	isService: z.boolean(),
});
export type WantedLine = z.infer<typeof wantedLineSchema>;
