import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
	overdueFor,
	toOrderInFlight,
	type OrderInFlight,
} from '../../../../domain/stock/edits-in-flight';
import { planPush } from '../../../../domain/stock/plan-push';
import { newestPushed } from '../../../../domain/stock/pushed-levels';
import { levelsToSet } from '../../../../domain/stock/levels-to-set';
import { toWantedStock } from '../../../../domain/stock/wanted-stock';
import { showFor } from '../../../shared/show-for';
import { PUSH_MODE, readMarks, readPushMode, readWhole, STOCK_SIGNALS } from './push-parameters';
import { readStockItems, type WaitingItem } from './read-stock-items';
import { readStockPolicy, STOCK_POLICY } from './read-stock-policy';

export const description = showFor(
	'stock',
	['planStockPush'],
	[
		PUSH_MODE,
		STOCK_POLICY,
		STOCK_SIGNALS,
		{
			displayName: 'Most Levels',
			name: 'maxPairs',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 25_000,
			description:
				'Levels that are set in one run, those that are too high first; the rest is reported as not started and comes with the next one',
		},
		{
			displayName: 'Hold Stock for (Minutes)',
			name: 'holdMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 120,
			description:
				'How long an order on its way keeps its SKUs from being set; from then on they are lowered, but not raised, and somebody hears of it',
		},
	],
);

/**
 * Levels of warehouse and shop, orders on their way and rows of osync_stock_levels in. The plan is one item on the first
 * output; the levels to set come on the second, as Shopify Inventory: Set Quantities takes them.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { levels, isComplete, shop, orders, pushed } = readStockItems(this);
	const policy = readStockPolicy(this);
	const now = new Date();
	const holdMinutes = readWhole(this, 'holdMinutes', 0);
	const stockPlan = planPush(
		{
			mode: readPushMode(this),
			wanted: toWantedStock(levels, policy, shop),
			shop,
			last: newestPushed(pushed),
			marks: readMarks(this),
			inFlight: orders.flatMap((order) => toInFlight(order, holdMinutes, now)),
		},
		policy,
		now,
	);
	const toItem = (json: object): INodeExecutionData => ({
		json: json as IDataObject,
		pairedItem: { item: 0 },
	});
	const pairs = levelsToSet(stockPlan, readWhole(this, 'maxPairs', 1));
	return [[toItem({ stockPlan, isComplete })], pairs.map(toItem)];
}

/** What an order may move. One that could be read only in the shop holds what it has there, and is told as not read. */
function toInFlight(
	{ look, snapshot, target, failure }: WaitingItem,
	holdMinutes: number,
	now: Date,
): OrderInFlight[] {
	const overdue = overdueFor(look.firstReceivedAt ?? null, holdMinutes, now);
	const order = toOrderInFlight(look.orderKey, snapshot ?? null, target ?? null, overdue);
	if (!snapshot || !failure) return [order];
	return [order, { ...order, skus: null }];
}
