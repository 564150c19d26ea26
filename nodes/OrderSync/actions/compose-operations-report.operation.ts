import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { composeOperationsReport } from '../../../domain/operations/compose-operations-report';
import { drawBars } from '../../../domain/operations/draw-bars';
import { encodePng } from '../../../domain/operations/png';
import { CHART } from '../../../domain/operations/word-operations-report';
import { showFor } from '../../shared/show-for';
import { reportPeriods } from './compose-operations-report-periods';
import { readOperationsFacts } from './operations-items';
import { listProperty } from './given-list';
import { readTimeZone, timeZoneProperty } from './time-zone';

export const description = showFor(
	'operations',
	['composeOperationsReport'],
	[
		{
			displayName: 'Period',
			name: 'period',
			type: 'options',
			options: [
				{ name: 'Day', value: 'day', description: 'Yesterday, beside the day before' },
				{
					name: 'Week',
					value: 'week',
					description: 'The last seven days, beside the seven before',
				},
			],
			default: 'day',
			description: 'The whole days before today that are reported',
		},
		timeZoneProperty,
		listProperty(
			'Ledger Rows',
			'ledgerRows',
			'Rows of the data table osync_ledger of both periods',
		),
		listProperty(
			'Exception Rows',
			'exceptionRows',
			'Rows of the data table osync_exceptions that are open or were raised or closed in either period',
		),
		listProperty(
			'Stock Runs',
			'stockRuns',
			'Rows of the data table of stock pushes, of both periods',
		),
		listProperty(
			'Shop Orders',
			'shopOrders',
			'Orders that should be in the warehouse: orderKey, name and at (when they were placed)',
		),
		listProperty(
			'Arrived Orders',
			'arrivedOrders',
			'Orders that the warehouse has: orderKey. What the ledger knows of need not be listed.',
		),
		listProperty(
			'Dispatches',
			'dispatches',
			'Orders that the warehouse shipped: orderKey, name and at (when they left)',
		),
		listProperty(
			'Stock Differences',
			'stockDifferences',
			'Levels of the last full stock push: sku, locationId, from (what the shop held) and to (what it should hold)',
		),
		{
			displayName: 'Grace (Minutes)',
			name: 'graceMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 60,
			description: 'How long an order or a dispatch may be on its way before it counts as missing',
		},
		{
			displayName: 'Stock Differences From (Units)',
			name: 'differenceUnits',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 5,
			description: 'How many units a level of the shop must be off to be listed',
		},
		{
			displayName: 'Most Ledger Rows',
			name: 'mostLedgerRows',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'The limit with which the ledger was read, newest first: if so many rows arrive, the report says that older ones are missing; 0 for no limit',
		},
	],
);

/**
 * Long lists come as items, one behind the other, each known by its fields; the parameters say which lists there are, and
 * may hold short ones. Out comes one item with `subject`, `text` and `html` of the message. The picture `chart` (PNG) has to be attached
 * inline, under its own name, and every line is in the file `report` (CSV).
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const now = new Date();
	const kind = this.getNodeParameter('period', 0) === 'week' ? 'week' : 'day';
	const periods = reportPeriods(kind, now, readTimeZone(this));
	const settings = {
		graceMinutes: this.getNodeParameter('graceMinutes', 0) as number,
		differenceUnits: this.getNodeParameter('differenceUnits', 0) as number,
	};
	const { csv, bars, ...message } = composeOperationsReport(
		readOperationsFacts(this),
		periods,
		settings,
		now,
	);
	const day = periods.current.label.slice(0, 10);
	const [report, chart] = await Promise.all([
		this.helpers.prepareBinaryData(Buffer.from(csv, 'utf8'), `operations-${day}.csv`, 'text/csv'),
		this.helpers.prepareBinaryData(
			Buffer.from(encodePng(drawBars(bars))),
			`operations-${day}.png`,
			'image/png',
		),
	]);
	return [[{ json: message, binary: { [CHART]: chart, report }, pairedItem: { item: 0 } }]];
}
