import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { GoodsIn } from '../../../../domain/restock/restock-facts';
import { ok } from '../../../../domain/result';
import { withFields } from '../../../shared/order-items';
import { showFor } from '../../../shared/show-for';
import { withShipped } from '../../mapping/return/with-shipped';
import { connectLinnworks } from '../connect-linnworks';
import { openWorks } from './each-order';
import { ORDER_PARAMETERS, readText } from './order-wish';
import { readGoodsIn } from './read-goods-in';
import { FACTS, readFacts } from './restock-facts';

const KINDS: Array<GoodsIn['kind']> = ['rma', 'stockMovement'];

export const description = showFor(
	'return',
	['getGoodsIn'],
	[
		FACTS,
		...ORDER_PARAMETERS,
		{
			displayName: 'Records',
			name: 'records',
			type: 'multiOptions',
			options: [
				{
					name: 'RMA',
					value: 'rma',
					description: 'Returns of the order that the warehouse booked in; one call for each order',
				},
				{
					name: 'Stock Movement',
					value: 'stockMovement',
					description:
						'Rows of the stock history that name the order; one call or more for each item and location',
				},
			],
			default: ['rma', 'stockMovement'],
			description: 'Where Linnworks is asked whether goods of the order are back',
		},
		{
			displayName: 'Return Location IDs',
			name: 'returnLocationIds',
			type: 'string',
			default: '',
			description:
				'Linnworks locations (GUIDs, separated by commas) whose stock history is read as well, beside that of the order and those its returns name',
		},
	],
);

/**
 * Adds to the restock facts of each item what Linnworks booked in for the order, in the SKUs of the shop: `goodsIn` is
 * what is there now, whatever it was before. Units that Linnworks sent and the shop does not know of are added as well. An
 * order that Linnworks does not have had nothing booked in. What could not be read is the item's `failure`, and its facts
 * stay as they were.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client, postSale } = connectLinnworks(this);
	const { works, fields } = await openWorks(this, client, (itemIndex) =>
		readFacts(this, itemIndex),
	);
	const wishes = works.flatMap(({ index, input: facts, order }) =>
		order
			? [{ index, facts: withShipped(order, facts), order, locationIds: readIds(this, index) }]
			: [],
	);
	const kinds = this.getNodeParameter('records', 0, KINDS) as Array<GoodsIn['kind']>;
	const found = await readGoodsIn(postSale, wishes, kinds);
	for (const { index, input: facts } of works) {
		const place = wishes.findIndex((wish) => wish.index === index);
		const goodsIn = found[place] ?? ok([]);
		fields.set(
			index,
			goodsIn.ok
				? { restockFacts: { ...(wishes[place]?.facts ?? facts), goodsIn: goodsIn.value } }
				: { failure: goodsIn.error },
		);
	}
	return withFields(this.getInputData(), fields);
}

const readIds = (context: IExecuteFunctions, itemIndex: number): string[] =>
	readText(context, 'returnLocationIds', itemIndex)
		.toLowerCase()
		.split(/[\s,]+/)
		.filter((id) => id !== '');
