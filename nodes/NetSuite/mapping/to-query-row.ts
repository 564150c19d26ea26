import type { SqlRow } from './raw/row';

/** A number as a query writes it, and no longer than a JavaScript number can hold exactly. */
const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/;
const MOST_DIGITS = 15;

/** A row for people: all values as text, or those that are plain numbers as numbers. Text such as 007 stays text. */
export function toQueryRow(
	row: SqlRow,
	numbersAsNumbers: boolean,
): Record<string, string | number> {
	if (!numbersAsNumbers) return { ...row };
	return Object.fromEntries(
		Object.entries(row).map(([column, value]) => [column, isExact(value) ? Number(value) : value]),
	);
}

const isExact = (value: string): boolean =>
	NUMBER.test(value) && value.replace(/\D/g, '').length <= MOST_DIGITS;
