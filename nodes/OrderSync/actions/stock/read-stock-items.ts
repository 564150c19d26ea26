import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { z, type ZodTypeAny } from 'zod';
import { orderSnapshotSchema } from '../../../../domain/order/order-snapshot';
import { readableZodError } from '../../../../domain/readable-zod-error';
import { failureSchema } from '../../../../domain/report/sync-item';
import { shopLevelSchema, type ShopLevel } from '../../../../domain/stock/shop-level';
import { stockLevelSchema, type StockLevel } from '../../../../domain/stock/stock-level';
import { targetSnapshotSchema } from '../../../../domain/target/target-snapshot';

const warehouseItemSchema = z.object({
	stockLevel: stockLevelSchema,
	stockRead: z.object({ isComplete: z.boolean() }).optional(),
});
const shopItemSchema = z.object({ shopLevel: shopLevelSchema });
const orderItemSchema = z.object({
	look: z.object({
		orderKey: z.string().min(1),
		/** Since when it has been on its way; without it nobody knows. */
		firstReceivedAt: z.coerce.date().optional(),
	}),
	snapshot: orderSnapshotSchema.optional(),
	target: targetSnapshotSchema.optional(),
	failure: failureSchema.optional(),
});
export type WaitingItem = z.infer<typeof orderItemSchema>;

/** Everything that was read for a push. */
export type StockItems = {
	levels: StockLevel[];
	/** False if items of the warehouse may have slipped through. */
	isComplete: boolean;
	shop: ShopLevel[];
	/** Orders on their way. */
	orders: WaitingItem[];
	/** Rows of osync_stock_levels. */
	pushed: unknown[];
};

/**
 * Sorts a mix of items by what they carry: `stockLevel` of the warehouse, `shopLevel` of the shop, `look` of an order,
 * `pushed` of a table row. Anything else stops the node and is named. Empty items, which n8n sends for nothing, are
 * passed over.
 */
export function readStockItems(context: IExecuteFunctions): StockItems {
	const found: StockItems = { levels: [], isComplete: true, shop: [], orders: [], pushed: [] };
	for (const [index, { json }] of context.getInputData().entries()) {
		if ('stockLevel' in json) {
			const item = read(context, warehouseItemSchema, json, index);
			found.levels.push(item.stockLevel);
			if (item.stockRead?.isComplete === false) found.isComplete = false;
		} else if ('shopLevel' in json) {
			found.shop.push(read(context, shopItemSchema, json, index).shopLevel);
		} else if ('look' in json) found.orders.push(read(context, orderItemSchema, json, index));
		else if ('pushed' in json) found.pushed.push(json);
		else if (Object.keys(json).length > 0)
			throw strange(context, index, 'it carries none of these');
	}
	return found;
}

function read<Schema extends ZodTypeAny>(
	context: IExecuteFunctions,
	schema: Schema,
	json: unknown,
	index: number,
): z.output<Schema> {
	const parsed = schema.safeParse(json);
	if (parsed.success) return parsed.data as z.output<Schema>;
	throw strange(context, index, readableZodError(parsed.error));
}

const strange = (context: IExecuteFunctions, itemIndex: number, why: string): NodeOperationError =>
	new NodeOperationError(
		context.getNode(),
		`Item ${itemIndex} is no stock level, order or row of osync_stock_levels: ${why}`,
		{
			itemIndex,
			description:
				'Append the levels of Linnworks Stock and Shopify Inventory, orders on their way and table rows, and connect them here.',
		},
	);
