import { z } from 'zod';
import { amount, flag, guid, text } from '../raw/fields';

/** A processed order as the search lists it: flat, and without lines (1.0/processedorders.json, ProcessedOrderWeb). */
const rawProcessedSchema = z.object({
	pkOrderID: guid,
	nOrderId: z.number(),
	/** An order without it is unreadable: nobody could tell when it left. */
	dProcessedOn: z.string(),
	ReferenceNum: text,
	SecondaryReference: text,
	Source: text,
	SubSource: text,
	PostalTrackingNumber: text,
	Vendor: text,
	PostalServiceName: text,
	/** Cancelled, because the order is processed. */
	HoldOrCancel: flag,
	IsResend: flag,
	IsExchange: flag,
});
export type RawProcessed = z.infer<typeof rawProcessedSchema>;

/** A page without its list or its count is no empty page. */
export const rawProcessedPageSchema = z
	.object({
		ProcessedOrders: z.object({ TotalEntries: z.number(), Data: z.array(rawProcessedSchema) }),
	})
	.transform(({ ProcessedOrders }) => ProcessedOrders);

/** The header of one processed order, as far as it tells what was sent again. */
export const rawOrderInfoSchema = z.object({
	pkOrderID: guid,
	IsResend: flag,
	IsExchange: flag,
});
export type RawOrderInfo = z.infer<typeof rawOrderInfoSchema>;

/** Units of a row, or of a component of one, in one of the order's parcels (1.0/processedorders.json, SplitPackaging). */
const rawPackedSchema = z.object({
	BinIndex: amount,
	pkBinId: text.transform((id) => id.toLowerCase()),
	fkOrderItemRowId: text.transform((id) => id.toLowerCase()),
	SKU: text,
	Quantity: z.number(),
	TrackingNumber: text,
});
export type RawPacked = z.infer<typeof rawPackedSchema>;

/** Empty for an order that is one parcel. */
export const rawPackageSplitSchema = z
	.array(rawPackedSchema)
	.nullish()
	.transform((rows) => rows ?? []);

/** A number whose address is asked for; the vendor takes the order's number, not its id. */
export type TrackingUrlWish = {
	OrderId: number;
	Vendor: string;
	PostalTrackingNumber: string;
	Postcode: string;
};

export const rawTrackingUrlsSchema = z
	.object({
		Items: z
			.array(z.object({ TrackingURL: text, OrderId: z.number(), PostalTrackingNumber: text }))
			.nullish()
			.transform((items) => items ?? []),
	})
	.transform(({ Items }) => Items);
export type RawTrackingUrl = z.infer<typeof rawTrackingUrlsSchema>[number];

/** One page of the orders that were processed between two times. */
export type SearchProcessedOrders = {
	DateField: 'processed';
	FromDate: string;
	ToDate: string;
	SearchFilters: Array<{ SearchField: 'Source' | 'SubSource'; SearchTerm: string }>;
	PageNumber: number;
	ResultsPerPage: number;
};
