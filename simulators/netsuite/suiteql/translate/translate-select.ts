import type { Select } from '../parse/syntax';
import { unsupported } from '../refusal';
import { countWhere, refuseCountedSubselect } from './count-rows';
import type { QueryContext } from './query-context';
import { Scope } from './scope';
import { translateExpression } from './translate-expression';
import { translateFrom } from './translate-source';
import type { Translated } from './translated';

/** An output column: what the account calls it and what it is. */
export interface OutputColumn {
	readonly name: string;
	/** Set when the query names the column itself. */
	readonly alias: string | undefined;
	readonly isField: boolean;
	readonly value: Translated;
}

/** A SELECT read so far; `toSql` puts it together once its ORDER BY was read, too. */
export interface SelectDraft {
	readonly scope: Scope;
	readonly outputs: readonly OutputColumn[];
	readonly grouped: boolean;
	readonly distinct: boolean;
	readonly toSql: () => string;
}

/** One SELECT in SQLite's dialect. Output columns are named c1, c2 and so on. */
export function translateSelect(
	context: QueryContext,
	select: Select,
	outer: Scope | undefined,
): SelectDraft {
	const scope = new Scope(context, outer);
	const from = translateFrom(context, scope, outer, select.from);
	const { limit, conditions } = countWhere(context, select.where);
	const where = conditions.map((condition) => {
		const translated = translateExpression(context, scope, condition);
		if (translated.aggregate) throw unsupported('an aggregate in WHERE');
		return translated.sql;
	});
	const rows = `FROM ${from}${clause('WHERE', where, ' AND ')}`;
	const counted = select.usesRownum ? context.freshName('s') : undefined;
	if (counted !== undefined) {
		refuseCountedSubselect(select);
		scope.countRows(counted);
	}
	const groupBy = readGroupBy(context, scope, select);
	const outputs = readOutputs(context, scope, select);
	const having =
		select.having === undefined ? [] : [translateExpression(context, scope, select.having)];
	const grouped = [...outputs.map(({ value }) => value), ...having].some((part) => part.aggregate);
	const isGrouped = grouped || groupBy.length > 0 || having.length > 0;
	if (having.length > 0 && !grouped && groupBy.length === 0) {
		throw unsupported('HAVING in a query that does not group');
	}
	if (isGrouped) refuseLoose([...outputs.map(({ value }) => value), ...having]);
	const list = outputs.map(({ value }, index) => `${value.sql} AS [c${index + 1}]`).join(', ');
	const tail = `${clause('GROUP BY', groupBy)}${clause(
		'HAVING',
		having.map(({ sql }) => sql),
	)}`;
	const toSql = (): string => {
		const source =
			counted === undefined
				? rows
				: `FROM (SELECT ${[...scope.countedColumns(), 'ROW_NUMBER() OVER () AS [rownum]'].join(', ')} ${rows} LIMIT ${limit}) AS [${counted}]`;
		return `SELECT ${select.distinct ? 'DISTINCT ' : ''}${list} ${source}${tail}`;
	};
	return { scope, outputs, grouped: isGrouped, distinct: select.distinct, toSql };
}

/** Refuses what is neither grouped nor aggregated in a query that groups. */
export function refuseLoose(values: readonly Translated[]): void {
	const loose = values.find((value) => value.loose !== undefined)?.loose;
	if (loose !== undefined) throw unsupported(`${loose} is not in GROUP BY`);
}

function readGroupBy(context: QueryContext, scope: Scope, select: Select): string[] {
	const terms = select.groupBy.map((term) => translateExpression(context, scope, term));
	if (terms.some((term) => term.aggregate)) throw unsupported('an aggregate in GROUP BY');
	scope.groupKeys = new Set(terms.map((term) => term.key));
	return terms.map((term) => term.sql);
}

function readOutputs(context: QueryContext, scope: Scope, select: Select): OutputColumn[] {
	let unnamed = 0;
	return select.items.flatMap((item): OutputColumn[] => {
		if (item.kind === 'star') return readStar(scope, item.source);
		const value = translateExpression(context, scope, item.value);
		const isField = item.value.kind === 'column';
		const own = item.value.kind === 'column' ? item.value.name : undefined;
		const name = item.alias ?? own ?? `expr${(unnamed += 1)}`;
		return [{ name, alias: item.alias, isField, value }];
	});
}

function readStar(scope: Scope, sourceName: string | undefined): OutputColumn[] {
	const sources = scope.sources.filter(
		({ name }) => sourceName === undefined || name === sourceName,
	);
	if (sources.length === 0) throw unsupported(`${sourceName ?? ''}.* names no record of the query`);
	return sources.flatMap(({ name: source, columns }) =>
		[...columns.keys()].map((name) => ({
			name,
			alias: undefined,
			isField: true,
			value: scope.find(source, name).translated,
		})),
	);
}

function clause(word: string, parts: readonly string[], separator = ', '): string {
	return parts.length === 0 ? '' : ` ${word} ${parts.join(separator)}`;
}
