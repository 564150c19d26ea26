import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { readMost, RETURN_ALL } from '../../../shared/return-all';
import { showFor } from '../../../shared/show-for';
import { connectShopify } from '../../transport/connect-shopify';
import { PayoutReader } from '../../transport/payout-reader';
import { eachItem } from '../each-item';
import { payoutItem } from './payout-item';

/** The vendor's statuses that a search knows (docs/vendors/shopify.md §5.1). */
const STATUSES = ['canceled', 'failed', 'paid', 'scheduled'];

export const description = showFor(
	'payout',
	['getAll'],
	[
		...RETURN_ALL,
		{
			displayName: 'Issued After',
			name: 'issuedAfter',
			type: 'dateTime',
			default: '={{ $now.minus({ days: 7 }).toISO() }}',
			description: 'Payouts issued from this time on are returned; all of them when it is empty',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Any', value: 'any' },
				{ name: 'Canceled', value: 'canceled' },
				{ name: 'Failed', value: 'failed' },
				{ name: 'Paid', value: 'paid' },
				{ name: 'Scheduled', value: 'scheduled' },
			],
			default: 'paid',
			description: 'How far the payout is',
		},
	],
);

/** One item per payout, oldest first; with a limit, the oldest are the ones returned. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { client, shop } = await connectShopify(this);
	const reader = new PayoutReader(client);
	return await eachItem(this, async (itemIndex) => {
		const payouts = await reader.search(filterOf.call(this, itemIndex), readMost(this, itemIndex));
		return payouts.map((payout) => payoutItem(this, payout, shop, itemIndex));
	});
}

/** The vendor's search for what the item asks for. */
function filterOf(this: IExecuteFunctions, itemIndex: number): string {
	const status = this.getNodeParameter('status', itemIndex) as string;
	const text = String(this.getNodeParameter('issuedAfter', itemIndex) ?? '').trim();
	const terms = STATUSES.includes(status) ? [`status:${status}`] : [];
	if (text === '') return terms.join(' ');
	const after = Date.parse(text);
	if (!Number.isNaN(after)) {
		return [...terms, `issued_at:>='${new Date(after).toISOString()}'`].join(' ');
	}
	throw new NodeOperationError(this.getNode(), `Issued After "${text}" is not a date and time`, {
		itemIndex,
		description: 'Enter an ISO date such as 2026-11-20T08:00:00Z.',
	});
}
