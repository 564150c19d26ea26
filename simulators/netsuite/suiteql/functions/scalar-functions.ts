import type { ColumnType } from '../tables';

/** A function whose arguments and answer have one type each. */
export interface ScalarFunction {
	readonly takes: readonly ColumnType[];
	/** SQL for the trailing arguments that may be left out. */
	readonly defaults: readonly string[];
	readonly returns: ColumnType;
	readonly toSql: (args: readonly string[]) => string;
}

const TYPES: Record<string, ColumnType> = { n: 'number', t: 'text', d: 'date' };

/** The part of the vendor's function list that the simulated account knows. */
export const SCALAR_FUNCTIONS: ReadonlyMap<string, ScalarFunction> = new Map([
	define('ABS', 'n', 'number', 'ABS'),
	define('CEIL', 'n', 'number', 'CEIL'),
	define('FLOOR', 'n', 'number', 'FLOOR'),
	define('SIGN', 'n', 'number', 'SIGN'),
	define('POWER', 'nn', 'number', 'POWER'),
	define('SQRT', 'n', 'number', 'SQRT'),
	define('MOD', 'nn', 'number', 'sq_mod'),
	define('ROUND', 'nn', 'number', 'ROUND', '0'),
	define('LENGTH', 't', 'number', 'LENGTH'),
	define('INSTR', 'tt', 'number', 'INSTR'),
	define('UPPER', 't', 'text', 'sq_upper'),
	define('LOWER', 't', 'text', 'sq_lower'),
	define('SUBSTR', 'tnn', 'text', 'sq_substr', '1e9'),
	define('LPAD', 'tnt', 'text', 'sq_lpad', "' '"),
	define('RPAD', 'tnt', 'text', 'sq_rpad', "' '"),
	define('REPLACE', 'ttt', 'text', 'REPLACE', "''"),
	define('TRIM', 't', 'text', 'TRIM'),
	define('LTRIM', 'tt', 'text', 'LTRIM', "' '"),
	define('RTRIM', 'tt', 'text', 'RTRIM', "' '"),
	define('TO_NUMBER', 'n', 'number', ''),
	define('TO_DATE', 'tt', 'date', 'sq_to_date'),
	define('ADD_MONTHS', 'dn', 'date', 'sq_add_months'),
	define('LAST_DAY', 'd', 'date', 'sq_last_day'),
]);

function define(
	name: string,
	takes: string,
	returns: ColumnType,
	sqlName: string,
	...defaults: string[]
): [string, ScalarFunction] {
	const toSql = (args: readonly string[]): string => {
		const call = `${sqlName}(${args.join(', ')})`;
		// An empty text is null in the vendor's database.
		return returns === 'text' ? `NULLIF(${call}, '')` : call;
	};
	return [
		name,
		{ takes: [...takes].map((letter) => TYPES[letter] ?? 'text'), defaults, returns, toSql },
	];
}
