import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { hasFailed, withFields } from '../../../shared/order-items';
import { showFor } from '../../../shared/show-for';
import { connectDispatch } from '../connect-linnworks';
import { ORDER_SOURCE } from '../order-source';
import { readText } from '../return/order-wish';
import { readShipments, type ShipmentTerms } from './read-shipments';

export const description = showFor(
	'dispatch',
	['getShipment'],
	[
		{
			displayName: 'Reference',
			name: 'reference',
			type: 'string',
			required: true,
			default: "={{ $json.look?.orderKey?.split(':')[2] }}",
			description:
				'Reference number under which Linnworks knows the order; orders it was split into, and orders that were made in its place, are found by it as well',
		},
		...ORDER_SOURCE,
		{
			displayName: 'Parcels',
			name: 'parcels',
			type: 'options',
			options: [
				{
					name: 'Always Ask',
					value: 'always',
					description: 'Ask what is in which parcel for every order; one call each',
				},
				{
					name: 'Ask Where There May Be Several',
					value: 'auto',
					description:
						'Ask for orders of more than one unit, of several boxes or with several numbers; one call each',
				},
				{
					name: 'Never Ask',
					value: 'never',
					description: 'Take the numbers of the order for all that is in it',
				},
			],
			default: 'auto',
			description: 'Whether to ask Linnworks what is in which parcel',
		},
		{
			displayName: 'Tracking URLs',
			name: 'trackingUrls',
			type: 'boolean',
			default: false,
			description:
				'Whether to ask Linnworks where parcels can be followed; Shopify works that out itself for carriers it knows',
		},
	],
);

/**
 * Adds `shipment` to each item: everything that left the warehouse for the order of the shop, with its parcels. An order
 * of which nothing left has an empty one. What could not be read is the item's `failure`.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const asked = items.flatMap((item, index) =>
		hasFailed(item)
			? []
			: [
					{
						index,
						wish: {
							reference: readReference(this, index),
							source: readText(this, 'source', index),
							subSource: readText(this, 'subSource', index),
						},
					},
				],
	);
	const terms: ShipmentTerms = {
		parcels: this.getNodeParameter('parcels', 0, 'auto') as ShipmentTerms['parcels'],
		trackingUrls: this.getNodeParameter('trackingUrls', 0, false) === true,
	};
	const found = await readShipments(
		connectDispatch(this),
		asked.map(({ wish }) => wish),
		terms,
	);
	const fields = new Map<number, object>();
	for (const [at, { index }] of asked.entries()) {
		const read = found[at];
		if (read) fields.set(index, read.ok ? { shipment: read.value } : { failure: read.error });
	}
	return withFields(items, fields);
}

function readReference(context: IExecuteFunctions, itemIndex: number): string {
	const reference = readText(context, 'reference', itemIndex);
	if (reference !== '') return reference;
	throw new NodeOperationError(context.getNode(), `Item ${itemIndex} names no order`, {
		itemIndex,
		description: 'Set Reference.',
	});
}
