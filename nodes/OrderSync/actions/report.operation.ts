import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { buildReport, type OpenException } from '../../../domain/report/build-report';
import type { EditReport } from '../../../domain/report/edit-report';
import { laneOf } from '../../../domain/signal/lane';
import { readSyncItems } from '../../shared/sync-items';
import { readRows } from '../../shared/read-list';
import { showFor } from '../../shared/show-for';
import { laneProperty, readLane } from './lane-property';
import { raisedRow } from './raised-row';
import { orderLinkProperty } from './order-link';

export const description = showFor(
	'order',
	['report'],
	[
		{
			displayName: 'Open Exceptions',
			name: 'openExceptions',
			type: 'json',
			default: '[]',
			description:
				'Open rows of the exceptions table, so that the same trouble is not reported twice',
		},
		orderLinkProperty,
		laneProperty,
	],
);

/** Orders in; ledger rows, closures, new exceptions, rows to remember and one summary out, in this order. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = readSyncItems(this.getInputData(), this.getNode());
	const open = readOpen(this);
	const now = new Date();
	const reports = items.map((item, index) =>
		buildReport(item, open, {
			lane: readLane(this),
			now,
			executionId: this.getExecutionId(),
			link: this.getNodeParameter('orderLink', index) as string,
		}),
	);
	const output = (pick: (report: EditReport) => object[]): INodeExecutionData[] =>
		reports.flatMap((report, index) =>
			pick(report).map((json) => ({ json: json as IDataObject, pairedItem: { item: index } })),
		);
	return [
		output((report) => [report.ledger]),
		output((report) => report.closures),
		output((report) => report.exceptions.map(raisedRow)),
		output((report) => report.remember),
		[{ json: summaryOf(reports), pairedItem: items.map((_item, index) => ({ item: index })) }],
	];
}

const readOpen = (context: IExecuteFunctions): OpenException[] =>
	readRows(context, 'openExceptions').map((row) => ({
		id: Number(row['id']),
		lane: laneOf(row['lane']),
		order_key: String(row['order_key']),
		code: String(row['code']),
		fingerprint: String(row['fingerprint']),
	}));

function summaryOf(reports: readonly EditReport[]): IDataObject {
	const summary: Record<string, number> = { orders: reports.length };
	for (const { ledger } of reports) summary[ledger.outcome] = (summary[ledger.outcome] ?? 0) + 1;
	return summary;
}
