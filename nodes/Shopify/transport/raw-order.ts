import { z } from 'zod';
import type { RawAgreement } from './raw-ledger';

/** The parts of Shopify's Order that a snapshot is made of, in Shopify's own words. Fields we do not know are dropped. */
const money = z.object({ amount: z.string(), currencyCode: z.string() });
export const rawBagSchema = z.object({ shopMoney: money, presentmentMoney: money });
export type RawBag = z.infer<typeof rawBagSchema>;

const paidInOnly = z.object({ presentmentMoney: money });
const text = z.string().nullable();
const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

/** The bundle that a line is a component of. */
export const rawLineGroupSchema = z.object({
	id: z.string(),
	title: z.string(),
	quantity: z.number().int(),
	variantSku: text,
});
export type RawLineGroup = z.infer<typeof rawLineGroupSchema>;

const rawTaxLineSchema = z.object({ rate: z.number().nullable(), priceSet: rawBagSchema });

export const rawLineSchema = z.object({
	id: z.string(),
	sku: text,
	name: z.string(),
	quantity: z.number().int(),
	currentQuantity: z.number().int(),
	unfulfilledQuantity: z.number().int(),
	requiresShipping: z.boolean(),
	originalUnitPriceSet: rawBagSchema,
	priceAfterAllDiscountsBeforeTaxesSet: rawBagSchema,
	discountAllocations: z.array(z.object({})),
	taxLines: z.array(rawTaxLineSchema),
	/** Absent when articles were not asked for; null for a custom item or a deleted article. */
	variant: z.object({ id: z.string(), barcode: text }).nullish(),
	lineItemGroup: rawLineGroupSchema.nullable(),
});
export type RawLine = z.infer<typeof rawLineSchema>;

export const rawShippingLineSchema = z.object({
	title: z.string(),
	code: text,
	isRemoved: z.boolean(),
	discountedPriceSet: rawBagSchema,
	taxLines: z.array(rawTaxLineSchema),
});
export type RawShippingLine = z.infer<typeof rawShippingLineSchema>;

export const rawFulfilmentOrderSchema = z.object({
	status: z.string(),
	assignedLocation: z.object({
		name: z.string(),
		location: z.object({ id: z.string() }).nullable(),
	}),
	lineItems: z.object({
		pageInfo: z.object({ hasNextPage: z.boolean() }),
		nodes: z.array(z.object({ remainingQuantity: z.number().int() })),
	}),
});
export type RawFulfilmentOrder = z.infer<typeof rawFulfilmentOrderSchema>;

export const rawAddressSchema = z.object({
	firstName: text,
	lastName: text,
	company: text,
	address1: text,
	address2: text,
	city: text,
	province: text,
	zip: text,
	countryCodeV2: text,
	phone: text,
});
export type RawAddress = z.infer<typeof rawAddressSchema>;

/** The company that an order was placed for. A person has none of these fields. */
const rawPurchaserSchema = z.object({
	company: z.object({ id: z.string(), externalId: text, name: z.string() }).optional(),
	location: z.object({ id: z.string(), externalId: text }).optional(),
});

const rawOrderHeadSchema = z.object({
	id: z.string(),
	legacyResourceId: z.string(),
	name: z.string(),
	createdAt: z.string(),
	updatedAt: z.string(),
	cancelledAt: text,
	edited: z.boolean(),
	displayFinancialStatus: text,
	displayFulfillmentStatus: z.string().optional(),
	taxesIncluded: z.boolean(),
	currencyCode: z.string(),
	presentmentCurrencyCode: z.string(),
	email: text,
	phone: text,
	note: text,
	tags: z.array(z.string()),
	poNumber: text,
	app: z.object({ id: z.string(), name: z.string() }).nullable(),
	/** Absent when customers were not asked for. */
	customer: z.object({ id: z.string() }).nullish(),
	/** Empty for an order of a person; absent when customers were not asked for. */
	purchasingEntity: rawPurchaserSchema.nullish(),
	shippingAddress: rawAddressSchema.nullable(),
	billingAddress: rawAddressSchema.nullable(),
	currentTotalPriceSet: rawBagSchema,
	currentSubtotalPriceSet: rawBagSchema,
	currentTotalTaxSet: rawBagSchema,
	currentShippingPriceSet: rawBagSchema,
	totalTipReceivedSet: rawBagSchema.nullable(),
	currentTotalDutiesSet: paidInOnly.nullable(),
	currentTotalAdditionalFeesSet: paidInOnly.nullable(),
	totalCashRoundingAdjustment: z.object({ paymentSet: paidInOnly }),
});

const listOf = <T extends z.ZodTypeAny>(node: T) => z.object({ pageInfo, nodes: z.array(node) });

/** An order with the first page of each of its lists; no fulfilment orders when they were not asked for. */
export const rawOrderPageSchema = rawOrderHeadSchema.extend({
	lineItems: listOf(rawLineSchema),
	shippingLines: listOf(rawShippingLineSchema),
	fulfillmentOrders: listOf(rawFulfilmentOrderSchema).optional(),
});
export type RawOrderPage = z.infer<typeof rawOrderPageSchema>;

/** Further pages of an order's lists; a list that was not asked for is absent. */
export const rawOrderRestSchema = z.object({
	updatedAt: z.string(),
	lineItems: listOf(rawLineSchema).optional(),
	shippingLines: listOf(rawShippingLineSchema).optional(),
	fulfillmentOrders: listOf(rawFulfilmentOrderSchema).optional(),
});
export type RawOrderRest = z.infer<typeof rawOrderRestSchema>;

/**
 * An order with all of its lists complete, every page read at the same `updatedAt`. The ledger is read after them and
 * only for an order that was edited or refunded.
 */
export type RawOrder = z.infer<typeof rawOrderHeadSchema> & {
	lines: RawLine[];
	shippingLines: RawShippingLine[];
	fulfilmentOrders: RawFulfilmentOrder[];
	agreements: RawAgreement[];
};
