import { unknownField, unknownIdentifier, unsupported } from '../refusal';
import type { ColumnType } from '../tables';
import type { QueryContext } from './query-context';
import type { Translated } from './translated';

/** A column a query can name. */
export interface BoundColumn {
	readonly sql: string;
	readonly type: ColumnType | 'null';
	/** SQL of what BUILTIN.DF shows. */
	readonly display: string;
}

/** A table or subselect of a FROM clause. */
export interface BoundSource {
	/** What the query calls it. */
	readonly name: string;
	/** What refusals call it. */
	readonly record: string;
	readonly columns: ReadonlyMap<string, BoundColumn>;
}

/** A column found, and the source it is of. */
export interface FoundColumn {
	/** Whose source it is; BUILTIN.DF reads what it shows there. */
	readonly owner: Scope;
	readonly source: BoundSource;
	readonly column: BoundColumn;
	readonly translated: Translated;
}

/** The names one SELECT sees; what it does not know it asks of the query around it. */
export class Scope {
	readonly sources: BoundSource[] = [];
	/** Keys of the GROUP BY terms once the clause was read. */
	groupKeys: ReadonlySet<string> | undefined;
	/** A column of ours, not grouped, that a subquery inside of us named last. */
	looseInSubquery: string | undefined;
	/** How often a name was looked for in the query around us. */
	lookedOutside = 0;
	/** Columns by the name they have outside of the rows ROWNUM counts; see `countRows`. */
	private counted: { source: string; names: Map<string, string> } | undefined;

	constructor(
		private readonly context: QueryContext,
		private readonly outer: Scope | undefined,
	) {}

	/** Adds a source; refuses a name that is taken. */
	add(source: BoundSource): void {
		if (this.sources.some(({ name }) => name === source.name)) {
			throw unsupported(`two records are called ${source.name}`);
		}
		this.sources.push(source);
	}

	/** Finds a column by name; throws SuiteQlRefused when there is none or more than one. */
	find(sourceName: string | undefined, name: string): FoundColumn {
		const found = this.findHere(sourceName, name) ?? this.findOutside(sourceName, name);
		if (found !== undefined) return found;
		throw unknownIdentifier(sourceName ?? name, this.available());
	}

	/** From now on columns are read from the counted rows, which go by the name `source`. */
	countRows(source: string): void {
		this.counted = { source, names: new Map() };
	}

	/** Whether ROWNUM can be read here, and how. */
	rownum(): Translated {
		if (this.counted === undefined) throw unsupported('ROWNUM is not available here');
		const sql = `[${this.counted.source}].[rownum]`;
		return { sql, type: 'number', key: sql, loose: 'ROWNUM', aggregate: false };
	}

	/** The columns that were read from the counted rows, as a select list. */
	countedColumns(): string[] {
		return [...(this.counted?.names ?? [])].map(([sql, name]) => `${sql} AS [${name}]`);
	}

	/** The SQL of a column of ours, from the counted rows if there are such. */
	read(sql: string): string {
		if (this.counted === undefined) return sql;
		const { source, names } = this.counted;
		const name = names.get(sql) ?? this.context.freshName('k');
		names.set(sql, name);
		return `[${source}].[${name}]`;
	}

	private findOutside(sourceName: string | undefined, name: string): FoundColumn | undefined {
		this.lookedOutside += 1;
		return this.outer?.findFromInside(sourceName, name);
	}

	private findFromInside(sourceName: string | undefined, name: string): FoundColumn | undefined {
		const own = this.findHere(sourceName, name);
		if (own === undefined) return this.findOutside(sourceName, name);
		if (this.groupKeys?.has(own.translated.key) !== true) this.looseInSubquery = name;
		return { ...own, translated: { ...own.translated, loose: undefined } };
	}

	private findHere(sourceName: string | undefined, name: string): FoundColumn | undefined {
		const named = this.sources.filter(
			(source) => sourceName === undefined || source.name === sourceName,
		);
		const hits = named.flatMap((source) => {
			const column = source.columns.get(name);
			return column === undefined ? [] : [{ source, column }];
		});
		if (hits.length > 1) throw unsupported(`field ${name} is ambiguous`);
		const hit = hits[0];
		if (hit === undefined) {
			const [record] = named;
			if (sourceName !== undefined && record !== undefined) {
				throw unknownField(name, record.record);
			}
			return undefined;
		}
		const { sql, type } = hit.column;
		const translated: Translated = {
			sql: this.read(sql),
			type,
			key: sql,
			loose: this.groupKeys?.has(sql) === true ? undefined : name,
			aggregate: false,
		};
		return { owner: this, ...hit, translated };
	}

	private available(): string {
		const own = this.sources.map(({ name, record }) => `${name}=${record}`);
		return [...own, ...(this.outer === undefined ? [] : [this.outer.available()])].join(', ');
	}
}
