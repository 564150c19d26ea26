import { z } from 'zod';

/** One entry of an order's ledger of sales. Parts that were not asked for are absent. */
export const rawAgreementSchema = z.object({
	__typename: z.string(),
	happenedAt: z.string(),
	app: z.object({ id: z.string(), title: z.string() }).nullish(),
	user: z.object({ name: z.string() }).nullish(),
	refund: z.object({ id: z.string() }).optional(),
	return: z.object({ id: z.string() }).optional(),
	sales: z.object({
		pageInfo: z.object({ hasNextPage: z.boolean() }),
		nodes: z.array(
			z.object({
				quantity: z.number().int().nullable(),
				lineType: z.string().optional(),
				lineItem: z.object({ id: z.string() }).nullish(),
			}),
		),
	}),
});
export type RawAgreement = z.infer<typeof rawAgreementSchema>;

/** A page of an order's ledger. */
export const rawLedgerSchema = z.object({
	id: z.string(),
	agreements: z.object({
		pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
		nodes: z.array(rawAgreementSchema),
	}),
});
export type RawLedger = z.infer<typeof rawLedgerSchema>;
