import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { planRefunds } from '../../../../domain/refund/plan-refunds';
import type { RefundPolicy } from '../../../../domain/refund/refund-policy';
import { withFields } from '../../../shared/order-items';
import { showFor } from '../../../shared/show-for';
import { readSyncItems } from '../../../shared/sync-items';

export const description = showFor(
	'credit',
	['plan'],
	[
		{
			displayName: 'Refunds Since',
			name: 'lookFrom',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2026-03-01T00:00:00Z',
			description:
				'Time (ISO 8601) from which refunds are booked; older ones are the history of the shop and left alone. Empty books every refund there ever was.',
		},
		{
			displayName: 'Returned Goods',
			name: 'returns',
			type: 'options',
			options: [
				{
					name: 'Once Authorised',
					value: 'authorised',
					description: 'As soon as NetSuite has the return authorisation',
				},
				{
					name: 'Once Received',
					value: 'received',
					description: 'As soon as all goods of the return authorisation were received',
				},
			],
			default: 'received',
			description: 'When a return that NetSuite has authorised is credited',
		},
		{
			displayName: 'Bookings by Hand',
			name: 'handBookings',
			type: 'options',
			options: [
				{
					name: 'Ignore',
					value: 'ignore',
					description: 'Only what carries our external ID counts as booked',
				},
				{
					name: 'Stop',
					value: 'stop',
					description:
						'A credit or refund of exactly the same amount that names no refund of the shop stops ours, for a person to decide',
				},
			],
			default: 'stop',
			description: 'What to do when somebody may have booked the refund by hand',
		},
		{
			displayName: 'Credit Before Billing',
			name: 'bookBeforeBilling',
			type: 'boolean',
			default: false,
			description:
				'Whether goodwill on an order without a bill is credited at once, by a credit of its own; otherwise it comes out of the deposit and the credit waits for the bill',
		},
		{
			displayName: 'Pending Refunds: Look Again After (Seconds)',
			name: 'pendingSeconds',
			type: 'number',
			typeOptions: { minValue: 60 },
			default: 900,
			description:
				'How long to wait for money of which the shop does not know yet whether it moves',
		},
		{
			displayName: 'Goods and Bills: Look Again After (Seconds)',
			name: 'waitingSeconds',
			type: 'number',
			typeOptions: { minValue: 60 },
			default: 21600,
			description:
				'How long to wait for returned goods or for the bill, of which the shop sends no word',
		},
	],
);

/**
 * Orders with `refunds`, `snapshot` and `books` in, each with the `plan` of what is to be booked out; others pass.
 * Nothing is read and nothing is written.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const now = Date.now();
	const fields = new Map<number, object>();
	for (const [index, item] of readSyncItems(items, this.getNode()).entries()) {
		const { failure, refunds, books, snapshot } = item;
		if (failure || !refunds || !books || !snapshot) continue;
		const policy = readPolicy.call(this, index, now);
		fields.set(index, { plan: planRefunds(refunds, books, snapshot, policy) });
	}
	return withFields(items, fields);
}

function readPolicy(this: IExecuteFunctions, itemIndex: number, now: number): RefundPolicy {
	const lookFrom = String(this.getNodeParameter('lookFrom', itemIndex, '')).trim();
	if (lookFrom !== '' && Number.isNaN(Date.parse(lookFrom))) {
		throw new NodeOperationError(this.getNode(), `Refunds Since "${lookFrom}" is not a time`, {
			itemIndex,
			description: 'Give a time such as 2026-03-01T00:00:00Z, or nothing.',
		});
	}
	const after = (name: string, seconds: number): string =>
		new Date(now + Number(this.getNodeParameter(name, itemIndex, seconds)) * 1000).toISOString();
	const waiting = after('waitingSeconds', 21_600);
	return {
		bookBeforeBilling: this.getNodeParameter('bookBeforeBilling', itemIndex, false) === true,
		returns: this.getNodeParameter('returns', itemIndex, 'received') as RefundPolicy['returns'],
		handBookings: this.getNodeParameter(
			'handBookings',
			itemIndex,
			'stop',
		) as RefundPolicy['handBookings'],
		lookFrom,
		lookAgain: { pending: after('pendingSeconds', 900), goods: waiting, billing: waiting },
	};
}
