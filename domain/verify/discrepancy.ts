import { z } from 'zod';

/** One way in which the target, read again, is not what the plan promised. */
export const discrepancySchema = z.object({
	kind: z.enum([
		'line',
		'quantity',
		'value',
		'tax',
		'total',
		'shipping',
		'address',
		'note',
		'state',
	]),
	detail: z.string(),
	expected: z.string(),
	found: z.string(),
});
export type Discrepancy = z.infer<typeof discrepancySchema>;
