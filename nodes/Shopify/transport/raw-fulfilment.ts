import { z } from 'zod';
import { rawListOf } from './raw-list';
import { rawLineGroupSchema } from './raw-order';

/** The parts of Shopify's Order that tell of its fulfilment, in Shopify's own words. */
const text = z.string().nullable();
const units = z.number().int();
const owned = z.object({ id: z.string() });
const order = z.object({ updatedAt: z.string() });

export const rawDispatchLineSchema = z.object({
	id: z.string(),
	sku: text,
	name: z.string(),
	quantity: units,
	currentQuantity: units,
	unfulfilledQuantity: units,
	requiresShipping: z.boolean(),
	lineItemGroup: rawLineGroupSchema.nullable(),
});
export type RawDispatchLine = z.infer<typeof rawDispatchLineSchema>;

/** An order with the first page of its lines, and which fulfilment orders and fulfilments it has. */
export const rawDispatchHeadSchema = z.object({
	id: z.string(),
	legacyResourceId: z.string(),
	name: z.string(),
	updatedAt: z.string(),
	fulfillmentsCount: z.object({ count: units, precision: z.string() }).nullable(),
	/** A plain array: cut at its size without a word. */
	fulfillments: z.array(owned),
	fulfillmentOrders: rawListOf(owned),
	lineItems: rawListOf(rawDispatchLineSchema),
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
	order,
	status: z.string(),
	fulfillAt: text,
	assignedLocation: z.object({ name: z.string(), location: owned.nullable() }),
	fulfillmentHolds: z.array(z.object({ displayReason: z.string() })),
	supportedActions: z.array(z.object({ action: z.string() })),
	lineItems: rawListOf(rawFulfilmentOrderLineSchema),
});
export type RawFulfilmentOrderPage = z.infer<typeof rawFulfilmentOrderPageSchema>;

export const rawToldLineSchema = z.object({ quantity: units.nullable(), lineItem: owned });

export const rawToldFulfilmentPageSchema = z.object({
	id: z.string(),
	order,
	name: z.string(),
	status: z.string(),
	createdAt: z.string(),
	location: owned.nullable(),
	trackingInfo: z.array(z.object({ company: text, number: text, url: text })),
	fulfillmentLineItems: rawListOf(rawToldLineSchema),
});
export type RawToldFulfilmentPage = z.infer<typeof rawToldFulfilmentPageSchema>;

/** An order with all that tells of its fulfilment, every part read in the same state of the order. */
export type RawDispatchOrder = Pick<
	RawDispatchHead,
	'id' | 'legacyResourceId' | 'name' | 'updatedAt'
> & {
	lines: RawDispatchLine[];
	fulfilmentOrders: Array<
		Omit<RawFulfilmentOrderPage, 'order' | 'lineItems'> & { lines: RawFulfilmentOrderLine[] }
	>;
	fulfilments: Array<
		Omit<RawToldFulfilmentPage, 'order' | 'fulfillmentLineItems'> & {
			lines: Array<z.infer<typeof rawToldLineSchema>>;
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
