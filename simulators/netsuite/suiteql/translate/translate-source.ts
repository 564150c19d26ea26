import type { FromItem, Join, Source } from '../parse/syntax';
import { unknownRecord, unsupported } from '../refusal';
import { DISPLAY_SUFFIX } from '../store/row-store';
import type { QueryContext } from './query-context';
import type { BoundColumn, Scope } from './scope';
import { translateExpression } from './translate-expression';
import { translateQuery } from './translate-query';

/** A FROM clause in SQLite's dialect; its sources become known to the scope. */
export function translateFrom(
	context: QueryContext,
	scope: Scope,
	outer: Scope | undefined,
	from: readonly FromItem[],
): string {
	return from
		.map(({ source, joins }) => {
			const first = bindSource(context, scope, outer, source);
			return [first, ...joins.map((join) => translateJoin(context, scope, outer, join))].join(' ');
		})
		.join(', ');
}

function translateJoin(
	context: QueryContext,
	scope: Scope,
	outer: Scope | undefined,
	join: Join,
): string {
	const source = bindSource(context, scope, outer, join.source);
	if (join.on === undefined) return `CROSS JOIN ${source}`;
	const on = translateExpression(context, scope, join.on);
	if (on.aggregate) throw unsupported('an aggregate in a join condition');
	return `${join.type} JOIN ${source} ON ${on.sql}`;
}

function bindSource(
	context: QueryContext,
	scope: Scope,
	outer: Scope | undefined,
	source: Source,
): string {
	const id = context.freshName('s');
	if (source.kind === 'table') {
		const columns = tableColumns(context, source.table, id);
		scope.add({ name: source.alias ?? source.table, record: source.table, columns });
		return source.table === 'dual' ? `(SELECT 1) AS [${id}]` : `[${source.table}] AS [${id}]`;
	}
	const query = translateQuery(context, source.query, outer);
	const columns = new Map<string, BoundColumn>();
	for (const [index, { name, type }] of query.columns.entries()) {
		if (columns.has(name)) throw unsupported(`field ${name} is twice in a subselect`);
		const sql = `[${id}].[c${index + 1}]`;
		columns.set(name, { sql, type, display: sql });
	}
	scope.add({ name: source.alias ?? id, record: source.alias ?? 'subselect', columns });
	return `(${query.sql}) AS [${id}]`;
}

function tableColumns(
	context: QueryContext,
	table: string,
	id: string,
): ReadonlyMap<string, BoundColumn> {
	if (table === 'dual') return new Map();
	const stored = context.world.columnsOf(table);
	if (stored === undefined) throw unknownRecord(table);
	const columns = new Map<string, BoundColumn>();
	for (const [name, type] of stored) {
		if (name.endsWith(DISPLAY_SUFFIX)) continue;
		const sql = `[${id}].[${name}]`;
		const shown = `${name}${DISPLAY_SUFFIX}`;
		const display = stored.has(shown) ? `COALESCE([${id}].[${shown}], ${sql})` : sql;
		columns.set(name, { sql, type, display });
	}
	return columns;
}
