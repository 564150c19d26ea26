import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { readableZodError } from '../../../domain/readable-zod-error';
import { buildDriftReport } from '../../../domain/reconcile/build-drift-report';
import { DRIFT_CODES } from '../../../domain/reconcile/difference';
import {
	driftOrderSchema,
	type DriftMemory,
	type DriftOrder,
	type DriftPolicy,
} from '../../../domain/reconcile/drift-order';
import { findDrift, type DriftVerdict } from '../../../domain/reconcile/find-drift';
import { looksAt } from '../../../domain/reconcile/ledger-look';
import { laneOf } from '../../../domain/signal/lane';
import { readRows } from '../../shared/read-list';
import { showFor } from '../../shared/show-for';
import { raisedRow } from './raised-row';
import { orderLinkProperty } from './order-link';

export const description = showFor(
	'order',
	['findDrift'],
	[
		{
			displayName: 'Open Exceptions',
			name: 'openExceptions',
			type: 'json',
			default: '[]',
			description: 'Open rows of the exceptions table, so that the same drift is not told twice',
		},
		{
			displayName: 'Waiting Signals',
			name: 'waitingSignals',
			type: 'json',
			default: '[]',
			description: 'Signals and holds that still wait; their orders are left alone',
		},
		{
			displayName: 'Ledger Rows',
			name: 'ledgerRows',
			type: 'json',
			default: '[]',
			description: 'The newest ledger rows: what was looked at and written, and when',
		},
		{
			displayName: 'Quiet Minutes',
			name: 'quietMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 10,
			description: 'How long after a look an order is left alone',
		},
		{
			displayName: 'Missed Minutes',
			name: 'missedMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 15,
			description:
				'How long a change of the shop may wait before it counts as missed and is queued',
		},
		{
			displayName: 'Repair',
			name: 'repair',
			type: 'boolean',
			default: true,
			description:
				'Whether to queue orders that drifted, so that they are corrected if the gate still allows it',
		},
		{
			displayName: 'Report Unreadable Orders',
			name: 'reportUnreadable',
			type: 'boolean',
			default: false,
			description:
				'Whether an open warehouse order that the shop does not show is reported; only for lists that hold orders of this shop alone',
		},
		{
			displayName: 'Codes to Leave Out',
			name: 'ignoredCodes',
			type: 'multiOptions',
			options: DRIFT_CODES.map((code) => ({ name: code, value: code })),
			default: [],
			description: 'Differences that are neither reported nor corrected',
		},
		orderLinkProperty,
	],
);

/**
 * Planned orders in; new exceptions, closures, signals and one summary out, in this order. The three lists must be
 * read after the orders were, or a write of ours in between could be taken for drift.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const orders = this.getInputData().map((item, index) => readOrder.call(this, item, index));
	const memoryOf = readMemory(this);
	const policy: DriftPolicy = {
		quietMinutes: this.getNodeParameter('quietMinutes', 0) as number,
		missedMinutes: this.getNodeParameter('missedMinutes', 0) as number,
		repair: this.getNodeParameter('repair', 0) === true,
		reportUnreadable: this.getNodeParameter('reportUnreadable', 0) === true,
		ignoredCodes: this.getNodeParameter('ignoredCodes', 0) as DriftPolicy['ignoredCodes'],
	};
	const now = new Date();
	const verdicts: DriftVerdict[] = [];
	const reports = orders.map((order, index) => {
		const memory = memoryOf(order.look.orderKey);
		const verdict = findDrift(order, memory, policy, now);
		verdicts.push(verdict);
		return buildDriftReport(order, verdict, memory, {
			now,
			executionId: this.getExecutionId(),
			link: this.getNodeParameter('orderLink', index) as string,
		});
	});
	const output = (pick: (report: (typeof reports)[number]) => object[]): INodeExecutionData[] =>
		reports.flatMap((report, item) =>
			pick(report).map((json) => ({ json: json as IDataObject, pairedItem: { item } })),
		);
	return [
		output((report) => report.exceptions.map(raisedRow)),
		output((report) => report.closures),
		output((report) => report.signals),
		[{ json: summaryOf(verdicts), pairedItem: orders.map((_order, item) => ({ item })) }],
	];
}

function readOrder(
	this: IExecuteFunctions,
	{ json }: INodeExecutionData,
	itemIndex: number,
): DriftOrder {
	const fail = (message: string, advice: string): NodeOperationError =>
		new NodeOperationError(this.getNode(), message, { itemIndex, description: advice });
	const parsed = driftOrderSchema.safeParse(json);
	if (!parsed.success) {
		throw fail(
			`Item ${itemIndex} is not an order to compare: ${readableZodError(parsed.error)}`,
			'Connect this operation behind Linnworks Order: Get Open, Shopify Order: Get Snapshot and Linnworks Order: Plan.',
		);
	}
	const { look, snapshot } = parsed.data;
	if (snapshot && snapshot.orderKey !== look.orderKey) {
		throw fail(
			`The order was listed as ${look.orderKey}, but the shop calls it ${snapshot.orderKey}`,
			'Correct the Order Key Prefix of Linnworks Order: Get Open.',
		);
	}
	return parsed.data;
}

function readMemory(context: IExecuteFunctions): (orderKey: string) => DriftMemory {
	const ours = (name: string): IDataObject[] =>
		readRows(context, name).filter((row) => laneOf(row['lane']) === 'linnworks');
	const open = ours('openExceptions').map((row) => ({
		id: Number(row['id']),
		order_key: String(row['order_key']),
		code: String(row['code']),
		fingerprint: String(row['fingerprint']),
		correlation_id: String(row['correlation_id']),
		execution_id: String(row['execution_id']),
	}));
	const waiting = new Set(readRows(context, 'waitingSignals').map((row) => row['order_key']));
	const ledger = ours('ledgerRows').map((row) => ({
		order_key: String(row['order_key']),
		outcome: String(row['outcome']),
		source_updated_at: String(row['source_updated_at'] ?? ''),
		recorded_at: String(row['recorded_at']),
		topics: String(row['topics'] ?? ''),
		steps: String(row['steps'] ?? ''),
	}));
	return (orderKey) => ({
		open: open.filter((row) => row.order_key === orderKey),
		isWaiting: waiting.has(orderKey),
		looks: looksAt(orderKey, ledger),
	});
}

/** How many orders were compared, how each of them stands, and how many differ under each code. */
function summaryOf(verdicts: readonly DriftVerdict[]): IDataObject {
	const summary: Record<string, number> = { orders: verdicts.length };
	const names = verdicts.flatMap((verdict) => [
		verdict.standing,
		...verdict.findings.map(({ code }) => code),
	]);
	for (const name of names) summary[name] = (summary[name] ?? 0) + 1;
	return summary;
}
