import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { ChangedOrder } from '../../../../domain/signal/missed-changes';
import { connectShopify } from '../../transport/connect-shopify';
import { readChangedSince } from '../../transport/read-changed-since';
import { toChangedOrder } from '../../mapping/to-changed-order';
import { eachItem } from '../each-item';
import { readMost, RETURN_ALL } from '../../../shared/return-all';
import { showFor } from '../../../shared/show-for';

type Basis = Exclude<ChangedOrder['basis'], 'hold'>;

export const description = showFor(
	'order',
	['getChangedSince'],
	[
		{
			displayName: 'Since',
			name: 'since',
			type: 'dateTime',
			required: true,
			default: '',
			description: 'Changes from this time on are returned',
		},
		{
			displayName: 'Overlap (Minutes)',
			name: 'overlapMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 10,
			description:
				'How far before that time to look as well, because changes can become visible late',
		},
		{
			displayName: 'Include',
			name: 'include',
			type: 'multiOptions',
			options: [
				{
					name: 'Fulfilment Orders',
					value: 'fulfilmentOrders',
					description: 'Holds and moves, which need not change the order itself',
				},
				{ name: 'Orders', value: 'orders' },
			],
			default: ['orders', 'fulfilmentOrders'],
			description: 'Which changes count',
		},
		{
			displayName: 'Tell After-Sales',
			name: 'afterSales',
			type: 'boolean',
			default: false,
			description:
				'Whether each order says in <code>afterSales</code> if it was refunded or cancelled, or has a return',
		},
		...RETURN_ALL,
	],
);

/** One item per order that changed, oldest change first; with a limit, the oldest changes are the ones returned. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { client, shop } = await connectShopify(this);
	return await eachItem(this, async (itemIndex) => {
		const include = this.getNodeParameter('include', itemIndex) as string[];
		const bases: Basis[] = [
			...(include.includes('orders') ? (['order'] as const) : []),
			...(include.includes('fulfilmentOrders') ? (['fulfilmentOrder'] as const) : []),
		];
		const changes = await readChangedSince(
			client,
			earliest.call(this, itemIndex),
			bases,
			readMost(this, itemIndex),
			this.getNodeParameter('afterSales', itemIndex, false) as boolean,
		);
		return changes.map((change) => toChangedOrder(change, shop));
	});
}

/** Start of the span, overlap included, as ISO text in UTC. */
function earliest(this: IExecuteFunctions, itemIndex: number): string {
	const text = String(this.getNodeParameter('since', itemIndex));
	const minutes = this.getNodeParameter('overlapMinutes', itemIndex) as number;
	const since = Date.parse(text);
	if (!Number.isNaN(since)) return new Date(since - minutes * 60_000).toISOString();
	throw new NodeOperationError(this.getNode(), `Since "${text}" is not a date and time`, {
		itemIndex,
		description: 'Enter an ISO date such as 2026-11-20T08:00:00Z.',
	});
}
