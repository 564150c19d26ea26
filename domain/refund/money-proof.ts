import { z } from 'zod';
import { minorUnitsSchema } from '../money/money';
import { orderKeySchema } from '../order/order-key';

/** Why source and books differ in money, or will. */
export const moneyCauseSchema = z.enum([
	/** It is due and not booked; the next run books it, unless an exception stands against it. */
	'missing',
	'duplicate',
	'amountDiffers',
	/** The source does not know yet whether the money moves. */
	'pending',
	'beforeGoLive',
	/** The refund is not in the currency of the books. */
	'currency',
	/** The books have it without our mark. */
	'bookedByAnother',
	/** The order was neither billed nor paid in the books when the money moved. */
	'nothingToCredit',
	'awaitingBilling',
	'awaitingGoods',
	/** Recorded once the order has left; until then what is refunded of it is an edit. */
	'awaitingDispatch',
	/** The order in the target never held it: an edit took it off before it left, or it was called off. */
	'nothingToRecord',
	/** The books have it under our mark, and the source has no such money or credit. */
	'notAtSource',
	/** The books could not be read, or the order changed meanwhile. */
	'unread',
]);
export type MoneyCause = z.infer<typeof moneyCauseSchema>;

const moneyDifferenceSchema = z.object({
	/** A credit or a payment of the books, or a record of money that a target keeps beside the order. */
	side: z.enum(['credit', 'payment', 'record']),
	cause: moneyCauseSchema,
	/** Empty for what only the books know. */
	refundId: z.string(),
	/** Empty for a credit and for a record. */
	transactionId: z.string(),
	/** Numbers of the documents in the books. */
	documents: z.array(z.string()),
	/** What it is about. */
	amountMinor: minorUnitsSchema,
	/** Booked less due now: zero for what is not due yet or booked by another. Of a record, recorded less moved. */
	differenceMinor: minorUnitsSchema,
});
export type MoneyDifference = z.infer<typeof moneyDifferenceSchema>;

/** What the source gave back of an order against what the books hold of it; the differences add up to the totals'. */
export const moneyProofSchema = z.object({
	kind: z.literal('moneyProof'),
	schemaVersion: z.literal(1),
	orderKey: orderKeySchema,
	orderName: z.string(),
	targetSystem: z.string(),
	targetOrder: z.string(),
	currency: z.string(),
	/** Money that moved at the source, and payments in the books or records of them. */
	movedMinor: minorUnitsSchema,
	paidMinor: minorUnitsSchema,
	/** Credits that are due for what was billed, and credits in the books; of records, what has to be recorded and what is. */
	dueMinor: minorUnitsSchema,
	creditedMinor: minorUnitsSchema,
	differences: z.array(moneyDifferenceSchema),
});
export type MoneyProof = z.infer<typeof moneyProofSchema>;
