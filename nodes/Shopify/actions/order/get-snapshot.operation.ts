import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import type { Failure } from '../../../../domain/report/sync-item';
import { toFailure } from '../../../shared/sync-items';
import { orderGid } from '../../mapping/gid-digits';
import { stateTime } from '../../mapping/state-time';
import { toOrderSnapshot } from '../../mapping/to-order-snapshot';
import { connectShopify } from '../../transport/connect-shopify';
import { OrderReader, type OrderRead } from '../../transport/order-reader';
import { showFor } from '../../../shared/show-for';

export const description = showFor(
	'order',
	['getSnapshot'],
	[
		{
			displayName: 'Order ID',
			name: 'orderId',
			type: 'string',
			required: true,
			default: '={{ $json.look?.sourceId }}',
			placeholder: 'gid://shopify/Order/6001',
			description: 'The order as its number or its global ID',
		},
	],
);

/**
 * Adds `snapshot` to each item, or `failure` where the order could not be read. Orders are read several per call, one
 * that occurs twice is read once, and items that already failed pass untouched.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const asked = items.map((item, itemIndex) =>
		item.json['failure'] === undefined ? readOrderId.call(this, itemIndex) : {},
	);
	const { client, shop } = await connectShopify(this);
	const askedAt = new Date();
	const reads = await new OrderReader(client).read(asked.flatMap(({ id }) => id ?? []));
	return [
		items.map((item, index) => {
			const { id, error } = asked[index] ?? {};
			const read = id === undefined ? undefined : reads.get(id);
			const added = read ? outcomeOf(read, shop, askedAt) : error === undefined ? {} : { error };
			return { json: { ...item.json, ...added }, pairedItem: { item: index } };
		}),
	];
}

/** The order's global id. Text that is none stops the node, or with "Continue On Fail" becomes the item's `error`. */
function readOrderId(this: IExecuteFunctions, itemIndex: number): { id?: string; error?: string } {
	const text = String(this.getNodeParameter('orderId', itemIndex, '') ?? '');
	const gid = orderGid(text);
	if (gid !== null) return { id: gid };
	const message = `"${text}" is not the ID of a Shopify order`;
	if (this.continueOnFail()) return { error: message };
	throw new NodeOperationError(this.getNode(), message, {
		itemIndex,
		description: 'Enter the number at the end of the order page, or its global ID.',
	});
}

function outcomeOf(read: OrderRead, shop: string, askedAt: Date): IDataObject {
	switch (read.kind) {
		case 'found': {
			const snapshot = toOrderSnapshot(read.order, shop);
			if (!snapshot.ok) {
				return { failure: failure(snapshot.error.code, snapshot.error.reason, false) };
			}
			const updatedAt = stateTime(snapshot.value.updatedAt, askedAt);
			return { snapshot: { ...snapshot.value, updatedAt } as unknown as IDataObject };
		}
		case 'absent':
			return {
				failure: failure(
					'ORDER_NOT_READABLE',
					'Shopify shows no order with this ID to the app',
					true,
				),
			};
		case 'unsettled':
			return {
				failure: failure('SYNC_FAILED', 'The order kept changing while its pages were read', true),
			};
		case 'failed':
			return { failure: toFailure('snapshot', read.error) };
	}
}

const failure = (code: Failure['code'], reason: string, retry: boolean): Failure => ({
	step: 'snapshot',
	code,
	reason,
	retry,
	retryAfterSeconds: 0,
});
