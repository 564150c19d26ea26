import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { followUp, toMoneyRow } from '../../../domain/reconcile/money-row';
import { sumRows } from '../../../domain/reconcile/money-sum';
import type { MoneyProof } from '../../../domain/refund/money-proof';
import { proveMoney } from '../../../domain/refund/prove-money';
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
				'Open rows of the exceptions table, so that the same trouble is not reported twice',
		},
		{
			displayName: 'Look From',
			name: 'lookFrom',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2026-03-01T00:00:00Z',
			description: 'Refunds made before this are not booked by us; empty for no limit',
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
		orderLinkProperty,
	],
);

/**
 * Orders with what the shop and the accounts hold of them in (`snapshot`, `refunds`, `books`, `target` and the `plan`
 * that was only made, not written). Out come a row for each order that differs and the sums of all (first output),
 * exceptions (second) and signals to the refund flow (third).
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = readSyncItems(this.getInputData(), this.getNode());
	const policy: RefundPolicy = {
		bookBeforeBilling: false,
		returns: this.getNodeParameter('returns', 0, 'received') as RefundPolicy['returns'],
		handBookings: 'stop',
		lookFrom: String(this.getNodeParameter('lookFrom', 0, '')).trim(),
		lookAgain: { pending: null, goods: null, billing: null },
	};
	const known = new Set(
		readRows(this, 'openExceptions').map((row) => String(row['fingerprint'] ?? '')),
	);
	const compared = items.map((item) => ({ item, row: toMoneyRow(item, proofOf(item, policy)) }));
	const now = new Date();
	const follow = compared.map(({ item, row }, itemIndex) =>
		followUp(row, item, known, {
			now,
			executionId: this.getExecutionId(),
			link: this.getNodeParameter('orderLink', itemIndex, '') as string,
		}),
	);
	const output = (list: readonly object[]): INodeExecutionData[] =>
		list.map((json) => ({ json: json as IDataObject, pairedItem: { item: 0 } }));
	const rows = compared.map(({ row }) => row);
	return [
		output([...rows.filter(({ causes }) => causes.length > 0), ...sumRows(rows)]),
		output(follow.flatMap(({ exceptions }) => exceptions.map(raisedRow))),
		output(follow.flatMap(({ signals }) => signals)),
	];
}

/** Null where the order never was refunded, or one side could not be read. */
function proofOf(item: SyncItem, policy: RefundPolicy): MoneyProof | null {
	const { failure, snapshot, refunds, books } = item;
	if (failure || !snapshot || !refunds || !books || books.orderId === '') return null;
	return proveMoney(refunds, books, snapshot, policy);
}
