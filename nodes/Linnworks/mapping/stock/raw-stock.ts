import { z } from 'zod';
import { amount, flag, guid, text } from '../raw/fields';

/** A level that is missing is no level of nothing, so the reply is unreadable without it (1.0/stock.json, StockItemLevel). */
const rawLevelSchema = z
	.object({
		Location: z.object({ StockLocationId: guid }),
		StockLevel: z.number().int(),
		InOrders: amount,
		Available: z.number().int().nullish(),
		MinimumLevel: z.number().int().nullish(),
		JIT: flag,
	})
	.transform(({ Available, ...level }) => ({
		...level,
		Available: Available ?? level.StockLevel - level.InOrders,
	}));
export type RawLevel = z.infer<typeof rawLevelSchema>;

const rawLevelsSchema = z
	.array(rawLevelSchema)
	.nullish()
	.transform((levels) => levels ?? []);

/** One page of items in use; `ItemNumber` is the SKU (1.0/stock.json, StockItemFull). */
export const rawStockPageSchema = z.array(
	z.object({
		StockItemId: guid,
		StockItemIntId: amount,
		ItemNumber: text,
		BarcodeNumber: text,
		StockLevels: rawLevelsSchema,
	}),
);
export type RawStockRow = z.infer<typeof rawStockPageSchema>[number];

export const rawLevelBatchSchema = z.array(
	z.object({ pkStockItemId: guid, StockItemLevels: rawLevelsSchema }),
);
export type RawItemLevels = z.infer<typeof rawLevelBatchSchema>[number];

/** What kind of item it is. A flag that is left out says nothing, so the reply is unreadable without it. */
export const rawItemKindsSchema = z
	.object({
		StockItemInfo: z.array(
			z.object({
				SKU: text,
				StockItemId: guid,
				IsVariationGroup: z.boolean(),
				IsCompositeParent: z.boolean(),
				IsArchived: z.boolean(),
			}),
		),
	})
	.transform((reply) => reply.StockItemInfo);
export type RawItemKind = z.infer<typeof rawItemKindsSchema>[number];
