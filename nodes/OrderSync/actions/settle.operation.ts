import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { readableZodError } from '../../../domain/readable-zod-error';
import { rememberRows } from '../../../domain/signal/requeue';
import { settleSignals } from '../../../domain/signal/settle-signals';
import { signalRowSchema, type SignalRow } from '../../../domain/signal/signal-row';
import { readRows } from '../../shared/read-list';
import { showFor } from '../../shared/show-for';

export const description = showFor(
	'order',
	['settle'],
	[
		{
			displayName: 'Holds',
			name: 'holds',
			type: 'json',
			default: '[]',
			description: 'Hold rows of the signals table, where they are read on their own',
		},
		{
			displayName: 'Settle Window (Seconds)',
			name: 'settleSeconds',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 30,
			description:
				'How long an order must be quiet before it is worked on, so that rapid edits become one write',
		},
		{
			displayName: 'Longest Wait (Seconds)',
			name: 'maxWaitSeconds',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 300,
			description:
				'How long after its first signal an order is worked on even if edits keep coming',
		},
		{
			displayName: 'Orders per Sweep',
			name: 'maxOrders',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 100,
			description: 'Max number of orders worked on in one sweep; the rest follow in the next',
		},
	],
);

/**
 * Rows of the signals table in; one item per due order out. The second output holds the rows that must be written
 * again for the orders that are not due, because the sweep marks everything it read; it stays empty when nothing is due.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const holds = readRows(this, 'holds');
	const rows = [...this.getInputData().map((item) => item.json), ...holds];
	const settled = settleSignals(readSignals.call(this, rows), new Date(), {
		settleSeconds: this.getNodeParameter('settleSeconds', 0) as number,
		maxWaitSeconds: this.getNodeParameter('maxWaitSeconds', 0) as number,
		maxOrders: this.getNodeParameter('maxOrders', 0) as number,
	});
	if (settled.due.length === 0) return [[], []];
	return [
		settled.due.map((look) => ({
			json: { look, lastSignalId: settled.lastSignalId, lastHoldId: settled.lastHoldId },
			pairedItem: { item: 0 },
		})),
		settled.later.flatMap((look) =>
			rememberRows(look, { signal: look.topics.length > 0, hold: look.heldByUs }).map((json) => ({
				json,
				pairedItem: { item: 0 },
			})),
		),
	];
}

function readSignals(this: IExecuteFunctions, rows: readonly IDataObject[]): SignalRow[] {
	return rows
		.filter((row) => row['id'] !== undefined)
		.map((raw) => {
			const row = signalRowSchema.safeParse(raw);
			if (row.success) return row.data;
			throw new NodeOperationError(
				this.getNode(),
				`Signal row ${String(raw['id'])} is damaged: ${readableZodError(row.error)}`,
				{
					itemIndex: 0,
					description: 'Correct or delete the row in the data table osync_signals.',
				},
			);
		});
}
