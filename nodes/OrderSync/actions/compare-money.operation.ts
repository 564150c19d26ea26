import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { followUp } from '../../../domain/reconcile/follow-up';
import { toMoneyRow } from '../../../domain/reconcile/money-row';
import {
	explainedBy,
	keepsRecords,
	systemsOf,
	toOpenTrouble,
} from '../../../domain/reconcile/money-side';
import { sumRows } from '../../../domain/reconcile/money-sum';
import type { MoneyProof } from '../../../domain/refund/money-proof';
import { proveMoney } from '../../../domain/refund/prove-money';
import { proveRecords } from '../../../domain/refund/prove-records';
import type { RefundPolicy } from '../../../domain/refund/refund-policy';
import type { SyncItem } from '../../../domain/report/sync-item';
import { readRows } from '../../shared/read-list';
import { showFor } from '../../shared/show-for';
import { readSyncItems } from '../../shared/sync-items';
import { orderLinkProperty } from './order-link';
import { raisedRow } from './raised-row';

export const description = showFor(
	'money',
	['compareMoney'],
	[
		{
			displayName: 'Open Exceptions',
			name: 'openExceptions',
			type: 'json',
			default: '[]',
			description:
				'Open rows of the exceptions table, so that the same trouble is not reported twice, and the report says what somebody works on',
		},
		{
			displayName: 'Look From',
			name: 'lookFrom',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2026-03-01T00:00:00Z',
			description: 'Refunds made before this are not booked or recorded by us; empty for no limit',
		},
		{
			displayName: 'Returns',
			name: 'returns',
			type: 'options',
			options: [
				{ name: 'Once Authorised', value: 'authorised' },
				{ name: 'Once Received', value: 'received' },
			],
			default: 'received',
			description: 'When returned goods are credited',
		},
		{
			displayName: 'System',
			name: 'system',
			type: 'options',
			options: [
				{ name: 'Linnworks', value: 'linnworks' },
				{ name: 'NetSuite', value: 'netsuite' },
			],
			default: 'netsuite',
			description:
				'With which system orders were to be compared that tell of none, because it lacks them or reading failed; all others say so themselves',
		},
		orderLinkProperty,
	],
);

/**
 * Orders with what the shop and a system hold of them in: `snapshot`, `refunds`, `target` and the `plan` that was only
 * made, not written, with the `books` of the accounts or the `records` of the warehouse. Out come a row for each order
 * that differs, one for each system, and the sums of all (first output), exceptions (second) and signals to the flow of
 * the system (third). A signal does not say for which flow it is, so that it fits the table as it is: where signals are
 * queued, each system has a node of its own. Rows and exceptions carry the `lane`.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = readSyncItems(this.getInputData(), this.getNode());
	const open = readRows(this, 'openExceptions').map(toOpenTrouble);
	const known = new Set(open.map(({ fingerprint }) => fingerprint));
	const now = new Date();
	const compared = items.flatMap((item, itemIndex) => {
		const policy = readPolicy(this, itemIndex);
		const intended = this.getNodeParameter('system', itemIndex, 'netsuite') as string;
		return systemsOf(item, intended).map((system) => {
			const explained = explainedBy(item.look.orderKey, system, open);
			const row = toMoneyRow(item, system, proofOf(item, system, policy), explained);
			const context = {
				now,
				executionId: this.getExecutionId(),
				link: this.getNodeParameter('orderLink', itemIndex, '') as string,
			};
			return { row, ...followUp(row, item, known, context) };
		});
	});
	const output = (list: readonly object[]): INodeExecutionData[] =>
		list.map((json) => ({ json: json as IDataObject, pairedItem: { item: 0 } }));
	const rows = compared.map(({ row }) => row);
	return [
		output([...rows.filter(({ causes }) => causes.length > 0), ...sumRows(rows)]),
		output(compared.flatMap(({ exceptions }) => exceptions.map(raisedRow))),
		output(compared.flatMap(({ signals }) => signals)),
	];
}

const readPolicy = (context: IExecuteFunctions, itemIndex: number): RefundPolicy => ({
	bookBeforeBilling: false,
	returns: context.getNodeParameter('returns', itemIndex, 'received') as RefundPolicy['returns'],
	handBookings: 'stop',
	lookFrom: String(context.getNodeParameter('lookFrom', itemIndex, '')).trim(),
	lookAgain: { pending: null, goods: null, billing: null },
});

/** Null where the order never was refunded, or one side could not be read. */
function proofOf(item: SyncItem, system: string, policy: RefundPolicy): MoneyProof | null {
	const { failure, snapshot, refunds, books, records, restockFacts } = item;
	if (failure || !snapshot || !refunds) return null;
	if (keepsRecords(system)) {
		return records ? proveRecords({ refunds, snapshot, records, restockFacts }, policy) : null;
	}
	if (!books || books.orderId === '') return null;
	return proveMoney(refunds, books, snapshot, policy);
}
