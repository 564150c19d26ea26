import type { Database } from 'sql.js';

import { formatAccountDate, formatDate, parseDate } from './date-format';
import { divide, formatNumber, parseNumber, truncateNumber } from './numbers';
import { addDays, addMonths, daysBetween, lastDay, truncateDate } from './stored-date';

type Value = string | number | null;

/** A function SQLite lacks. It sees only values: one null among its arguments makes it null. */
type CustomFunction = (...args: never[]) => Value;

const FUNCTIONS = {
	number: (value: Value) => (typeof value === 'string' ? parseNumber(value) : value),
	text: (value: Value) => (typeof value === 'number' ? formatNumber(value) : value),
	account_date: formatAccountDate,
	divide,
	mod: (value: number, divisor: number) => (divisor === 0 ? value : value % divisor),
	trunc: truncateNumber,
	add_days: addDays,
	days_between: daysBetween,
	add_months: addMonths,
	last_day: lastDay,
	trunc_date: truncateDate,
	to_char: formatDate,
	to_date: parseDate,
	upper: (text: string) => text.toUpperCase(),
	lower: (text: string) => text.toLowerCase(),
	substr: (text: string, start: number, length: number) => {
		const from = start < 0 ? text.length + start : Math.max(start - 1, 0);
		return from < 0 || length < 1 ? null : text.slice(from, from + length);
	},
	lpad: (text: string, length: number, fill: string) =>
		text.slice(0, length).padStart(length, fill),
	rpad: (text: string, length: number, fill: string) => text.slice(0, length).padEnd(length, fill),
	fail: (message: string): Value => {
		throw new Error(message);
	},
} satisfies Record<string, CustomFunction>;

/** The name of a function of our own; in SQL it is called as `sq_<name>`. */
export type CustomName = keyof typeof FUNCTIONS;

/** Makes the functions known to SQLite. */
export function registerFunctions(database: Database): void {
	for (const name of Object.keys(FUNCTIONS) as CustomName[]) {
		database.create_function(`sq_${name}`, withArity(name));
	}
}

/** Calls a function with values that stand in the query itself. */
export function callCustom(name: CustomName, args: readonly Value[]): Value {
	if (args.includes(null)) return null;
	const result = (FUNCTIONS[name] as (...values: Value[]) => Value)(...args);
	return result === '' ? null : result;
}

/** SQLite takes the number of arguments from the function's length. */
function withArity(name: CustomName): (...args: Value[]) => Value {
	const call = (...args: Value[]): Value => callCustom(name, args);
	return Object.defineProperty(call, 'length', { value: FUNCTIONS[name].length });
}
