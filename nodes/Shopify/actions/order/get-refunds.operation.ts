import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { showFor } from '../../../shared/show-for';
import { stateTime } from '../../mapping/state-time';
import { toOrderRefunds } from '../../mapping/to-order-refunds';
import { connectShopify } from '../../transport/connect-shopify';
import { RefundReader, type RefundRead } from '../../transport/refund-reader';
import { failure, ORDER_ID, readAskedOrders, unreadFailure } from './asked-orders';

export const description = showFor('order', ['getRefunds'], [ORDER_ID]);

/**
 * Adds `refunds` to each item, or `failure` where they could not be read whole. Orders are read many per call, one that
 * occurs twice is read once, and items that already failed pass untouched.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const asked = readAskedOrders(this);
	const { client, shop } = await connectShopify(this);
	const askedAt = new Date();
	const reads = await new RefundReader(client).read(asked.flatMap(({ id }) => id ?? []));
	return [
		items.map((item, index) => {
			const { id, error } = asked[index] ?? {};
			const read = id === undefined ? undefined : reads.get(id);
			const added = read ? outcomeOf(read, shop, askedAt) : error === undefined ? {} : { error };
			return { json: { ...item.json, ...added }, pairedItem: { item: index } };
		}),
	];
}

function outcomeOf(read: RefundRead, shop: string, askedAt: Date): IDataObject {
	if (read.kind === 'truncated') {
		const reason = 'The order has more refunds or transactions than Shopify lists at once';
		return { failure: failure('SNAPSHOT_INVALID', reason, false) };
	}
	if (read.kind !== 'found') return { failure: unreadFailure(read) };
	const refunds = toOrderRefunds(read.order, shop);
	if (!refunds.ok) return { failure: failure(refunds.error.code, refunds.error.reason, false) };
	const updatedAt = stateTime(refunds.value.updatedAt, askedAt);
	return { refunds: { ...refunds.value, updatedAt } as unknown as IDataObject };
}
