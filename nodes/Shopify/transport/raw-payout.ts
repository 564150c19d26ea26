import { z } from 'zod';

/** The parts of Shopify's payouts that their bookkeeping is made of, in Shopify's own words. */
const money = z.object({ amount: z.string(), currencyCode: z.string() });

export const rawPayoutSchema = z.object({
	id: z.string(),
	legacyResourceId: z.string(),
	issuedAt: z.string(),
	status: z.string(),
	net: money,
});
export type RawPayout = z.infer<typeof rawPayoutSchema>;

export const rawBalanceRowSchema = z.object({
	id: z.string(),
	type: z.string(),
	transactionDate: z.string(),
	sourceOrderTransactionId: z.string().nullable(),
	amount: money,
	fee: money,
	net: money,
	associatedOrder: z.object({ id: z.string(), name: z.string() }).nullable(),
	adjustmentsOrders: z.array(z.object({ orderTransactionId: z.string() })),
});
export type RawBalanceRow = z.infer<typeof rawBalanceRowSchema>;

/** An order's transaction with its order, which an adjustment does not name. */
export const rawOwnerSchema = z.object({
	id: z.string(),
	order: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type RawOwner = z.infer<typeof rawOwnerSchema>;

/** A payout with all of its rows, and the orders of the transactions that rows without an order name. */
export type RawPayoutWhole = RawPayout & {
	rows: RawBalanceRow[];
	owners: ReadonlyMap<string, NonNullable<RawOwner['order']>>;
};
