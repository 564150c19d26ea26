import { z } from 'zod';
import type { RawAgreement } from './raw-ledger';
import {
	ofOrder,
	owned,
	rawGoodsHeadSchema,
	rawGoodsLineSchema,
	text,
	units,
	type RawShippedLine,
	type RawShippedPage,
} from './raw-goods';
import { rawListOf } from './raw-list';
import { rawLineGroupSchema } from './raw-order';
import type { RawRefund } from './raw-refund';

/** The parts of Shopify's Order that tell what became of its goods, in Shopify's own words. */
export const rawRestockLineSchema = rawGoodsLineSchema.extend({
	/** Null for a custom item or a deleted article. */
	variant: z
		.object({ id: z.string(), inventoryItem: z.object({ tracked: z.boolean() }) })
		.nullable(),
	lineItemGroup: rawLineGroupSchema.extend({ variantId: text }).nullable(),
});
export type RawRestockLine = z.infer<typeof rawRestockLineSchema>;

/** An order with the first page of its lines, and which shipments and returns it has. */
export const rawRestockHeadSchema = rawGoodsHeadSchema.extend({
	cancelledAt: text,
	edited: z.boolean(),
	sourceName: text,
	lineItems: rawListOf(rawRestockLineSchema),
	returns: rawListOf(owned),
});
export type RawRestockHead = z.infer<typeof rawRestockHeadSchema>;

const shippedLine = z.object({ lineItem: owned });

/** Units that are to come back; without `fulfillmentLineItem` they were never verified to be of the order. */
export const rawReturnLineSchema = z.object({
	quantity: units,
	fulfillmentLineItem: shippedLine.optional(),
});

/** Units given out in exchange; lines of the order only once that was processed. */
export const rawExchangeLineSchema = z.object({
	lineItems: z.array(z.object({ id: z.string(), quantity: units })).nullable(),
});

export const rawReverseLineSchema = z.object({
	id: z.string(),
	fulfillmentLineItem: shippedLine.nullable(),
	dispositions: z.array(
		z.object({
			id: z.string(),
			type: z.string(),
			quantity: units,
			createdAt: z.string(),
			location: owned.nullable(),
		}),
	),
});
export type RawReverseLine = z.infer<typeof rawReverseLineSchema>;

/** Returned goods on their way, with the first page of their lines. */
export const rawReverseSchema = z.object({
	id: z.string(),
	lineItems: rawListOf(rawReverseLineSchema),
});

export const rawReturnPageSchema = z.object({
	id: z.string(),
	order: ofOrder,
	status: z.string(),
	returnLineItems: rawListOf(rawReturnLineSchema),
	exchangeLineItems: rawListOf(rawExchangeLineSchema),
	reverseFulfillmentOrders: rawListOf(rawReverseSchema),
});
export type RawReturnPage = z.infer<typeof rawReturnPageSchema>;

/** A shipment with all of its lines. */
export type RawFulfilment = Omit<RawShippedPage, 'order' | 'fulfillmentLineItems'> & {
	lines: RawShippedLine[];
};

/** A return with all of its lists complete. */
export type RawReturn = Pick<RawReturnPage, 'id' | 'status'> & {
	lines: Array<z.infer<typeof rawReturnLineSchema>>;
	exchange: Array<z.infer<typeof rawExchangeLineSchema>>;
	reverseLines: RawReverseLine[];
};

/**
 * An order with all that tells of its goods, every part read at the same `updatedAt`. The ledger is read after them,
 * and only for an order to which anything happened.
 */
export type RawRestockOrder = Pick<
	RawRestockHead,
	'id' | 'legacyResourceId' | 'name' | 'updatedAt' | 'cancelledAt' | 'edited' | 'sourceName'
> & {
	lines: RawRestockLine[];
	fulfilments: RawFulfilment[];
	returns: RawReturn[];
	refunds: RawRefund[];
	agreements: RawAgreement[];
};
