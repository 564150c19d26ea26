import type { OrderTerm } from '../parse/syntax';
import { unknownIdentifier, unsupported } from '../refusal';
import type { QueryContext } from './query-context';
import { translateExpression } from './translate-expression';
import type { SelectDraft } from './translate-select';
import { refuseLoose } from './translate-select';

/** One term of ORDER BY. Unlike in SQLite, nulls sort as the highest value. */
export function translateOrder(
	context: QueryContext,
	draft: SelectDraft,
	isUnion: boolean,
	term: OrderTerm,
): string {
	const value = outputNamed(draft, isUnion, term) ?? ownTerm(context, draft, isUnion, term);
	const nulls = term.nulls ?? (term.descending ? 'FIRST' : 'LAST');
	return `${value}${term.descending ? ' DESC' : ''} NULLS ${nulls}`;
}

/** The output column a term means by its position or its name. */
function outputNamed(draft: SelectDraft, isUnion: boolean, term: OrderTerm): string | undefined {
	const { value } = term;
	if (value.kind === 'literal' && typeof value.value === 'number') {
		if (draft.outputs[value.value - 1] === undefined) {
			throw unsupported('ORDER BY names a column that is not selected');
		}
		return `[c${value.value}]`;
	}
	if (value.kind !== 'column' || value.source !== undefined) return undefined;
	const index = draft.outputs.findIndex((output) =>
		isUnion ? output.name === value.name : output.alias === value.name,
	);
	const output = draft.outputs[index];
	if (output === undefined) return undefined;
	if (draft.grouped && !output.isField && !isUnion) {
		throw unsupported(`ORDER BY the alias ${value.name} in a query that groups`);
	}
	return `[c${index + 1}]`;
}

function ownTerm(
	context: QueryContext,
	draft: SelectDraft,
	isUnion: boolean,
	term: OrderTerm,
): string {
	if (isUnion) {
		const name = term.value.kind === 'column' ? term.value.name : 'ORDER BY';
		throw unknownIdentifier(name, draft.outputs.map((output) => output.name).join(', '));
	}
	const value = translateExpression(context, draft.scope, term.value);
	if (draft.grouped) refuseLoose([value]);
	else if (value.aggregate) throw unsupported('an aggregate in ORDER BY');
	if (draft.distinct && !draft.outputs.some((output) => output.value.key === value.key)) {
		throw unsupported('ORDER BY a field that SELECT DISTINCT does not have');
	}
	return value.sql;
}
