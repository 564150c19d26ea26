import { z } from 'zod';
import { amount, flag, maybeNumber, ref, sublist, text } from './fields';

/** An address subrecord (docs/vendors/netsuite.md §3.1); the country's id is its ISO code. */
const rawAddressSchema = z.object({
	addressee: text,
	attention: text,
	addr1: text,
	addr2: text,
	addr3: text,
	city: text,
	state: text,
	zip: text,
	country: ref,
	addrPhone: text,
});
export type RawAddress = z.infer<typeof rawAddressSchema>;

/** A line of the item sublist; custom columns stay on it under their own names (docs/vendors/netsuite.md §3.2). */
const rawOrderLineSchema = z
	.object({
		line: z.coerce.number().int(),
		item: ref,
		itemType: ref,
		description: text,
		quantity: maybeNumber,
		rate: maybeNumber,
		amount,
		taxDetailsReference: text,
		isClosed: flag,
		quantityFulfilled: amount,
		quantityPicked: amount,
		quantityPacked: amount,
		quantityBilled: amount,
	})
	.passthrough();
export type RawOrderLine = z.infer<typeof rawOrderLineSchema>;

const rawTaxDetailSchema = z.object({
	taxDetailsReference: text,
	taxRate: amount,
	taxAmount: amount,
});

/** A sales order with its sublists, as a GET with expandSubResources answers it (docs/vendors/netsuite.md §3). */
export const rawSalesOrderSchema = z
	.object({
		id: text,
		externalId: text,
		tranId: text,
		entity: ref,
		subsidiary: ref,
		currency: ref,
		location: ref,
		email: text,
		memo: text,
		shipMethod: ref,
		shippingCost: amount,
		handlingCost: amount,
		discountTotal: amount,
		subtotal: maybeNumber,
		taxTotal: maybeNumber,
		taxDetailsOverride: flag,
		shippingAddress: rawAddressSchema.nullish(),
		billingAddress: rawAddressSchema.nullish(),
		item: sublist(rawOrderLineSchema),
		taxDetails: sublist(rawTaxDetailSchema),
	})
	.passthrough();
export type RawSalesOrder = z.infer<typeof rawSalesOrderSchema>;
