import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { hasFailed } from '../../../shared/order-items';
import { showFor } from '../../../shared/show-for';
import { toShopLevel } from '../../mapping/inventory-level';
import { toNodeError } from '../../to-node-error';
import { connectInventory } from '../../transport/connect-shopify';
import { InventoryReader } from '../../transport/inventory-reader';
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
	const skus = items.map((item, itemIndex) =>
		hasFailed(item) ? null : String(this.getNodeParameter('sku', itemIndex, '') ?? ''),
	);
	const reader = new InventoryReader(await connectInventory(this), locations);
	try {
		const found = await reader.bySku(skus.filter((sku) => sku !== null));
		const added = skus.map((sku): IDataObject => {
			if (sku === null) return {};
			const articles = (found.get(sku) ?? []).map((variant) => ({
				item: variant.inventoryItem,
				variant,
			}));
			return { shopLevel: toShopLevel(sku, articles, locations) as unknown as IDataObject };
		});
		return [withAdded(items, (index) => added[index] ?? {})];
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
