import { unsupported } from '../refusal';
import { parseSum, parseValue } from './parse-expression';
import { parseSubselect } from './parse-query';
import type { CompareOperator, Expression } from './syntax';
import type { TokenReader } from './token-reader';

const COMPARISONS: Record<string, CompareOperator> = {
	'=': '=',
	'<>': '<>',
	'!=': '<>',
	'<': '<',
	'<=': '<=',
	'>': '>',
	'>=': '>=',
};
const MOST_IN_VALUES = 1000;

/** Reads a comparison, IS NULL, BETWEEN, IN, LIKE or EXISTS, or the plain value if none follows. */
export function parsePredicate(reader: TokenReader): Expression {
	if (reader.skipWords('EXISTS')) {
		reader.expectSymbol('(');
		return { kind: 'exists', query: parseSubselect(reader) };
	}
	const left = parseSum(reader);
	const { kind, text } = reader.peek();
	const operator = kind === 'symbol' ? COMPARISONS[text] : undefined;
	if (operator !== undefined) {
		reader.take();
		const right = parseValue(parseSum(reader));
		return { kind: 'compare', operator, left: parseValue(left), right };
	}
	if (reader.skipWords('IS')) {
		const negated = reader.skipWords('NOT');
		reader.expectWord('NULL');
		return { kind: 'isNull', operand: parseValue(left), negated };
	}
	const negated = reader.skipWords('NOT');
	if (reader.skipWords('BETWEEN')) return parseBetween(reader, parseValue(left), negated);
	if (reader.skipWords('IN')) return parseIn(reader, parseValue(left), negated);
	if (reader.skipWords('LIKE')) return parseLike(reader, parseValue(left), negated);
	if (negated) throw reader.unexpected('BETWEEN, IN or LIKE expected');
	return left;
}

function parseBetween(reader: TokenReader, operand: Expression, negated: boolean): Expression {
	const low = parseValue(parseSum(reader));
	reader.expectWord('AND');
	return { kind: 'between', operand, low, high: parseValue(parseSum(reader)), negated };
}

function parseLike(reader: TokenReader, operand: Expression, negated: boolean): Expression {
	const pattern = parseValue(parseSum(reader));
	const escape = reader.skipWords('ESCAPE') ? parseValue(parseSum(reader)) : undefined;
	return { kind: 'like', operand, pattern, escape, negated };
}

function parseIn(reader: TokenReader, operand: Expression, negated: boolean): Expression {
	reader.expectSymbol('(');
	if (reader.atWord('SELECT')) {
		return { kind: 'inQuery', operand, query: parseSubselect(reader), negated };
	}
	const among = [parseValue(parseSum(reader))];
	while (reader.skipSymbol(',')) among.push(parseValue(parseSum(reader)));
	reader.expectSymbol(')');
	if (among.length > MOST_IN_VALUES) {
		throw unsupported(`more than ${MOST_IN_VALUES} arguments in one IN clause`);
	}
	return { kind: 'in', operand, among, negated };
}
