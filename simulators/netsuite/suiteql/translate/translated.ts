import type { ColumnType } from '../tables';

/** What a translated piece is; conditions are no values, and null fits every type. */
export type ValueType = ColumnType | 'null' | 'condition';

/** A piece of a query in SQLite's dialect. */
export interface Translated {
	readonly sql: string;
	readonly type: ValueType;
	/** Equal for equal expressions, however they were spelt. */
	readonly key: string;
	/** The value, when it stands in the query itself. */
	readonly constant?: string | number | null;
	/** A column that is neither grouped nor inside an aggregate. */
	readonly loose: string | undefined;
	readonly aggregate: boolean;
}

/** A piece made of others; `name` tells pieces of the same parts apart. */
export function compose(
	name: string,
	type: ValueType,
	sql: string,
	parts: readonly Translated[],
): Translated {
	return {
		sql,
		type,
		key: `${name}(${parts.map((part) => part.key).join(',')})`,
		loose: parts.find((part) => part.loose !== undefined)?.loose,
		aggregate: parts.some((part) => part.aggregate),
	};
}
