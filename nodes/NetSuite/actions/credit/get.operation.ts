import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { orderRefundsSchema } from '../../../../domain/refund/order-refunds';
import { hasFailed, withFields } from '../../../shared/order-items';
import { showFor } from '../../../shared/show-for';
import type { BooksWish } from '../../mapping/books/to-books';
import { connectCredit } from './connect-credit';
import { readCreditOptions } from './credit-options';
import { readBooks } from './read-books';

export const description = showFor(
	'credit',
	['get'],
	[
		{
			displayName: 'Reference',
			name: 'reference',
			type: 'string',
			default:
				"={{ $json.refunds?.reference ?? $json.snapshot?.reference ?? $json.look?.orderKey?.split(':')[2] }}",
			description:
				"The shop's order number, which follows the prefix in the external ID of the sales order",
		},
		{
			displayName: 'Priority',
			name: 'priority',
			type: 'options',
			options: [
				{
					name: 'Bulk',
					value: 'bulk',
					description: 'For reports over many orders: waits for order edits and leaves them a slot',
				},
				{ name: 'Edit', value: 'edit', description: 'For orders that somebody waits for' },
			],
			default: 'edit',
			description: 'How urgent the work is where the account is short of parallel requests',
		},
	],
);

/**
 * Items in, the same items out, each with what NetSuite's books hold of the order's money as `books`: bills, deposits,
 * returns, credits and refunds. An order that NetSuite does not have gets books with an empty order id. Six queries for
 * up to 50 orders.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const wanted = items.flatMap((item, index) =>
		hasFailed(item) ? [] : [{ index, wish: readWish.call(this, index) }],
	);
	if (wanted.length === 0) return withFields(items, new Map());
	const options = readCreditOptions(this);
	const priority = this.getNodeParameter('priority', 0, 'edit') === 'bulk' ? 'bulk' : 'edit';
	const { client } = await connectCredit(this, options, priority);
	const lookups = await readBooks(
		client,
		wanted.map(({ wish }) => wish),
		options,
		'target',
	);
	return withFields(
		items,
		new Map(
			wanted.flatMap(({ index }, at) => {
				const lookup = lookups[at];
				return lookup ? [[index, lookup] as const] : [];
			}),
		),
	);
}

function readWish(this: IExecuteFunctions, itemIndex: number): BooksWish {
	const { refunds } = this.getInputData()[itemIndex]?.json ?? {};
	const known = refunds === undefined ? null : orderRefundsSchema.safeParse(refunds);
	const value = this.getNodeParameter('reference', itemIndex, '') as unknown;
	const reference =
		typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (reference !== '' && known?.success !== false) {
		return { reference, name: known?.data.name ?? '', refunds: known?.data.refunds ?? [] };
	}
	throw new NodeOperationError(
		this.getNode(),
		reference === ''
			? `Item ${itemIndex} names no order`
			: `Item ${itemIndex} has unreadable refunds`,
		{
			itemIndex,
			description:
				reference === '' ? 'Set Reference.' : 'Connect this behind Shopify Order: Get Refunds.',
		},
	);
}
