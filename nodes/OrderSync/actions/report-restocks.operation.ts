import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { buildRestockReport } from '../../../domain/report/build-restock-report';
import type { ToldRow } from '../../../domain/report/restock-steps';
import { laneOf } from '../../../domain/signal/lane';
import { readRows } from '../../shared/read-list';
import { showFor } from '../../shared/show-for';
import { orderLinkProperty } from './order-link';
import { readRestockItems } from './read-restock-items';
import { openExceptionsProperty, readOpen, reportOutputs, toItems } from './report-parts';
import { GOODS_SECONDS, readWaits } from './wait-parameters';

export const description = showFor(
	'order',
	['reportRestocks'],
	[
		openExceptionsProperty,
		{
			displayName: 'Ledger Rows',
			name: 'ledgerRows',
			type: 'json',
			default: '[]',
			description:
				'Ledger rows of the flow Restocks, so that the same restock marks a stock level only once',
		},
		orderLinkProperty,
		GOODS_SECONDS,
	],
);

/**
 * Orders of a sweep and the verdicts of Restock Classifier in; for each order the outputs of Report, and as a sixth the
 * SKUs that the next stock push has to look at.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const known = { open: readOpen(this), told: readTold(this) };
	const waits = readWaits(this);
	const now = new Date();
	const reports = readRestockItems(this).map(({ item, verdicts, index }) => {
		const context = {
			now,
			executionId: this.getExecutionId(),
			link: this.getNodeParameter('orderLink', index) as string,
		};
		return { report: buildRestockReport(item, verdicts, known, context, waits), index };
	});
	return [...reportOutputs(reports), toItems(reports, (report) => report.stockSignals)];
}

const readTold = (context: IExecuteFunctions): ToldRow[] =>
	readRows(context, 'ledgerRows')
		.filter((row) => laneOf(row['lane']) === 'restocks')
		.map((row) => ({
			order_key: String(row['order_key']),
			recorded_at:
				row['recorded_at'] instanceof Date
					? row['recorded_at'].toISOString()
					: String(row['recorded_at']),
			steps: String(row['steps']),
		}));
