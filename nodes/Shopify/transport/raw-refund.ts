import { z } from 'zod';
import { rawListOf } from './raw-list';
import { rawBagSchema, rawLineGroupSchema } from './raw-order';

/** The parts of Shopify's Refund that its money is made of, in Shopify's own words. */
const text = z.string().nullable();

const rawRefundLineSchema = z.object({
	quantity: z.number().int(),
	restockType: z.string(),
	restocked: z.boolean(),
	/** Where the goods went; absent when places were not asked for. */
	location: z.object({ id: z.string() }).nullish(),
	subtotalSet: rawBagSchema,
	totalTaxSet: rawBagSchema,
	lineItem: z.object({
		id: z.string(),
		sku: text,
		name: z.string(),
		lineItemGroup: rawLineGroupSchema.nullable(),
	}),
});
export type RawRefundLine = z.infer<typeof rawRefundLineSchema>;

const rawRefundShippingSchema = z.object({
	shippingLine: z.object({ title: z.string() }),
	subtotalAmountSet: rawBagSchema,
	taxAmountSet: rawBagSchema,
});

const rawAdjustmentSchema = z.object({
	reason: text,
	amountSet: rawBagSchema,
	taxAmountSet: rawBagSchema,
});

const rawRefundTransactionSchema = z.object({
	id: z.string(),
	kind: z.string(),
	status: z.string(),
	gateway: text,
	createdAt: z.string(),
	processedAt: text,
	amountSet: rawBagSchema,
});
export type RawRefundTransaction = z.infer<typeof rawRefundTransactionSchema>;

const order = z.object({ updatedAt: z.string() });

/** A refund with the first page of each of its lists. */
export const rawRefundPageSchema = z.object({
	id: z.string(),
	order,
	createdAt: text,
	processedAt: z.string(),
	note: text,
	return: z
		.object({
			id: z.string(),
			exchangeLineItems: z.object({ nodes: z.array(z.object({ id: z.string() })) }),
		})
		.nullable(),
	duties: z.array(z.object({ amountSet: rawBagSchema })).nullable(),
	transactions: rawListOf(rawRefundTransactionSchema),
	refundLineItems: rawListOf(rawRefundLineSchema),
	refundShippingLines: rawListOf(rawRefundShippingSchema),
	orderAdjustments: rawListOf(rawAdjustmentSchema),
});
export type RawRefundPage = z.infer<typeof rawRefundPageSchema>;

/** Further pages of a refund's lists; a list that was not asked for is absent. */
export const rawRefundRestSchema = z.object({
	order,
	transactions: rawListOf(rawRefundTransactionSchema).optional(),
	refundLineItems: rawListOf(rawRefundLineSchema).optional(),
	refundShippingLines: rawListOf(rawRefundShippingSchema).optional(),
	orderAdjustments: rawListOf(rawAdjustmentSchema).optional(),
});
export type RawRefundRest = z.infer<typeof rawRefundRestSchema>;

/** A refund with all of its lists complete. */
export type RawRefund = Omit<
	RawRefundPage,
	'transactions' | 'refundLineItems' | 'refundShippingLines' | 'orderAdjustments'
> & {
	transactions: RawRefundTransaction[];
	lines: RawRefundLine[];
	shipping: Array<z.infer<typeof rawRefundShippingSchema>>;
	adjustments: Array<z.infer<typeof rawAdjustmentSchema>>;
};

/** An order as far as its refunds need it. Both lists are plain arrays: cut at their size without a word. */
export const rawRefundHeadSchema = z.object({
	id: z.string(),
	legacyResourceId: z.string(),
	name: z.string(),
	updatedAt: z.string(),
	cancelledAt: text,
	sourceName: text,
	taxesIncluded: z.boolean(),
	currencyCode: z.string(),
	presentmentCurrencyCode: z.string(),
	transactionsCount: z.object({ count: z.number().int(), precision: z.string() }).nullable(),
	transactions: z.array(z.object({ id: z.string(), kind: z.string() })),
	refunds: z.array(z.object({ id: z.string() })),
});
export type RawRefundHead = z.infer<typeof rawRefundHeadSchema>;

/** An order with all of its refunds, every one read at the same `updatedAt`. */
export type RawRefundOrder = Omit<RawRefundHead, 'refunds' | 'transactionsCount'> & {
	refunds: RawRefund[];
};
