import type { IExecuteFunctions } from 'n8n-workflow';
import type { z, ZodTypeAny } from 'zod';
import { readRows } from '../../shared/read-list';
import { isGiven } from './given-list';

/** Rows, and how many of it cannot be read; the rows are null where the list was not given. */
export type CountedRows<T> = { rows: T[] | null; unread: number };

/** Reads a long list of which one broken row must not keep the rest from being told. */
export function readCounted<Schema extends ZodTypeAny>(
	context: IExecuteFunctions,
	name: string,
	schema: Schema,
): CountedRows<z.output<Schema>> {
	if (!isGiven(context, name)) return { rows: null, unread: 0 };
	return countRows(readRows(context, name), schema);
}

/** The rows that have the shape, and how many have not. */
export function countRows<Schema extends ZodTypeAny>(
	all: readonly unknown[],
	schema: Schema,
): { rows: Array<z.output<Schema>>; unread: number } {
	const rows = all.flatMap((row): Array<z.output<Schema>> => {
		const parsed = schema.safeParse(row);
		return parsed.success ? [parsed.data as z.output<Schema>] : [];
	});
	return { rows, unread: all.length - rows.length };
}
