import { z } from 'zod';
import { minorUnitsSchema } from '../money/money';
import { lineBundleSchema } from '../order/order-snapshot';
import { orderKeySchema } from '../order/order-key';

/** One thing that a refund gives back, in minor units; net + tax = gross. */
export const refundLineSchema = z.object({
	/** The source's line id; empty for shipping and duties. */
	lineId: z.string(),
	kind: z.enum(['goods', 'shipping', 'duty']),
	sku: z.string(),
	title: z.string(),
	/** Units of goods; 1 for a charge. */
	quantity: z.number().int().positive(),
	/** What the source says of the goods: put back unshipped, came back, or neither. */
	restock: z.enum(['cancel', 'return', 'none']),
	bundle: lineBundleSchema.nullable(),
	netMinor: minorUnitsSchema,
	taxMinor: minorUnitsSchema,
	grossMinor: minorUnitsSchema,
});
export type RefundLine = z.infer<typeof refundLineSchema>;

/** A movement of money back to the customer. */
export const refundTransactionSchema = z.object({
	/** The source's id, digits only for Shopify. */
	transactionId: z.string().min(1),
	/** `moved`: the money is on its way; `pending`: nobody knows yet; `failed`: it never went. */
	state: z.enum(['moved', 'pending', 'failed']),
	gateway: z.string(),
	at: z.string().datetime({ offset: true }),
	amountMinor: minorUnitsSchema,
});
export type RefundTransaction = z.infer<typeof refundTransactionSchema>;

/** What one refund comes to in one currency. */
export const refundAmountsSchema = z.object({
	currency: z.string().length(3),
	lines: z.array(refundLineSchema),
	/**
	 * What the refund gives beyond its lines (above zero: goodwill) or holds back of them (below zero), with tax. The
	 * source's entry for money that is still pending is not part of it (docs/vendors/shopify.md §4.5).
	 */
	adjustmentMinor: minorUnitsSchema,
	transactions: z.array(refundTransactionSchema),
});
export type RefundAmounts = z.infer<typeof refundAmountsSchema>;

/** One refund as the source holds it. */
export const sourceRefundSchema = z.object({
	/** The source's id, digits only for Shopify. */
	refundId: z.string().min(1),
	createdAt: z.string().datetime({ offset: true }),
	note: z.string(),
	/** The return it belongs to; empty for none. */
	returnId: z.string(),
	/** Units that the same return gave out in exchange. */
	exchanged: z.boolean(),
	/** First the currency the customer paid in, then the shop's if it differs. */
	amounts: z.array(refundAmountsSchema).min(1).max(2),
});
export type SourceRefund = z.infer<typeof sourceRefundSchema>;

/** All refunds of an order, oldest first. An edit that took something off the order is one without money. */
export const orderRefundsSchema = z.object({
	kind: z.literal('orderRefunds'),
	schemaVersion: z.literal(1),
	orderKey: orderKeySchema,
	sourceId: z.string().min(1),
	reference: z.string().min(1),
	/** The number people use, such as #1001. */
	name: z.string().min(1),
	updatedAt: z.string().datetime({ offset: true }),
	cancelledAt: z.string().datetime({ offset: true }).nullable(),
	/** Whether it was sold over a counter; absent where the source does not say. */
	source: z.enum(['online', 'pos']).optional(),
	refunds: z.array(sourceRefundSchema),
});
export type OrderRefunds = z.infer<typeof orderRefundsSchema>;
