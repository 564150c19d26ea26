import type { OrderTerm, Query } from '../parse/syntax';
import { unsupported } from '../refusal';
import type { ColumnType } from '../tables';
import type { QueryContext } from './query-context';
import type { Scope } from './scope';
import { translateOrder } from './translate-order';
import type { OutputColumn, SelectDraft } from './translate-select';
import { translateSelect } from './translate-select';

/** A query in SQLite's dialect; its columns are c1, c2 and so on, in the order given here. */
export interface TranslatedQuery {
	readonly sql: string;
	readonly columns: readonly { name: string; type: ColumnType | 'null' }[];
}

/** Translates a query; `outer` is the query it stands in. */
export function translateQuery(
	context: QueryContext,
	query: Query,
	outer: Scope | undefined,
): TranslatedQuery {
	const first = translateSelect(context, query.first, outer);
	const rest = query.rest.map(({ operator, select }) => ({
		operator: operator === 'MINUS' ? 'EXCEPT' : operator,
		draft: translateSelect(context, select, outer),
	}));
	const drafts = [first, ...rest.map(({ draft }) => draft)];
	const columns = first.outputs.map((output, index) => ({
		name: output.name,
		type: typeOfColumn(drafts, index),
	}));
	if (drafts.some((draft) => draft.outputs.length !== columns.length)) {
		throw unsupported('the parts of a union have different numbers of columns');
	}
	const orderBy = orderSql(context, first, rest.length > 0, query.orderBy);
	const parts = rest.map(({ operator, draft }) => ` ${operator} ${draft.toSql()}`);
	const limit = query.fetchFirst === undefined ? '' : ` LIMIT ${query.fetchFirst}`;
	return { sql: `${first.toSql()}${parts.join('')}${orderBy}${limit}`, columns };
}

function orderSql(
	context: QueryContext,
	first: SelectDraft,
	isUnion: boolean,
	terms: readonly OrderTerm[],
): string {
	const sql = terms.map((term) => translateOrder(context, first, isUnion, term));
	return sql.length === 0 ? '' : ` ORDER BY ${sql.join(', ')}`;
}

function typeOfColumn(drafts: readonly SelectDraft[], index: number): ColumnType | 'null' {
	const types = drafts
		.map((draft): OutputColumn | undefined => draft.outputs[index])
		.flatMap((output) => (output === undefined ? [] : [output.value.type]))
		.filter((type) => type !== 'null' && type !== 'condition');
	if (new Set(types).size > 1) throw unsupported('the parts of a union have different types');
	return types[0] ?? 'null';
}
