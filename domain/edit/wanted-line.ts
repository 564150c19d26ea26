import { z } from 'zod';
import { minorUnitsSchema } from '../money/money';

/** A line as the source wants the target to hold it. */
export const wantedLineSchema = z.object({
	lineId: z.string(),
	sku: z.string(),
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
