import { z } from 'zod';

const paidIn = z.object({ presentmentMoney: z.object({ amount: z.string() }) });
const text = z.string().nullable();

/** An order as far as it tells what it replaced, or what replaced it. */
export const rawKinSchema = z.object({
	id: z.string(),
	legacyResourceId: z.string(),
	name: z.string(),
	createdAt: z.string(),
	cancelledAt: text,
	tags: z.array(z.string()),
	email: text,
	presentmentCurrencyCode: z.string(),
	app: z.object({ id: z.string(), name: z.string() }).nullable(),
	/** Absent when customers were not asked for. */
	customer: z.object({ id: z.string() }).nullish(),
	originalTotalPriceSet: paidIn,
	totalReceivedSet: paidIn,
	lineItems: z.object({
		nodes: z.array(z.object({ sku: text, name: z.string(), quantity: z.number().int() })),
	}),
});
export type RawKin = z.infer<typeof rawKinSchema>;
