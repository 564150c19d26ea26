import { unsupported } from '../refusal';
import { parsePredicate } from './parse-predicate';
import { parsePrimary } from './parse-primary';
import type { Expression } from './syntax';
import { isCondition } from './syntax';
import type { TokenReader } from './token-reader';

/** Reads a value or a condition. */
export function parseExpression(reader: TokenReader): Expression {
	let left = parseAnd(reader);
	while (reader.skipWords('OR')) {
		const right = parseCondition(parseAnd(reader));
		left = { kind: 'logic', operator: 'OR', left: parseCondition(left), right };
	}
	return left;
}

/** The expression, refused when it is not a condition. */
export function parseCondition(expression: Expression): Expression {
	if (!isCondition(expression)) throw unsupported('a value stands where a condition has to');
	return expression;
}

/** The expression, refused when it is a condition. */
export function parseValue(expression: Expression): Expression {
	if (isCondition(expression)) throw unsupported('a condition stands where a value has to');
	return expression;
}

function parseAnd(reader: TokenReader): Expression {
	let left = parseNot(reader);
	while (reader.skipWords('AND')) {
		const right = parseCondition(parseNot(reader));
		left = { kind: 'logic', operator: 'AND', left: parseCondition(left), right };
	}
	return left;
}

function parseNot(reader: TokenReader): Expression {
	return reader.skipWords('NOT')
		? { kind: 'not', operand: parseCondition(parseNot(reader)) }
		: parsePredicate(reader);
}

/** Reads sums and concatenations; they bind equally strong. */
export function parseSum(reader: TokenReader): Expression {
	let left = parseProduct(reader);
	for (;;) {
		const operator = (['+', '-', '||'] as const).find((symbol) => reader.skipSymbol(symbol));
		if (operator === undefined) return left;
		const right = parseValue(parseProduct(reader));
		left = { kind: 'arithmetic', operator, left: parseValue(left), right };
	}
}

function parseProduct(reader: TokenReader): Expression {
	let left = parseSigned(reader);
	for (;;) {
		const operator = (['*', '/'] as const).find((symbol) => reader.skipSymbol(symbol));
		if (operator === undefined) return left;
		const right = parseValue(parseSigned(reader));
		left = { kind: 'arithmetic', operator, left: parseValue(left), right };
	}
}

function parseSigned(reader: TokenReader): Expression {
	if (reader.skipSymbol('-')) return { kind: 'negative', operand: parseValue(parseSigned(reader)) };
	return reader.skipSymbol('+') ? parseValue(parseSigned(reader)) : parsePrimary(reader);
}
