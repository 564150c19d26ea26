import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

/** A list given as such or as JSON text, read once for all items; anything else stops the node and is named. */
export function readList(context: IExecuteFunctions, name: string): unknown[] {
	const value = context.getNodeParameter(name, 0, '[]') as unknown;
	const list = typeof value === 'string' ? parsed(value) : value;
	if (Array.isArray(list)) return list;
	throw new NodeOperationError(context.getNode(), `${name} is not a list`, {
		itemIndex: 0,
		description: 'Expected a JSON array.',
	});
}

function parsed(text: string): unknown {
	try {
		return text.trim() === '' ? [] : JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Data table rows from a list parameter, without the empty item that n8n sends for an empty table. */
export const readRows = (context: IExecuteFunctions, name: string): IDataObject[] =>
	readList(context, name).filter(
		(row): row is IDataObject =>
			typeof row === 'object' && row !== null && Object.keys(row).length > 0,
	);
