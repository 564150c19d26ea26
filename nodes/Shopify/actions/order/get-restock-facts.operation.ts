import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { showFor } from '../../../shared/show-for';
import { toRestockFacts } from '../../mapping/to-restock-facts';
import { connectShopify } from '../../transport/connect-shopify';
import { RestockReader, type RestockRead } from '../../transport/restock-reader';
import { failure, ORDER_ID, readAskedOrders, unreadFailure } from './asked-orders';

export const description = showFor('order', ['getRestockFacts'], [ORDER_ID]);

/**
 * Adds `restockFacts` to each item, or `failure` where they could not be read whole; what the target booked in is left
 * empty. Orders are read many per call, one that occurs twice is read once, and items that already failed pass
 * untouched.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const asked = readAskedOrders(this);
	const { client, shop } = await connectShopify(this);
	const reads = await new RestockReader(client).read(asked.flatMap(({ id }) => id ?? []));
	return [
		items.map((item, index) => {
			const { id, error } = asked[index] ?? {};
			const read = id === undefined ? undefined : reads.get(id);
			const added = read ? outcomeOf(read, shop) : error === undefined ? {} : { error };
			return { json: { ...item.json, ...added }, pairedItem: { item: index } };
		}),
	];
}

function outcomeOf(read: RestockRead, shop: string): IDataObject {
	if (read.kind === 'truncated') {
		const reason =
			'The order has more refunds, transactions or shipments than Shopify lists at once';
		return { failure: failure('SNAPSHOT_INVALID', reason, false) };
	}
	if (read.kind !== 'found') return { failure: unreadFailure(read) };
	const facts = toRestockFacts(read.order, shop);
	return facts.ok
		? { restockFacts: facts.value as unknown as IDataObject }
		: { failure: failure(facts.error.code, facts.error.reason, false) };
}
