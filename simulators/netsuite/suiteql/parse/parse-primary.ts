import { unsupported } from '../refusal';
import { parseCondition, parseExpression, parseValue } from './parse-expression';
import { parseSubselect } from './parse-query';
import type { Expression } from './syntax';
import type { TokenReader } from './token-reader';

/** Reads a literal, a parameter, a column, a call, a CASE or something in brackets. */
export function parsePrimary(reader: TokenReader): Expression {
	if (reader.skipSymbol('(')) {
		if (reader.atWord('SELECT')) return { kind: 'subquery', query: parseSubselect(reader) };
		const inner = parseExpression(reader);
		reader.expectSymbol(')');
		return inner;
	}
	if (reader.skipSymbol('?')) {
		reader.parameters += 1;
		return { kind: 'parameter', index: reader.parameters - 1 };
	}
	const token = reader.peek();
	if (token.kind === 'number') return { kind: 'literal', value: Number(reader.take().text) };
	if (token.kind === 'text') return { kind: 'literal', value: reader.take().text };
	if (reader.skipWords('NULL')) return { kind: 'literal', value: null };
	if (reader.skipWords('CASE')) return parseCase(reader);
	return parseNamed(reader, token.kind === 'name');
}

function parseNamed(reader: TokenReader, quoted: boolean): Expression {
	const first = reader.takeName();
	if (first === undefined) throw reader.unexpected('value expected');
	if (reader.skipSymbol('.')) {
		const second = reader.takeName();
		if (second === undefined) throw reader.unexpected('field name expected');
		return reader.skipSymbol('(')
			? parseCall(reader, `${first}.${second}`)
			: { kind: 'column', source: first, name: second };
	}
	if (reader.skipSymbol('(')) return parseCall(reader, first);
	if (reader.peek().kind === 'text') throw unsupported(`${first} literals; use TO_DATE for dates`);
	if (!quoted && first === 'sysdate') return { kind: 'sysdate' };
	if (!quoted && first === 'rownum') {
		reader.rownumSeen = true;
		return { kind: 'rownum' };
	}
	return { kind: 'column', source: undefined, name: first };
}

function parseCall(reader: TokenReader, name: string): Expression {
	const call = { kind: 'call', name: name.toUpperCase() } as const;
	if (reader.skipSymbol('*')) {
		reader.expectSymbol(')');
		return { ...call, args: [], distinct: false, star: true };
	}
	const distinct = reader.skipWords('DISTINCT');
	const args: Expression[] = [];
	if (!reader.skipSymbol(')')) {
		do args.push(parseValue(parseExpression(reader)));
		while (reader.skipSymbol(','));
		reader.expectSymbol(')');
	}
	return { ...call, args, distinct, star: false };
}

function parseCase(reader: TokenReader): Expression {
	const subject = reader.atWord('WHEN') ? undefined : parseValue(parseExpression(reader));
	const branches: { when: Expression; then: Expression }[] = [];
	while (reader.skipWords('WHEN')) {
		const read = parseExpression(reader);
		const when = subject === undefined ? parseCondition(read) : parseValue(read);
		reader.expectWord('THEN');
		branches.push({ when, then: parseValue(parseExpression(reader)) });
	}
	if (branches.length === 0) throw reader.unexpected('WHEN expected');
	const otherwise = reader.skipWords('ELSE') ? parseValue(parseExpression(reader)) : undefined;
	reader.expectWord('END');
	return { kind: 'case', subject, branches, otherwise };
}
