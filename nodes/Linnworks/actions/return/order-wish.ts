import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { ORDER_SOURCE } from '../order-source';
import type { OrderWish } from '../pick-order';

/** Which order of Linnworks an item is about. */
export const ORDER_PARAMETERS: INodeProperties[] = [
	{
		displayName: 'Order ID',
		name: 'orderId',
		type: 'string',
		default: '={{ $json.target?.orderId ?? $json.look?.targetOrderId }}',
		description: 'Linnworks order ID (GUID). Orders without one are looked up by their reference.',
	},
	{
		displayName: 'Reference',
		name: 'reference',
		type: 'string',
		default:
			"={{ $json.refunds?.reference ?? ($json.restockFacts?.order.orderKey ?? $json.look?.orderKey)?.split(':')[2] }}",
		description: 'Reference number or secondary reference under which Linnworks knows the order',
	},
	...ORDER_SOURCE,
];

/**
 * The order of one item; an item that names none stops the node. One that is known by its id may have been replaced, and
 * what happens after the sale belongs to the order that left.
 */
export function readOrderWish(context: IExecuteFunctions, itemIndex: number): OrderWish {
	const [orderId = '', reference = '', source = '', subSource = ''] = [
		'orderId',
		'reference',
		'source',
		'subSource',
	].map((name) => readText(context, name, itemIndex));
	if (orderId === '' && reference === '') {
		throw new NodeOperationError(context.getNode(), `Item ${itemIndex} names no order`, {
			itemIndex,
			description: 'Set Order ID or Reference.',
		});
	}
	return { orderId, reference, source, subSource, wholeLineage: true, afterSale: true };
}

/** A text parameter without surrounding blanks; a number counts as its digits, anything else as nothing. */
export function readText(context: IExecuteFunctions, name: string, itemIndex: number): string {
	const value = context.getNodeParameter(name, itemIndex, '') as unknown;
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
