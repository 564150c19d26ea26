import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { orderRefundsSchema } from '../../../../domain/refund/order-refunds';
import { ok } from '../../../../domain/result';
import { inParallel, PARALLEL_READS } from '../../../shared/in-parallel';
import { withFields } from '../../../shared/order-items';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { showFor } from '../../../shared/show-for';
import { toFailure } from '../../../shared/sync-items';
import { toTargetRecords } from '../../mapping/return/to-target-records';
import { connectLinnworks } from '../connect-linnworks';
import { openWorks } from './each-order';
import { ORDER_PARAMETERS } from './order-wish';

export const description = showFor(
	'return',
	['getRefundRecords'],
	[
		...ORDER_PARAMETERS,
		{
			displayName: 'Orders Without Refunds',
			name: 'allOrders',
			type: 'boolean',
			default: true,
			description:
				'Whether refunds are also looked for on orders of which the shop has none; one call for each order that has left',
		},
	],
);

/**
 * Adds `records` to each item: how the order stands in Linnworks and the refunds that are kept beside it, whoever made
 * them. An order that Linnworks does not have is `absent`. What could not be read is the item's `failure`. Nothing is
 * written.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client, postSale } = connectLinnworks(this, 'bulk');
	const items = this.getInputData();
	const { works, fields } = await openWorks(this, client, () => ok(null));
	const isAsked = (index: number): boolean => {
		if (this.getNodeParameter('allOrders', index, true) === true) return true;
		// Refunds that were not read are no proof that there are none.
		const refunds = orderRefundsSchema.safeParse(items[index]?.json['refunds']).data;
		return !refunds || refunds.refunds.length > 0;
	};
	const ids = new Set(
		works.flatMap(({ index, order }) => (order?.Processed && isAsked(index) ? order.OrderId : [])),
	);
	const reads = await inParallel(
		[...ids],
		PARALLEL_READS,
		async (id) => await remoteOutcome(postSale.getRefunds(id)),
		{ firstAlone: true },
	);
	const byId = new Map([...ids].map((id, at) => [id, reads[at]]));
	for (const { index, order } of works) {
		const read = byId.get(order?.OrderId ?? '') ?? ok([]);
		fields.set(
			index,
			read.ok
				? { records: toTargetRecords(order, read.value) }
				: { failure: toFailure('target', read.error) },
		);
	}
	return withFields(items, fields);
}
