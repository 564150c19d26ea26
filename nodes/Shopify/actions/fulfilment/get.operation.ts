import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { showFor } from '../../../shared/show-for';
import { connectFulfilment } from '../../transport/connect-shopify';
import { ORDER_ID, readAskedOrders } from '../order/asked-orders';
import { readFulfilments } from './read-fulfilments';

export const description = showFor('fulfilment', ['get'], [ORDER_ID]);

/**
 * Adds `fulfilment` to each item: the fulfilment orders of its order, open and closed, and its fulfilments, or `failure`
 * where they could not be read whole. Orders are read many per call, one that occurs twice is read once, and items that
 * already failed pass untouched.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const asked = readAskedOrders(this);
	const { client, shop } = await connectFulfilment(this);
	const reads = await readFulfilments(
		client,
		shop,
		asked.flatMap(({ id }) => id ?? []),
	);
	return [
		items.map((item, index) => {
			const { id, error } = asked[index] ?? {};
			const read = id === undefined ? undefined : reads.get(id);
			const found = read?.ok ? { fulfilment: read.value } : { failure: read?.error };
			const added = read ? found : error === undefined ? {} : { error };
			return {
				json: { ...item.json, ...(added as unknown as IDataObject) },
				pairedItem: { item: index },
			};
		}),
	];
}
