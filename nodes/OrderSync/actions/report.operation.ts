import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { buildReport } from '../../../domain/report/build-report';
import { showFor } from '../../shared/show-for';
import { readSyncItems } from '../../shared/sync-items';
import { laneProperty, readLane } from './lane-property';
import { orderLinkProperty } from './order-link';
import { openExceptionsProperty, readOpen, reportOutputs } from './report-parts';
import { readWaits, WAIT_PARAMETERS } from './wait-parameters';

export const description = showFor(
	'order',
	['report'],
	[openExceptionsProperty, orderLinkProperty, laneProperty, ...WAIT_PARAMETERS],
);

/** Orders in; ledger rows, closures, new exceptions, rows to remember and one summary out, in this order. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = readSyncItems(this.getInputData(), this.getNode());
	const open = readOpen(this);
	const waits = readWaits(this);
	const now = new Date();
	const reports = items.map((item, index) => {
		const context = {
			lane: readLane(this),
			now,
			executionId: this.getExecutionId(),
			link: this.getNodeParameter('orderLink', index) as string,
		};
		return { report: buildReport(item, open, context, waits), index };
	});
	return reportOutputs(reports);
}
