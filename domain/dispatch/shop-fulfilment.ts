import { z } from 'zod';
import { lineBundleSchema } from '../order/order-snapshot';
import { orderKeySchema } from '../order/order-key';

const units = z.number().int().nonnegative();

/** A line of the shop, wanted or not. Ids are digits only for Shopify. */
const shopLineSchema = z.object({
	lineId: z.string().min(1),
	sku: z.string(),
	title: z.string(),
	/** Units that were ever ordered. */
	ordered: units,
	/** Units that the customer still wants. */
	quantity: units,
	/** Units that the shop still expects to leave. */
	unfulfilled: units,
	requiresShipping: z.boolean(),
	/** Zero bundles where none is wanted any more. */
	bundle: lineBundleSchema
		.pick({ groupId: true, sku: true })
		.extend({ quantity: units })
		.nullable(),
});
export type ShopLine = z.infer<typeof shopLineSchema>;

/** What the shop wants to leave from one location. */
const fulfilmentOrderSchema = z.object({
	/** The id the shop's API takes. It does not last (docs/vendors/shopify.md §8). */
	id: z.string().min(1),
	locationId: z.string(),
	locationName: z.string(),
	/** The shop's word, lower case: open, in_progress, on_hold, scheduled, closed, … */
	status: z.string(),
	/** Whether the shop takes a fulfilment of it now. */
	fulfillable: z.boolean(),
	/** When it is due, for what is scheduled; empty when the shop does not say. */
	dueAt: z.string(),
	/** Why it is held, in the shop's words. */
	holds: z.array(z.string()),
	lines: z.array(
		z.object({ id: z.string().min(1), lineId: z.string().min(1), total: units, remaining: units }),
	),
});
export type FulfilmentOrder = z.infer<typeof fulfilmentOrderSchema>;

/** What the shop was told has left. */
const fulfilmentSchema = z.object({
	id: z.string().min(1),
	/** The name that people see, such as #1001-F1. */
	name: z.string(),
	/** The shop's word, lower case. */
	status: z.string(),
	createdAt: z.string(),
	locationId: z.string(),
	tracking: z.array(z.object({ company: z.string(), number: z.string(), url: z.string() })),
	lines: z.array(z.object({ lineId: z.string().min(1), quantity: units })),
});
export type Fulfilment = z.infer<typeof fulfilmentSchema>;

/** All that the shop has of the fulfilment of one order. */
export const shopFulfilmentSchema = z.object({
	kind: z.literal('shopFulfilment'),
	schemaVersion: z.literal(1),
	orderKey: orderKeySchema,
	/** The id the shop's API takes (a GID for Shopify). */
	sourceId: z.string().min(1),
	/** The number people use, such as #1001. */
	name: z.string().min(1),
	updatedAt: z.string().datetime({ offset: true }),
	lines: z.array(shopLineSchema),
	/** Open and closed ones. */
	fulfilmentOrders: z.array(fulfilmentOrderSchema),
	/** Oldest first, called-off ones among them. */
	fulfilments: z.array(fulfilmentSchema),
});
export type ShopFulfilment = z.infer<typeof shopFulfilmentSchema>;

/** Fulfilments that count for nothing (docs/vendors/shopify.md §4.6). */
const CALLED_OFF = ['cancelled', 'error', 'failure'];

export const isCalledOff = ({ status }: Pick<Fulfilment, 'status'>): boolean =>
	CALLED_OFF.includes(status);

/** Tracking numbers of a fulfilment, without empty ones. */
export const numbersOf = ({ tracking }: Pick<Fulfilment, 'tracking'>): string[] =>
	tracking.map(({ number }) => number.trim()).filter((number) => number !== '');
