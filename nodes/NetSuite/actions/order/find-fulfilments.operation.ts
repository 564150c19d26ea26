import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { inBatches } from '../../../shared/in-batches';
import { hasFailed } from '../../../shared/order-items';
import { readMost, RETURN_ALL } from '../../../shared/return-all';
import { showFor } from '../../../shared/show-for';
import { fulfilmentsQuery } from '../../mapping/order-queries';
import { toFulfilments, type Fulfilment } from '../../mapping/to-fulfilments';
import { toNodeError } from '../../to-node-error';
import type { NetSuiteClient } from '../../transport/netsuite-client';
import { connectOrders } from './connect-orders';
import { findHeaders, ORDERS_PER_QUERY } from './find-headers';
import { readWish, wishProperties } from './wish-parameters';

export const description = showFor(
	'order',
	['findFulfilments'],
	[...wishProperties, ...RETURN_ALL],
);

/**
 * One item for each item fulfilment of the orders, oldest first within an order, with the units it holds of each line.
 * The limit counts for each order. An order that is not there has none. Two queries for fifty orders.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const wanted = [...this.getInputData().entries()].flatMap(([index, item]) =>
		hasFailed(item) ? [] : [{ index, wish: readWish(this, index) }],
	);
	if (wanted.length === 0) return [];
	const { client, options } = await connectOrders(this);
	const wishes = wanted.map(({ wish }) => wish);
	const lookups = await findHeaders(client, wishes, options, 'target');
	const orders = wanted.map(({ index }, at) => {
		const lookup = lookups[at];
		if (!lookup || !('failure' in lookup)) return { index, orderId: lookup?.header?.orderId };
		throw new NodeOperationError(this.getNode(), lookup.failure.reason, { itemIndex: index });
	});
	const ids = orders.flatMap(({ orderId }) => orderId ?? []);
	const found = await readFulfilments(client, [...new Set(ids)]).catch((error: unknown) => {
		throw toNodeError(this.getNode(), error);
	});
	return orders.flatMap(({ index, orderId }) => {
		const own = found.filter((each) => each.orderId === orderId);
		return own
			.slice(0, readMost(this, index))
			.map((json) => ({ json, pairedItem: { item: index } }));
	});
}

async function readFulfilments(
	client: NetSuiteClient,
	orderIds: readonly string[],
): Promise<Fulfilment[]> {
	const found: Fulfilment[] = [];
	for (const batch of inBatches(orderIds, ORDERS_PER_QUERY)) {
		const { q, params } = fulfilmentsQuery(batch);
		found.push(...toFulfilments(await client.query(q, params)));
	}
	return found;
}
