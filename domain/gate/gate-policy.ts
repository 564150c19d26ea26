import { z } from 'zod';
import { fieldRuleSchema } from './field-rule';

/** What a merchant may decide differently from the defaults. */
export const gatePolicySchema = z.object({
	/** An order in a wave on which nobody has started: take it out and edit, or refuse. */
	unstartedWave: z.enum(['remove', 'refuse']).default('remove'),
	/** Invoice or pick list already printed: refuse, or edit all the same. */
	printed: z.enum(['refuse', 'edit']).default('refuse'),
	/** An order that the target does not have yet: look again later, or refuse at once. */
	absentOrders: z.enum(['hold', 'refuse']).default('hold'),
	/** Until when each field may be written, by app and editor; the defaults hold where no row fits. */
	fields: z.array(fieldRuleSchema).default([]),
	/** Seconds after an order's creation in which an edit by an app belongs to the checkout. */
	checkoutSeconds: z.number().nonnegative().default(120),
});
export type GatePolicy = z.infer<typeof gatePolicySchema>;
