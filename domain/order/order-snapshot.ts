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

/** A bundle as the customer bought it; its components are the real lines (docs/vendors/shopify.md §2.1). */
export const lineBundleSchema = z.object({
	/** The same for every component of one bundle line. */
	groupId: z.string().min(1),
	title: z.string(),
	/** The SKU of the bundle itself; empty when it has none. */
	sku: z.string(),
	/** How many bundles were bought. */
	quantity: z.number().int().positive(),
});
export type LineBundle = z.infer<typeof lineBundleSchema>;

/** One entry of the source's own record of who changed what an order sells. */
export const orderChangeSchema = z.object({
	kind: z.enum(['edit', 'refund', 'return']),
	at: z.string().datetime({ offset: true }),
	/** The app that did it, digits only for Shopify; empty when a person did it in the shop's own admin. */
	appId: z.string(),
	appTitle: z.string(),
	/** Who of the staff did it; empty when an app or the customer did, or the source does not say. */
	staff: z.string(),
	/** Ids of the lines whose quantity changed. */
	lineIds: z.array(z.string()),
	/** By how many units it changed each of those lines, less than nothing for units taken off; absent if unknown. */
	units: z.record(z.string(), z.number().int()).optional(),
	/** Whether it changed what the carriage costs; absent if unknown. */
	postage: z.boolean().optional(),
});
export type OrderChange = z.infer<typeof orderChangeSchema>;

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
	/** The source's id of the article, digits only for Shopify; empty for a custom item or a deleted article. */
	variantId: z.string(),
	/** EAN, UPC or whatever the article carries as its bar code. */
	barcode: z.string(),
	/** The bundle this line is a component of, null for a line on its own. */
	bundle: lineBundleSchema.nullable(),
});
export type OrderLine = z.infer<typeof orderLineSchema>;

/** The business that an order was placed for (B2B), with the place of it that buys. */
const buyingCompanySchema = z.object({
	/** The source's id, digits only for Shopify. */
	id: z.string().min(1),
	/** The key under which other systems know it; empty when the shop gave none. */
	externalId: z.string(),
	name: z.string(),
	locationId: z.string().min(1),
	locationExternalId: z.string(),
});

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
		createdAt: z.string().datetime({ offset: true }),
		updatedAt: z.string().datetime({ offset: true }),
		cancelledAt: z.string().datetime({ offset: true }).nullable(),
		paid: z.boolean(),
		/** The source's word for how far the payment is, lower case: paid, authorized, partially_paid, pending, … */
		financialStatus: z.string(),
		tags: z.array(z.string()),
		/** Whether the source was told that anything of the order has left; absent where it does not say. */
		fulfilled: z.enum(['none', 'some', 'unknown']).optional(),
		/** Whether the source holds back the fulfilment of what is left to ship. */
		onHold: z.boolean(),
		/** The buyer's own order number (B2B); empty when there is none. */
		purchaseOrderNumber: z.string(),
		/** The source's id of the customer, digits only for Shopify; empty when there is none. */
		customerId: z.string(),
		/** Absent for an order of a person, and where the source may not say. */
		company: buyingCompanySchema.optional(),
		/** The app or channel through which the order was placed. */
		channel: z.object({ id: z.string(), title: z.string() }),
		/** Who changed the order after it was placed, oldest first; empty for an order that never was. */
		changes: z.array(orderChangeSchema),
		taxesIncluded: z.boolean(),
		/** First the currency the customer paid in, then the shop's if it differs. */
		prices: z.array(orderPricesSchema).min(1).max(2),
		lines: z.array(orderLineSchema),
		/** Lines that were on the order once and are wanted no more. */
		removedLines: z.array(
			z.object({
				lineId: z.string(),
				sku: z.string(),
				/** The bundle the line was a component of. */
				bundle: lineBundleSchema.pick({ groupId: true, sku: true }).optional(),
			}),
		),
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
