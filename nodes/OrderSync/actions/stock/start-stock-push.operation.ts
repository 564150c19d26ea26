import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { decidePushMode, lastFullAt } from '../../../../domain/stock/push-mode';
import { buildStockPolicy, type StockPolicy } from '../../../../domain/stock/stock-policy';
import { DRY_RUN, isDryRun } from '../../../shared/dry-run';
import { readRows } from '../../../shared/read-list';
import { showFor } from '../../../shared/show-for';
import { POLICY_PARAMETERS, readStockSettings } from './policy-parameters';
import { PUSH_MODE, readPushMode, readWhole } from './push-parameters';

export const description = showFor(
	'stock',
	['startStockPush'],
	[
		PUSH_MODE,
		{
			displayName: 'Full Pushes',
			name: 'fullPushes',
			type: 'json',
			default: '[]',
			description:
				'Rows of the data table osync_stock_runs for full pushes; without any, the push is a full one',
		},
		{
			displayName: 'Full Push After (Hours)',
			name: 'fullAfterHours',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 26,
			description: 'A push looks at everything when the last full one is older than this',
		},
		...POLICY_PARAMETERS,
		DRY_RUN,
	],
);

/** The shop's system whose locations and SKUs the maps translate. */
const WAREHOUSE = 'linnworks';

/**
 * One item out: what the push looks at (`mode`, and why as `reason`), when it started, which locations it reads in shop and
 * warehouse, and the checked `stockPolicy`. A setting or row that is wrong stops the node before anything is read.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const now = new Date();
	const policy = readPolicy(this);
	const facts = {
		asked: readPushMode(this),
		lastFullAt: lastFullAt(readRows(this, 'fullPushes'), isDryRun(this)),
		fullAfterHours: readWhole(this, 'fullAfterHours', 1),
	};
	const json = {
		...decidePushMode(facts, now),
		startedAt: now.toISOString(),
		shopLocationIds: policy.feeds.map(({ locationId }) => locationId).join(','),
		warehouseLocationIds: [...new Set(policy.feeds.flatMap(({ sources }) => sources))].join(','),
		stockPolicy: policy,
	};
	return [[{ json: json as unknown as IDataObject, pairedItem: { item: 0 } }]];
}

function readPolicy(context: IExecuteFunctions): StockPolicy {
	const policy = buildStockPolicy(
		readStockSettings(context),
		{
			locationMap: readRows(context, 'locationMap'),
			skuMap: readRows(context, 'skuMap'),
			stockRules: readRows(context, 'stockRules'),
		},
		WAREHOUSE,
	);
	if (policy.ok) return policy.value;
	throw new NodeOperationError(context.getNode(), policy.error, {
		itemIndex: 0,
		description: 'Correct the setting or the row. No stock is pushed until then.',
	});
}
