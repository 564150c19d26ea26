import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { showFor } from '../../../shared/show-for';
import { stateTime } from '../../mapping/state-time';
import { toOrderSnapshot } from '../../mapping/to-order-snapshot';
import { connectShopify } from '../../transport/connect-shopify';
import { OrderReader, type OrderRead } from '../../transport/order-reader';
import { failure, ORDER_ID, readAskedOrders, unreadFailure } from './asked-orders';

export const description = showFor('order', ['getSnapshot'], [ORDER_ID]);

/**
 * Adds `snapshot` to each item, or `failure` where the order could not be read. Orders are read several per call, one
 * that occurs twice is read once, and items that already failed pass untouched.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const asked = readAskedOrders(this);
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

function outcomeOf(read: OrderRead, shop: string, askedAt: Date): IDataObject {
	if (read.kind !== 'found') return { failure: unreadFailure(read) };
	const snapshot = toOrderSnapshot(read.order, shop);
	if (!snapshot.ok) return { failure: failure(snapshot.error.code, snapshot.error.reason, false) };
	const updatedAt = stateTime(snapshot.value.updatedAt, askedAt);
	return { snapshot: { ...snapshot.value, updatedAt } as unknown as IDataObject };
}
