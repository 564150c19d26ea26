import { z } from 'zod';
import { amount, flag, guid, text } from './fields';

/**
 * A row of an order (1.0/orders.json, OrderItem). Unknown fields are kept, because UpdateOrderItem replaces the
 * whole row. Components of a composite stand inside their parent's row and carry no money.
 */
export const rawOrderItemSchema = z
	.object({
		RowId: guid,
		StockItemId: text,
		ItemNumber: text,
		SKU: text,
		ChannelSKU: text,
		Title: text,
		Quantity: z.number(),
		PartShippedQty: amount,
		PricePerUnit: amount,
		Discount: amount,
		Tax: amount,
		TaxRate: amount,
		Cost: amount,
		CostIncTax: amount,
		TaxCostInclusive: flag,
		IsService: flag,
	})
	.passthrough();
export type RawOrderItem = z.infer<typeof rawOrderItemSchema>;

export const rawAddressSchema = z
	.object({
		EmailAddress: text,
		Address1: text,
		Address2: text,
		Address3: text,
		Town: text,
		Region: text,
		PostCode: text,
		Country: text,
		FullName: text,
		Company: text,
		PhoneNumber: text,
		CountryId: text,
	})
	.passthrough();
export type RawAddress = z.infer<typeof rawAddressSchema>;

/** Kept whole, because SetOrderCustomerInfo replaces both addresses. */
export const rawCustomerSchema = z
	.object({ ChannelBuyerName: text, Address: rawAddressSchema, BillingAddress: rawAddressSchema })
	.passthrough();
export type RawCustomer = z.infer<typeof rawCustomerSchema>;

/** Kept whole, because SetOrderTotalsInfo replaces all of it. */
export const rawTotalsSchema = z
	.object({
		Subtotal: amount,
		PostageCost: amount,
		PostageCostExTax: amount,
		Tax: amount,
		TotalCharge: amount,
		Currency: text,
	})
	.passthrough();
export type RawTotals = z.infer<typeof rawTotalsSchema>;

export const rawShippingSchema = z
	.object({
		PostalServiceId: text,
		PostalServiceName: text,
		TotalWeight: amount,
		ItemWeight: amount,
		PostageCost: amount,
		TrackingNumber: text,
		ManualAdjust: flag,
	})
	.passthrough();

export const rawNoteSchema = z.object({ Note: text }).passthrough();
export type RawNote = z.infer<typeof rawNoteSchema>;

export const rawPropertySchema = z.object({ Name: text, Value: text, Type: text }).passthrough();
export type RawProperty = z.infer<typeof rawPropertySchema>;

/** Flags the gate rests on have no default here: an order without them is unreadable, not unlocked. */
const rawGeneralInfoSchema = z
	.object({
		Status: z.number(),
		LabelPrinted: z.boolean(),
		InvoicePrinted: z.boolean(),
		PickListPrinted: z.boolean(),
		PartShipped: z.boolean(),
		Marker: amount,
		IsParked: z.boolean(),
		HoldOrCancel: z.boolean(),
		ReferenceNum: text,
		SecondaryReference: text,
		Source: text,
		SubSource: text,
		PickwaveIds: z
			.array(z.number())
			.nullish()
			.transform((ids) => ids ?? []),
	})
	.passthrough();

/** An order as v1 shows it, open or processed (1.0/orders.json, OrderDetails). */
export const rawOrderSchema = z
	.object({
		OrderId: guid,
		NumOrderId: z.number(),
		Processed: z.boolean(),
		ProcessedDateTime: text,
		FulfilmentLocationId: guid,
		GeneralInfo: rawGeneralInfoSchema,
		ShippingInfo: rawShippingSchema,
		CustomerInfo: rawCustomerSchema,
		TotalsInfo: rawTotalsSchema,
		Items: z.array(rawOrderItemSchema),
		Notes: z
			.array(rawNoteSchema)
			.nullish()
			.transform((notes) => notes ?? []),
		ExtendedProperties: z
			.array(rawPropertySchema)
			.nullish()
			.transform((properties) => properties ?? []),
	})
	.passthrough();
export type RawOrder = z.infer<typeof rawOrderSchema>;
