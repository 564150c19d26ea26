import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toFailure } from '../../shared/sync-items';
import { connectLinnworks } from './connect-linnworks';
import { isDryRun } from '../../shared/dry-run';
import { hasFailed, withFields } from '../../shared/order-items';
import { showFor } from '../../shared/show-for';
import { tagOrders } from './tag-orders';

export const description = showFor(
	'order',
	['hold'],
	[
		{
			displayName: 'Order ID',
			name: 'orderId',
			type: 'string',
			default: '={{ $json.target?.orderId }}',
			description: 'Linnworks order ID (GUID) of the order to park',
		},
	],
);

/**
 * Parks the orders in one call, which keeps them out of picking while their stock stays reserved (a lock would
 * release it). `held` says whether Linnworks parked the order. Parking is not read back here: the sweep reads every
 * order before it does anything, and treats one that is not parked as not held.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const wanted = items.flatMap((item, index) => {
		const orderId = hasFailed(item) ? '' : this.getNodeParameter('orderId', index, '');
		return [{ index, id: typeof orderId === 'string' ? orderId.trim().toLowerCase() : '' }];
	});
	const ids = [...new Set(wanted.map(({ id }) => id).filter((id) => id !== ''))];
	const dryRun = isDryRun(this);
	const { client } = connectLinnworks(this);
	const { changed, error } = await tagOrders(client, dryRun ? [] : ids, 'park');
	const fields = new Map<number, object>();
	for (const { index, id } of wanted) {
		if (items[index] && hasFailed(items[index])) continue;
		const held = changed.has(id);
		const failure = error && !held && id !== '' ? toFailure('apply', error) : null;
		fields.set(index, { held, ...(failure ? { failure } : {}) });
	}
	return withFields(items, fields);
}
