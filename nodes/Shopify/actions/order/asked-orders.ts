import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import type { Failure } from '../../../../domain/report/sync-item';
import { toFailure } from '../../../shared/sync-items';
import { orderGid } from '../../mapping/gid-digits';
import type { RemoteError } from '../../../shared/remote-error';

/** The order that an operation is about. */
export const ORDER_ID: INodeProperties = {
	displayName: 'Order ID',
	name: 'orderId',
	type: 'string',
	required: true,
	default: '={{ $json.look?.sourceId }}',
	placeholder: 'gid://shopify/Order/6001',
	description: 'The order as its number or its global ID',
};

/** What is asked about an item: an order's global id, why there is none, or nothing about an order that failed. */
export type AskedOrder = { id?: string; error?: string };

/**
 * The order of each item. Text that is no order's ID stops the node, or with "Continue On Fail" becomes the item's
 * `error`.
 */
export function readAskedOrders(context: IExecuteFunctions): AskedOrder[] {
	return context
		.getInputData()
		.map((item, itemIndex) =>
			item.json['failure'] === undefined ? readOrderId(context, itemIndex) : {},
		);
}

function readOrderId(context: IExecuteFunctions, itemIndex: number): AskedOrder {
	const text = String(context.getNodeParameter('orderId', itemIndex, '') ?? '');
	const gid = orderGid(text);
	if (gid !== null) return { id: gid };
	const message = `"${text}" is not the ID of a Shopify order`;
	if (context.continueOnFail()) return { error: message };
	throw new NodeOperationError(context.getNode(), message, {
		itemIndex,
		description: 'Enter the number at the end of the order page, or its global ID.',
	});
}

/** What it means for an order that it could not be read. */
export function unreadFailure(
	read: { kind: 'absent' } | { kind: 'unsettled' } | { kind: 'failed'; error: RemoteError },
): Failure {
	switch (read.kind) {
		case 'absent':
			return failure('ORDER_NOT_READABLE', 'Shopify shows no order with this ID to the app', true);
		case 'unsettled':
			return failure('SYNC_FAILED', 'The order kept changing while its pages were read', true);
		case 'failed':
			return toFailure('snapshot', read.error);
	}
}

/** A failure of the step that reads the order. */
export const failure = (code: Failure['code'], reason: string, retry: boolean): Failure => ({
	step: 'snapshot',
	code,
	reason,
	retry,
	retryAfterSeconds: 0,
});
