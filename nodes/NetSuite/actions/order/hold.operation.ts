import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { DRY_RUN_MESSAGE } from '../../../../domain/report/applied-step';
import { hasFailed, withFields } from '../../../shared/order-items';
import { showFor } from '../../../shared/show-for';
import { checkHoldFields } from './apply/check-hold-fields';
import { setHolds } from './apply/set-holds';
import { connectOrders } from './connect-orders';
import { DRY_RUN, isDryRun } from '../../../shared/dry-run';

export const description = showFor(
	'order',
	['hold'],
	[
		{
			displayName: 'Order ID',
			name: 'orderId',
			type: 'string',
			default: '={{ $json.target?.orderId }}',
			description: 'Internal ID of the sales order to hold',
		},
		DRY_RUN,
	],
);

/**
 * Holds the orders that nobody holds: ticks the hold field and leaves our mark, so that they are not picked while an
 * edit is in flight. `held` says whether the order, read back, is held by us, and `holdNote` why one was left alone.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const wanted = items.flatMap((item, index) => {
		if (hasFailed(item)) return [];
		const orderId = this.getNodeParameter('orderId', index, '') as unknown;
		return [{ index, id: String(orderId ?? '').trim() }];
	});
	const connection = await connectOrders(this);
	checkHoldFields(this, connection.options);
	const dryRun = isDryRun(this);
	const ids = dryRun ? [] : wanted.map(({ id }) => id).filter((id) => id !== '');
	const outcomes = await setHolds(connection, ids, 'hold');
	const fields = new Map<number, object>();
	for (const { index, id } of wanted) {
		const outcome = outcomes.get(id);
		const note = outcome?.note ?? (dryRun ? DRY_RUN_MESSAGE : 'There is no order to hold');
		const failure = outcome?.failure ? { failure: outcome.failure } : {};
		fields.set(index, { held: outcome?.state === 'asWished', holdNote: note, ...failure });
	}
	return withFields(items, fields);
}
