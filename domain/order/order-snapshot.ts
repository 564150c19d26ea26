import { z } from 'zod';
import { minorUnitsSchema } from '../money/money';
import { addressSchema } from './address';
import { orderKeySchema } from './order-key';

/** Net + tax = gross, in minor units of the price list's currency, after every discount. */
export const linePriceSchema = z.object({
	netMinor: minorUnitsSchema,
	taxMinor: minorUnitsSchema,
	grossMinor: minorUnitsSchema,
});
export type LinePrice = z.infer<typeof linePriceSchema>;

/** Everything the order costs, in one currency. */
export const orderPricesSchema = z.object({
	currency: z.string().length(3),
	lines: z.record(z.string(), linePriceSchema),
	shipping: linePriceSchema,
	taxMinor: minorUnitsSchema,
	totalMinor: minorUnitsSchema,
});
export type OrderPrices = z.infer<typeof orderPricesSchema>;

export const orderLineSchema = z.object({
	/** The source's stable line id, digits only for Shopify. */
	lineId: z.string().min(1),
	sku: z.string(),
	title: z.string(),
	/** Units the customer still wants: ordered, less removed and refunded. */
	quantity: z.number().int().positive(),
	fulfilledQuantity: z.number().int().nonnegative(),
	requiresShipping: z.boolean(),
	/** Tax rate in parts per million (20 % = 200000), summed over the line's tax lines. */
	taxRatePpm: z.number().int().nonnegative(),
});
export type OrderLine = z.infer<typeof orderLineSchema>;

/** What the source system says the order is now. */
export const orderSnapshotSchema = z
	.object({
		kind: z.literal('orderSnapshot'),
		schemaVersion: z.literal(1),
		orderKey: orderKeySchema,
		/** The id the source's API takes (a GID for Shopify). */
		sourceId: z.string().min(1),
		/** The id without decoration; the key under which targets know the order. */
		reference: z.string().min(1),
		/** The number people use, such as #1001. */
		name: z.string().min(1),
		updatedAt: z.string().datetime({ offset: true }),
		cancelledAt: z.string().datetime({ offset: true }).nullable(),
		paid: z.boolean(),
		taxesIncluded: z.boolean(),
		/** First the currency the customer paid in, then the shop's if it differs. */
		prices: z.array(orderPricesSchema).min(1).max(2),
		lines: z.array(orderLineSchema),
		/** Lines that were on the order once and are wanted no more. */
		removedLines: z.array(z.object({ lineId: z.string(), sku: z.string() })),
		shipping: z
			.object({
				title: z.string(),
				code: z.string(),
				/** Whether an edit replaced the shipping line after checkout. */
				changed: z.boolean(),
			})
			.nullable(),
		deliveryAddress: addressSchema.nullable(),
		billingAddress: addressSchema.nullable(),
		email: z.string(),
		phone: z.string(),
		note: z.string(),
		/** Locations the source wants the remaining units shipped from; empty when it does not say. */
		locations: z.array(z.object({ id: z.string(), name: z.string() })),
	})
	.superRefine((order, context) => {
		for (const { currency, lines } of order.prices) {
			for (const { lineId } of order.lines) {
				if (lines[lineId]) continue;
				context.addIssue({
					code: 'custom',
					path: ['prices', currency, lineId],
					message: 'The line has no price',
				});
			}
		}
	});
export type OrderSnapshot = z.infer<typeof orderSnapshotSchema>;

/** The price list in a currency, or null when the order was not priced in it. */
export function pricesIn(snapshot: OrderSnapshot, currency: string): OrderPrices | null {
	return snapshot.prices.find((prices) => prices.currency === currency.toUpperCase()) ?? null;
}
