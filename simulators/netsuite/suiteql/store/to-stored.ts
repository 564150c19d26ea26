import { toStoredDate } from '../functions/stored-date';
import type { ColumnType } from '../tables';

/**
 * A value as SQLite keeps it. Booleans become T or F; an empty text is null, as in the vendor's
 * database; ISO dates become stored dates. Throws for what does not fit the type of its column.
 */
export function toStored(
	value: string | number | boolean | null,
	type: ColumnType,
): string | number | null {
	if (value === null || value === '') return null;
	if (type === 'number') return toStoredNumber(value);
	if (typeof value === 'boolean') return value ? 'T' : 'F';
	if (type === 'text') return String(value);
	const time = new Date(String(value));
	if (Number.isNaN(time.getTime())) throw new Error(`"${value}" is not an ISO date.`);
	return toStoredDate(time);
}

function toStoredNumber(value: string | number | boolean): number {
	const number = typeof value === 'boolean' ? Number.NaN : Number(value);
	if (!Number.isFinite(number)) throw new Error(`"${value}" stands in a column of numbers.`);
	return number;
}
