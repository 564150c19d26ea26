import { parseCondition, parseExpression, parseValue } from './parse-expression';
import { parseSubselect } from './parse-query';
import type { Expression, FromItem, Join, Select, SelectItem, Source } from './syntax';
import type { TokenReader } from './token-reader';

/** Reads one SELECT up to its last own clause. */
export function parseSelect(reader: TokenReader): Select {
	reader.rownumSeen = false;
	reader.expectWord('SELECT');
	const distinct = reader.skipWords('DISTINCT') || (reader.skipWords('ALL'), false);
	const items = parseList(reader, parseItem);
	reader.expectWord('FROM');
	const from = parseFrom(reader);
	const where = reader.skipWords('WHERE') ? parseCondition(parseExpression(reader)) : undefined;
	const groupBy = reader.skipWords('GROUP', 'BY')
		? parseList(reader, () => parseValue(parseExpression(reader)))
		: [];
	const having = reader.skipWords('HAVING') ? parseCondition(parseExpression(reader)) : undefined;
	return { distinct, items, from, where, groupBy, having, usesRownum: reader.rownumSeen };
}

function parseList<T>(reader: TokenReader, parse: (reader: TokenReader) => T): T[] {
	const list = [parse(reader)];
	while (reader.skipSymbol(',')) list.push(parse(reader));
	return list;
}

function parseItem(reader: TokenReader): SelectItem {
	if (reader.skipSymbol('*')) return { kind: 'star', source: undefined };
	if (reader.peek(1).text === '.' && reader.peek(2).text === '*') {
		const source = reader.takeName();
		reader.expectSymbol('.');
		reader.expectSymbol('*');
		return { kind: 'star', source };
	}
	const value = parseValue(parseExpression(reader));
	return { kind: 'item', value, alias: reader.takeAlias() };
}

function parseFrom(reader: TokenReader): FromItem[] {
	const items = [parseFromItem(reader)];
	while (reader.skipSymbol(',')) {
		reader.noteJoin('comma');
		items.push(parseFromItem(reader));
	}
	return items;
}

function parseFromItem(reader: TokenReader): FromItem {
	const source = parseSource(reader);
	const joins: Join[] = [];
	for (;;) {
		const type = takeJoin(reader);
		if (type === undefined) return { source, joins };
		reader.noteJoin('join');
		const joined = parseSource(reader);
		joins.push({ type, source: joined, on: type === 'CROSS' ? undefined : parseOn(reader) });
	}
}

function parseOn(reader: TokenReader): Expression {
	reader.expectWord('ON');
	return parseCondition(parseExpression(reader));
}

function takeJoin(reader: TokenReader): Join['type'] | undefined {
	if (reader.skipWords('JOIN') || reader.skipWords('INNER', 'JOIN')) return 'INNER';
	if (reader.skipWords('CROSS', 'JOIN')) return 'CROSS';
	return (['LEFT', 'RIGHT', 'FULL'] as const).find(
		(side) => reader.skipWords(side, 'JOIN') || reader.skipWords(side, 'OUTER', 'JOIN'),
	);
}

function parseSource(reader: TokenReader): Source {
	if (reader.skipSymbol('(')) {
		const query = parseSubselect(reader);
		return { kind: 'subselect', query, alias: reader.takeAlias() };
	}
	const table = reader.takeName();
	if (table === undefined) throw reader.unexpected('record name expected');
	return { kind: 'table', table, alias: reader.takeAlias() };
}
