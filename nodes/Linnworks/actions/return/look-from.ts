import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { readText } from './order-wish';

export const LOOK_FROM: INodeProperties = {
	displayName: 'Refunds Since',
	name: 'lookFrom',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2026-03-01T00:00:00Z',
	description:
		'Time (ISO 8601) from which refunds are recorded; older ones are the history of the shop and left alone. Empty records every refund there ever was.',
};

/** That time as text, empty for none; one that cannot be read stops the node. */
export function readLookFrom(context: IExecuteFunctions, itemIndex: number): string {
	const lookFrom = readText(context, 'lookFrom', itemIndex);
	if (lookFrom !== '' && Number.isNaN(Date.parse(lookFrom))) {
		throw new NodeOperationError(context.getNode(), `Refunds Since "${lookFrom}" is not a time`, {
			itemIndex,
			description: 'Give a time such as 2026-03-01T00:00:00Z, or nothing.',
		});
	}
	return lookFrom;
}
