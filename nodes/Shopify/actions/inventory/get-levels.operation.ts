import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { hasFailed } from '../../../shared/order-items';
import { showFor } from '../../../shared/show-for';
import { inventoryGid } from '../../mapping/inventory-ids';
import { toShopLevel } from '../../mapping/inventory-level';
import { toNodeError } from '../../to-node-error';
import { connectInventory } from '../../transport/connect-shopify';
import { InventoryReader } from '../../transport/inventory-reader';
import { findArticles } from './find-articles';
import { LOCATION_IDS, readLocations } from './locations';

export const description = showFor(
	'level',
	['getLevels'],
	[
		{
			displayName: 'SKU',
			name: 'sku',
			type: 'string',
			required: true,
			default: '={{ $json.sku }}',
			placeholder: 'TEE-BLACK-M',
			description: 'The SKU whose stock is read; those of all items are asked for together',
		},
		{
			displayName: 'Inventory Item ID',
			name: 'inventoryItemId',
			type: 'string',
			default: '',
			placeholder: '43729076',
			description:
				'The article that had the SKU last, as a number or global ID. If it still has it, it is read by this ID, which costs fewer points; others that have the SKU as well are not found then. Empty: the SKU is searched.',
		},
		LOCATION_IDS,
	],
);

/**
 * Adds `shopLevel` to each item: what the shop holds of its SKU at the locations, or why that is not certain. A SKU that
 * occurs twice is read once, and items that already failed pass untouched.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const locations = readLocations(this);
	const text = (name: string, itemIndex: number): string =>
		String(this.getNodeParameter(name, itemIndex, '') ?? '');
	const asked = items.flatMap((item, index) => {
		if (hasFailed(item)) return [];
		const id = text('inventoryItemId', index);
		return [{ index, sku: text('sku', index), inventoryItemId: inventoryGid('InventoryItem', id) }];
	});
	const reader = new InventoryReader(await connectInventory(this), locations);
	try {
		const found = await findArticles(reader, asked);
		const added = new Map(
			asked.map(({ index, sku }, place): [number, IDataObject] => {
				const shopLevel = toShopLevel(sku, found[place] ?? [], locations);
				return [index, { shopLevel: shopLevel as unknown as IDataObject }];
			}),
		);
		return [withAdded(items, (index) => added.get(index) ?? {})];
	} catch (error) {
		const nodeError = toNodeError(this.getNode(), error);
		if (!this.continueOnFail()) throw nodeError;
		return [withAdded(items, () => ({ error: nodeError.message }))];
	}
}

const withAdded = (
	items: readonly INodeExecutionData[],
	added: (index: number) => IDataObject,
): INodeExecutionData[] =>
	items.map((item, index) => ({
		json: { ...item.json, ...added(index) },
		pairedItem: { item: index },
	}));
