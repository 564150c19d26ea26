import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { showFor } from '../../../shared/show-for';
import { toShopLevel, type FoundArticle } from '../../mapping/inventory-level';
import { toNodeError } from '../../to-node-error';
import { connectInventory } from '../../transport/connect-shopify';
import { InventoryReader } from '../../transport/inventory-reader';
import { LOCATION_IDS, readLocations } from './locations';

export const description = showFor('level', ['getAllLevels'], [LOCATION_IDS]);

/**
 * One item with `shopLevel` for every SKU of the shop. Variants and products are not read: they would cost a third more
 * points. Articles without a SKU have no item.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const locations = readLocations(this);
	const reader = new InventoryReader(await connectInventory(this), locations);
	const bySku = new Map<string, FoundArticle[]>();
	try {
		for (const item of await reader.all()) {
			const sku = item.sku ?? '';
			const known = bySku.get(sku);
			if (known) known.push({ item });
			else bySku.set(sku, [{ item }]);
		}
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
	return [
		[...bySku].map(([sku, articles]) => ({
			json: { shopLevel: toShopLevel(sku, articles, locations) as unknown as IDataObject },
			pairedItem: { item: 0 },
		})),
	];
}
