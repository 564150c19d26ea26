import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { warehouseSkus } from '../../../../domain/stock/warehouse-skus';
import { showFor } from '../../../shared/show-for';
import { readMarks, STOCK_SIGNALS } from './push-parameters';
import { readStockItems } from './read-stock-items';
import { readStockPolicy, STOCK_POLICY } from './read-stock-policy';

export const description = showFor('stock', ['listWarehouseSkus'], [STOCK_POLICY, STOCK_SIGNALS]);

/**
 * Levels of the shop in, or nothing but an empty item; one item with `skus` out: what to ask the warehouse for by name,
 * so that it tells of archived and unknown items too.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { shop } = readStockItems(this);
	const skus = warehouseSkus(shop, readMarks(this), readStockPolicy(this).names);
	return [[{ json: { skus }, pairedItem: { item: 0 } }]];
}
