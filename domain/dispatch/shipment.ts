import { z } from 'zod';

const units = z.number().int().positive();

/** Units of a row of the warehouse, or of a part of one. */
const parcelLineSchema = z.object({
	/** The shop's line id that the row carries, or the id of a bundle; empty where it carries none. */
	lineId: z.string(),
	/** As the shop writes it where the warehouse remembers that. */
	sku: z.string(),
	quantity: units,
});
export type ParcelLine = z.infer<typeof parcelLineSchema>;

/** A row of goods that left. */
const shippedRowSchema = parcelLineSchema.extend({
	/** What a composite is made of, with the units of all that left; empty for a plain article. */
	components: z.array(z.object({ sku: z.string(), quantity: units })),
});
export type ShippedRow = z.infer<typeof shippedRowSchema>;

const parcelSchema = z.object({
	/** The warehouse's id of the parcel; empty where the order is one parcel, or where it names none. */
	parcelId: z.string(),
	/** Empty while there is none. */
	trackingNumber: z.string(),
	/** Where the parcel can be followed; empty when the warehouse gives no address. */
	url: z.string(),
	/** What is in it; empty when that is not known. */
	lines: z.array(parcelLineSchema),
});
export type Parcel = z.infer<typeof parcelSchema>;

/** A warehouse order of which goods left. */
const shippedOrderSchema = z.object({
	orderId: z.string().min(1),
	/** The number that people use. */
	displayNumber: z.string(),
	/** What is sent again or in exchange is no part of the sale. */
	kind: z.enum(['sale', 'resend', 'exchange']),
	/** ISO instant; null for an order that is still open and has left in part. */
	processedAt: z.string().datetime({ offset: true }).nullable(),
	/** The warehouse's location; empty when it does not say. */
	locationId: z.string(),
	carrier: z.string(),
	service: z.string(),
	parcels: z.array(parcelSchema).min(1),
	lines: z.array(shippedRowSchema),
});
export type ShippedOrder = z.infer<typeof shippedOrderSchema>;

/** Everything that left the warehouse for one order of the shop. */
export const shipmentSchema = z.object({
	kind: z.literal('shipment'),
	schemaVersion: z.literal(1),
	/** The key under which the warehouse knows the order of the shop. */
	reference: z.string().min(1),
	/** By the time at which they left, what is still open last. */
	orders: z.array(shippedOrderSchema),
});
export type Shipment = z.infer<typeof shipmentSchema>;
