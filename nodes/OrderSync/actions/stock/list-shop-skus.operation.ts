import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { newestPushed } from '../../../../domain/stock/pushed-levels';
import { indexMarks, skusToRead } from '../../../../domain/stock/reason-to-look';
import { placeName } from '../../../../domain/stock/stock-exceptions';
import { toWantedStock } from '../../../../domain/stock/wanted-stock';
import { readRows } from '../../../shared/read-list';
import { showFor } from '../../../shared/show-for';
import { openExceptionsProperty } from '../report-parts';
import { PUSH_MODE, readMarks, readPushMode, readWhole, STOCK_SIGNALS } from './push-parameters';
import { readStockItems } from './read-stock-items';
import { readStockPolicy, STOCK_POLICY } from './read-stock-policy';

export const description = showFor(
	'stock',
	['listShopSkus'],
	[
		PUSH_MODE,
		STOCK_POLICY,
		STOCK_SIGNALS,
		{
			...openExceptionsProperty,
			description:
				'Open rows of the data table osync_exceptions: SKUs that have one are searched anew in the shop, and not read by the article that was seen last',
		},
		{
			displayName: 'Most SKUs',
			name: 'maxSkus',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 2000,
			description:
				'SKUs that are read in one run; the rest is reported as not read and comes with the next one',
		},
	],
);

/**
 * Levels of the warehouse and rows of osync_stock_levels in; an item with `sku` for each article whose level has to be
 * read in the shop: those of stock signals first, those with a problem in the warehouse last. `inventoryItemId` is the
 * article that was seen last, or empty where the SKU has to be searched: it was never seen, or a person was told that it
 * has a problem, such as several articles. A full push has read the whole shop, so it gets none.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	if (readPushMode(this) === 'full') return [[]];
	const { levels, pushed } = readStockItems(this);
	const marksOf = indexMarks(readMarks(this));
	const wanted = toWantedStock(levels, readStockPolicy(this), []);
	const rank = ({ sku, problem }: (typeof wanted)[number]): number =>
		marksOf(sku, '').length > 0 ? 0 : problem ? 2 : 1;
	const ranked = [...wanted].sort((a, b) => rank(a) - rank(b));
	const due = skusToRead(ranked, { last: newestPushed(pushed), marksOf });
	const told = new Set(readRows(this, 'openExceptions').map((row) => row['order_key']));
	return [
		due.slice(0, readWhole(this, 'maxSkus', 1)).map(({ sku, inventoryItemId }) => {
			const isTold = told.has(placeName({ sku, locationId: '' }));
			const json = { sku, inventoryItemId: isTold ? '' : inventoryItemId };
			return { json, pairedItem: { item: 0 } };
		}),
	];
}
