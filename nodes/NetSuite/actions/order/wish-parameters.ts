import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import type { LookUpBy, OrderWish } from './find-headers';
import { readOrderOptions } from './order-options';

/** How a person says which order is meant; the defaults are those of an order on its way through a sweep. */
export const wishProperties: INodeProperties[] = [
	{
		displayName: 'Look Up By',
		name: 'lookUpBy',
		type: 'options',
		options: [
			{
				name: 'External ID',
				value: 'externalId',
				description: 'The external ID is the prefix (see Options) and the reference',
			},
			{
				name: 'Field',
				value: 'field',
				description: 'A field on the order (see Options) holds the reference',
			},
			{ name: 'Internal ID', value: 'internalId' },
		],
		default: 'externalId',
		description: 'How an order is found',
	},
	{
		displayName: 'Order ID',
		name: 'orderId',
		type: 'string',
		default: '={{ $json.target?.orderId ?? $json.look?.targetOrderId }}',
		description:
			'Internal ID of the sales order; unless Look Up By says so, only used for orders without a reference',
	},
	{
		displayName: 'Reference',
		name: 'reference',
		type: 'string',
		default: "={{ $json.snapshot?.reference ?? $json.look?.orderKey?.split(':')[2] }}",
		description: "The shop's order number",
	},
];

/** Which order an item means; one that names none stops the node and is named. */
export function readWish(context: IExecuteFunctions, itemIndex: number): OrderWish {
	const text = (name: string): string => {
		const value = context.getNodeParameter(name, itemIndex, '') as unknown;
		return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	};
	const lookUpBy = context.getNodeParameter('lookUpBy', itemIndex, 'externalId') as LookUpBy;
	const wish = { orderId: text('orderId'), reference: text('reference'), lookUpBy };
	const stop = (message: string, description: string): NodeOperationError =>
		new NodeOperationError(context.getNode(), message, { itemIndex, description });
	const byId = lookUpBy === 'internalId' || wish.reference === '';
	if (byId && wish.orderId === '') {
		throw stop(`Item ${itemIndex} names no order`, 'Set Order ID or Reference.');
	}
	if (byId && !/^\d+$/.test(wish.orderId)) {
		throw stop(`"${wish.orderId}" is not an internal ID`, 'Enter the number of the record.');
	}
	const { lookUpField, orderIdField } = readOrderOptions(context);
	if (!byId && lookUpBy === 'field' && lookUpField === '' && orderIdField === '') {
		throw stop('There is no field to look orders up by', 'Set the option Look-Up Field.');
	}
	return wish;
}
