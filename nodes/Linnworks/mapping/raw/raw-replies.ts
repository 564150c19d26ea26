import { z } from 'zod';
import { amount, flag, guid, text } from './fields';
import { rawOrderItemSchema, rawShippingSchema, rawTotalsSchema } from './raw-order';

/** Reply of every line call (1.0/orders.json, UpdateOrderItemResult); a call without effect may leave the row out. */
export const rawLineReplySchema = z.object({
	TotalsInfo: rawTotalsSchema,
	Item: rawOrderItemSchema.nullish(),
});

export const rawShippingReplySchema = z.object({
	TotalsInfo: rawTotalsSchema,
	ShippingInfo: rawShippingSchema,
});

const v2OrderSchema = z.object({
	OrderId: guid,
	GeneralInfo: z.object({
		IsLocked: z.boolean().nullish(),
		IsMerged: z.boolean().nullish(),
		IsCancelled: z.boolean().nullish(),
	}),
});
export type RawV2Order = z.infer<typeof v2OrderSchema>;

const v2OrdersSchema = z
	.array(v2OrderSchema)
	.nullish()
	.transform((orders) => orders ?? []);

/** Open and processed orders as v2 shows them: the only place that tells locked from merged (2.0/orders-v2.json). */
export const rawV2OrdersSchema = z
	.object({ OpenOrders: v2OrdersSchema, ProcessedOrders: v2OrdersSchema })
	.transform(({ OpenOrders, ProcessedOrders }) => [...OpenOrders, ...ProcessedOrders]);

export const rawHandOverSchema = z.array(
	z.object({ OrderId: guid, FulfillmentStatus: z.string() }),
);

export const rawLocationsSchema = z.array(
	z.object({ StockLocationId: guid, LocationName: text, IsFulfillmentCenter: flag }),
);

const rawWaveOrderSchema = z.object({
	OrderId: z.number(),
	PickState: text,
	PickedItemsCount: amount,
	Items: z
		.array(z.object({ PickedQuantity: amount }))
		.nullish()
		.transform((items) => items ?? []),
});

const rawWaveSchema = z.object({
	PickingWaveId: z.number(),
	State: text,
	Orders: z
		.array(rawWaveOrderSchema)
		.nullish()
		.transform((orders) => orders ?? []),
});
export type RawWave = z.infer<typeof rawWaveSchema>;

/** Finished waves come back as an empty list. */
export const rawWavesSchema = z.object({
	PickingWaves: z
		.array(rawWaveSchema)
		.nullish()
		.transform((waves) => waves ?? []),
});

const numbers = z
	.array(z.number())
	.nullish()
	.transform((ids) => ids ?? []);

/** Order numbers taken out of their wave, and those that were in none (1.0/picking.json). */
export const rawWaveRemovalSchema = z.object({ ProcessedOrderIds: numbers, NoPickwaves: numbers });

/** The ids of a list of orders; a reply without a list is no empty list. */
export const rawOrderIdsSchema = z.array(guid);

/** The orders a bulk call changed; those it refused are missing. */
export const rawChangedIdsSchema = z
	.array(guid)
	.nullish()
	.transform((ids) => ids ?? []);

export const rawStockItemIdsSchema = z.object({
	Items: z.array(z.object({ StockItemId: guid, SKU: z.string() })),
});
export type RawStockItemId = z.infer<typeof rawStockItemIdsSchema>['Items'][number];

const rawComponentSchema = z.object({ LinkedStockItemId: guid, SKU: text, Quantity: z.number() });

/** Components by the id of the composite; in a row, `LinkedStockItemId` is the component (1.0/inventory.json). */
export const rawCompositionsSchema = z
	.object({ InventoryItemsCompositionByIds: z.record(guid, z.array(rawComponentSchema)) })
	.transform((reply) => reply.InventoryItemsCompositionByIds);
export type RawCompositions = z.infer<typeof rawCompositionsSchema>;

/** A stock item as the search shows it; `ItemNumber` is its SKU. */
export const rawStockItemsSchema = z.array(
	z.object({ StockItemId: guid, ItemNumber: text, BarcodeNumber: text }),
);
export type RawStockItem = z.infer<typeof rawStockItemsSchema>[number];

export const rawStockItemTypesSchema = z.object({
	StockItemInfo: z.array(z.object({ SKU: text, IsArchived: flag })),
});

export const rawCountriesSchema = z.array(
	z.object({ CountryId: guid, CountryName: text, CountryCode: text }),
);
export type RawCountry = z.infer<typeof rawCountriesSchema>[number];

export const rawPostalServicesSchema = z.array(
	z.object({ pkPostalServiceId: guid, PostalServiceName: text }),
);
export type RawPostalService = z.infer<typeof rawPostalServicesSchema>[number];
