import { z } from 'zod';
import { minorUnitsSchema } from '../money/money';
import { orderKeySchema } from '../order/order-key';

/** One movement on the account of the payment provider. */
export const payoutTransactionSchema = z.object({
	/** The provider's id, digits only for Shopify. */
	id: z.string().min(1),
	/** The provider's own word, lower case: charge, refund, adjustment, dispute, … */
	type: z.string(),
	/** The group that decides how it is booked; what is not known by name is `other`. */
	group: z.enum(['charge', 'refund', 'adjustment', 'dispute', 'reserve', 'transfer', 'other']),
	at: z.string().datetime({ offset: true }),
	/** The order's transaction that caused it, digits only for Shopify; empty for none. */
	orderTransactionId: z.string(),
	/** The order; null for a movement without one. */
	order: z.object({ orderKey: orderKeySchema, name: z.string() }).nullable(),
	amountMinor: minorUnitsSchema,
	feeMinor: minorUnitsSchema,
	netMinor: minorUnitsSchema,
});
export type PayoutTransaction = z.infer<typeof payoutTransactionSchema>;

/** What the payment provider paid out at once, with everything it is made of. */
export const payoutSchema = z.object({
	kind: z.literal('payout'),
	schemaVersion: z.literal(1),
	system: z.string().min(1),
	/** The provider's id, digits only for Shopify. */
	payoutId: z.string().min(1),
	issuedAt: z.string().datetime({ offset: true }),
	/** The provider's own word, lower case: scheduled, paid, failed, canceled, … */
	status: z.string(),
	currency: z.string().length(3),
	netMinor: minorUnitsSchema,
	/** Without the transfer to the bank itself. */
	transactions: z.array(payoutTransactionSchema),
});
export type Payout = z.infer<typeof payoutSchema>;
