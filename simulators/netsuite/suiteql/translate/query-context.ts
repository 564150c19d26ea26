import type { CustomName } from '../functions/custom-functions';
import { callCustom } from '../functions/custom-functions';
import { unsupported } from '../refusal';
import type { ColumnType } from '../tables';
import type { Translated, ValueType } from './translated';
import { compose } from './translated';

/** What a query is translated against. */
export interface QueryWorld {
	/** The columns of a record with their types; undefined: no such record. */
	readonly columnsOf: (table: string) => ReadonlyMap<string, ColumnType> | undefined;
	/** The parameters of the call, in the order of their question marks. */
	readonly params: readonly (string | number)[];
	/** SYSDATE, as stored. */
	readonly now: string;
	/** The account's date format, such as M/D/YYYY. */
	readonly dateFormat: string;
}

/** One translation: hands out names and keeps the values that go to SQLite as bound parameters. */
export class QueryContext {
	/** Values by the name they have in the SQL. No text of a query ever becomes part of the SQL. */
	readonly bindings: Record<string, string | number | null> = {};
	private names = 0;

	constructor(readonly world: QueryWorld) {}

	/** A name no other piece has. */
	freshName(letter: string): string {
		this.names += 1;
		return `${letter}${this.names}`;
	}

	/** A value that stands in the query; an empty text is null in the vendor's database. */
	constant(value: string | number | null, type?: ValueType): Translated {
		const bound = value === '' ? null : value;
		const name = `:${this.freshName('p')}`;
		this.bindings[name] = bound;
		return {
			sql: name,
			type: bound === null ? 'null' : (type ?? (typeof bound === 'number' ? 'number' : 'text')),
			key: JSON.stringify(bound),
			constant: bound,
			loose: undefined,
			aggregate: false,
		};
	}

	/** A call of one of our own functions, worked out at once when all arguments are known. */
	call(name: CustomName, type: ColumnType, args: readonly Translated[]): Translated {
		const known = args.flatMap(({ constant }) => (constant === undefined ? [] : [constant]));
		if (known.length < args.length) {
			return compose(name, type, `sq_${name}(${args.map(({ sql }) => sql).join(', ')})`, args);
		}
		try {
			return this.constant(callCustom(name, known), type);
		} catch (error) {
			throw unsupported(error instanceof Error ? error.message : String(error));
		}
	}
}
