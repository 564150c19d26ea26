import { z } from 'zod';
import {
	ofOrder,
	owned,
	rawGoodsHeadSchema,
	rawGoodsLineSchema,
	rawShippedPageSchema,
	text,
	units,
	type RawGoodsLine,
	type RawShippedLine,
} from './raw-goods';
import { rawListOf } from './raw-list';

/** An order with the first page of its lines, and which fulfilment orders and fulfilments it has. */
export const rawDispatchHeadSchema = rawGoodsHeadSchema.extend({
	fulfillmentOrders: rawListOf(owned),
	lineItems: rawListOf(rawGoodsLineSchema),
});
export type RawDispatchHead = z.infer<typeof rawDispatchHeadSchema>;

export const rawFulfilmentOrderLineSchema = z.object({
	id: z.string(),
	totalQuantity: units,
	remainingQuantity: units,
	lineItem: owned,
});
type RawFulfilmentOrderLine = z.infer<typeof rawFulfilmentOrderLineSchema>;

export const rawFulfilmentOrderPageSchema = z.object({
	id: z.string(),
	order: ofOrder,
	status: z.string(),
	fulfillAt: text,
	assignedLocation: z.object({ name: z.string(), location: owned.nullable() }),
	fulfillmentHolds: z.array(z.object({ displayReason: z.string() })),
	supportedActions: z.array(z.object({ action: z.string() })),
	lineItems: rawListOf(rawFulfilmentOrderLineSchema),
});
export type RawFulfilmentOrderPage = z.infer<typeof rawFulfilmentOrderPageSchema>;

export const rawToldFulfilmentPageSchema = rawShippedPageSchema.extend({
	name: z.string(),
	trackingInfo: z.array(z.object({ company: text, number: text, url: text })),
});
export type RawToldFulfilmentPage = z.infer<typeof rawToldFulfilmentPageSchema>;

/** An order with all that tells of its fulfilment, every part read in the same state of the order. */
export type RawDispatchOrder = Pick<
	RawDispatchHead,
	'id' | 'legacyResourceId' | 'name' | 'updatedAt'
> & {
	lines: RawGoodsLine[];
	fulfilmentOrders: Array<
		Omit<RawFulfilmentOrderPage, 'order' | 'lineItems'> & { lines: RawFulfilmentOrderLine[] }
	>;
	fulfilments: Array<
		Omit<RawToldFulfilmentPage, 'order' | 'fulfillmentLineItems'> & {
			lines: RawShippedLine[];
		}
	>;
};

const problems = z.array(z.object({ field: z.array(z.string()).nullable(), message: z.string() }));

/** What became of a change: the fulfilment, or what the shop has against it. */
export const rawChangeSchema = z
	.object({ fulfillment: owned.nullable(), userErrors: problems })
	.transform(({ fulfillment, userErrors }) => ({
		fulfilmentId: fulfillment?.id ?? '',
		problems: userErrors.map(({ message }) => message),
	}));
export type RawChange = z.infer<typeof rawChangeSchema>;
