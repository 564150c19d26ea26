import { unsupported } from '../refusal';
import { parseExpression, parseValue } from './parse-expression';
import { parseSelect } from './parse-select';
import type { OrderTerm, Query, SetOperator } from './syntax';
import { tokenise } from './token';
import { TokenReader } from './token-reader';

/**
 * Reads one SuiteQL statement. `parameters` is the number of `?` in it.
 * Throws SuiteQlRefused for what SuiteQL does not take (docs/vendors/netsuite.md §7).
 */
export function parseStatement(q: string): { query: Query; parameters: number } {
	const reader = new TokenReader(tokenise(q));
	if (reader.atWord('WITH')) throw unsupported('WITH clauses are not supported');
	if (!reader.atWord('SELECT')) throw unsupported('only SELECT statements can be run');
	const query = parseQuery(reader);
	if (reader.peek().kind !== 'end') throw reader.unexpected('end of the query expected');
	return { query, parameters: reader.parameters };
}

/** Reads a query up to its end or the closing bracket. */
export function parseQuery(reader: TokenReader): Query {
	const first = parseSelect(reader);
	const rest: { operator: SetOperator; select: Query['first'] }[] = [];
	for (;;) {
		const operator = takeSetOperator(reader);
		if (operator === undefined) break;
		rest.push({ operator, select: parseSelect(reader) });
	}
	const orderBy = reader.skipWords('ORDER', 'BY') ? parseOrder(reader) : [];
	return { first, rest, orderBy, fetchFirst: parseFetch(reader) };
}

/** Reads `(SELECT ...)` after its opening bracket was taken. */
export function parseSubselect(reader: TokenReader): Query {
	const outerRownum = reader.rownumSeen;
	reader.depth += 1;
	const query = parseQuery(reader);
	reader.depth -= 1;
	reader.rownumSeen = outerRownum;
	reader.expectSymbol(')');
	return query;
}

function takeSetOperator(reader: TokenReader): SetOperator | undefined {
	if (reader.skipWords('UNION', 'ALL')) return 'UNION ALL';
	if (reader.skipWords('UNION')) return 'UNION';
	if (reader.skipWords('INTERSECT')) return 'INTERSECT';
	return reader.skipWords('MINUS') ? 'MINUS' : undefined;
}

function parseOrder(reader: TokenReader): OrderTerm[] {
	const terms: OrderTerm[] = [];
	do {
		const value = parseValue(parseExpression(reader));
		const descending = reader.skipWords('DESC') || (reader.skipWords('ASC'), false);
		const nulls = reader.skipWords('NULLS', 'FIRST')
			? 'FIRST'
			: reader.skipWords('NULLS', 'LAST')
				? 'LAST'
				: undefined;
		terms.push({ value, descending, nulls });
	} while (reader.skipSymbol(','));
	return terms;
}

function parseFetch(reader: TokenReader): number | undefined {
	if (!reader.skipWords('FETCH')) return undefined;
	if (!reader.skipWords('FIRST') && !reader.skipWords('NEXT')) {
		throw reader.unexpected('FIRST expected');
	}
	const count = reader.peek().kind === 'number' ? Number(reader.take().text) : 1;
	if (!Number.isInteger(count)) throw unsupported('FETCH FIRST takes a whole number');
	if (!reader.skipWords('ROWS') && !reader.skipWords('ROW')) {
		throw reader.unexpected('ROWS expected');
	}
	reader.expectWord('ONLY');
	return count;
}
