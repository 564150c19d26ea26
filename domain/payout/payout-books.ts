import { z } from 'zod';
import { minorUnitsSchema } from '../money/money';

/** A document of the books that took money in or gave it back. */
export const moneyDocumentSchema = z.object({
	id: z.string().min(1),
	/** The books' own word, such as customerDeposit or cashRefund. */
	kind: z.string(),
	displayNumber: z.string(),
	/** The source's transaction id that the books remember; empty for none. */
	transactionId: z.string(),
	/** The source's reference of the order it belongs to; empty when the books do not say. */
	orderReference: z.string(),
	amountMinor: minorUnitsSchema,
});
export type MoneyDocument = z.infer<typeof moneyDocumentSchema>;

/** What the books hold of one payout, in the payout's currency. */
export const payoutBooksSchema = z.object({
	kind: z.literal('payoutBooks'),
	schemaVersion: z.literal(1),
	system: z.string().min(1),
	/** Money taken in for the orders of the payout. */
	receipts: z.array(moneyDocumentSchema),
	/** Money given back. */
	payments: z.array(moneyDocumentSchema),
	/** Deposits on the bank account that carry the payout's id. */
	deposits: z.array(
		z.object({
			id: z.string().min(1),
			displayNumber: z.string(),
			amountMinor: minorUnitsSchema,
		}),
	),
	/** What could not be read, by name: then nothing can be said of what seems to be missing. */
	unknown: z.array(z.string()),
	/** Documents that were left out, with the reason, such as another currency. */
	leftOut: z.array(z.string()),
});
export type PayoutBooks = z.infer<typeof payoutBooksSchema>;
