import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import type { z, ZodTypeAny } from 'zod';
import { readableZodError } from '../../../domain/readable-zod-error';
import { readRows } from '../../shared/read-list';

/** A list that may be left out: an empty text says that there is none to compare with, `[]` that it has no entries. */
export const listProperty = (
	displayName: string,
	name: string,
	description: string,
): INodeProperties => ({ displayName, name, type: 'json', default: '', description });

/** Whether the list was given at all. */
export const isGiven = (context: IExecuteFunctions, name: string): boolean => {
	const value = context.getNodeParameter(name, 0, '') as unknown;
	return typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined;
};

/** The entries of a list, or null where it was not given; an entry of another shape stops the node and is named. */
export function readGiven<Schema extends ZodTypeAny>(
	context: IExecuteFunctions,
	name: string,
	schema: Schema,
): Array<z.output<Schema>> | null {
	if (!isGiven(context, name)) return null;
	return readRows(context, name).map((row, place) => {
		const parsed = schema.safeParse(row);
		if (parsed.success) return parsed.data as z.output<Schema>;
		throw new NodeOperationError(
			context.getNode(),
			`Entry ${place} of ${name} cannot be read: ${readableZodError(parsed.error)}`,
			{ itemIndex: 0, description: 'Compare the entry with the description of the field.' },
		);
	});
}
