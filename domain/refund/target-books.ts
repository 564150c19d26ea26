import { z } from 'zod';
import { minorUnitsSchema } from '../money/money';

/** A document that the customer was billed with. */
export const billSchema = z.object({
	id: z.string().min(1),
	kind: z.enum(['invoice', 'cashSale']),
	displayNumber: z.string(),
	totalMinor: minorUnitsSchema,
	/** What the customer still owes of it; zero for a cash sale. */
	openMinor: minorUnitsSchema,
	lines: z.array(
		z.object({
			/** The line's key on the bill, and on the sales order that it bills. */
			line: z.number().int(),
			orderLine: z.number().int(),
			/** The source line id the target remembers; empty for none. */
			reference: z.string(),
			stockItemId: z.string(),
			quantity: z.number(),
			netMinor: minorUnitsSchema,
		}),
	),
});
export type Bill = z.infer<typeof billSchema>;

/** What the target's books hold of one order's money, in the order's currency. */
export const targetBooksSchema = z.object({
	kind: z.literal('targetBooks'),
	schemaVersion: z.literal(1),
	system: z.string().min(1),
	/** The target's id and number of the order; empty when it has none. */
	orderId: z.string(),
	displayNumber: z.string(),
	currency: z.string(),
	/** The customer, subsidiary and location that credits are booked for; empty for none. */
	customerId: z.string(),
	subsidiaryId: z.string(),
	locationId: z.string(),
	totalMinor: minorUnitsSchema,
	bills: z.array(billSchema),
	/** Payments taken before the order was billed. */
	deposits: z.array(
		z.object({
			id: z.string().min(1),
			displayNumber: z.string(),
			totalMinor: minorUnitsSchema,
			/** What is neither applied to a bill nor paid back. */
			openMinor: minorUnitsSchema,
		}),
	),
	/** Returns that the target has authorised; `received` once goods came back against it. */
	returns: z.array(
		z.object({
			id: z.string().min(1),
			displayNumber: z.string(),
			/** The source's return id that the target remembers; empty for none. */
			reference: z.string(),
			state: z.enum(['open', 'received', 'closed']),
		}),
	),
	/** Credits and payments back, whoever booked them. */
	credits: z.array(
		z.object({
			id: z.string().min(1),
			displayNumber: z.string(),
			/** The source's refund id, where we booked it; empty for another's. */
			refundId: z.string(),
			totalMinor: minorUnitsSchema,
			/** What is neither applied to a bill nor paid back. */
			openMinor: minorUnitsSchema,
		}),
	),
	payments: z.array(
		z.object({
			id: z.string().min(1),
			kind: z.enum(['customerRefund', 'cashRefund']),
			displayNumber: z.string(),
			/** The source's transaction id, where we booked it; empty for another's. */
			transactionId: z.string(),
			amountMinor: minorUnitsSchema,
		}),
	),
	/** Facts that could not be read, by name; any entry keeps money from being booked. */
	unknown: z.array(z.string()),
});
export type TargetBooks = z.infer<typeof targetBooksSchema>;
