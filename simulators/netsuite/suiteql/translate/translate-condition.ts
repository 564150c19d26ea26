import type { Condition, Expression, Query } from '../parse/syntax';
import { unsupported } from '../refusal';
import { coerce, coercePair } from './coerce';
import type { QueryContext } from './query-context';
import type { Scope } from './scope';
import { translateExpression } from './translate-expression';
import { translateQuery } from './translate-query';
import type { Translated } from './translated';
import { compose } from './translated';

/** A condition in SQLite's dialect. */
export function translateCondition(
	context: QueryContext,
	scope: Scope,
	condition: Condition,
): Translated {
	const of = (value: Expression): Translated => translateExpression(context, scope, value);
	const not = 'negated' in condition && condition.negated ? 'NOT ' : '';
	switch (condition.kind) {
		case 'logic':
			return combined(condition.operator, of(condition.left), of(condition.right));
		case 'compare':
			return combined(
				condition.operator,
				...coercePair(context, of(condition.left), of(condition.right)),
			);
		case 'not': {
			const operand = of(condition.operand);
			return compose('NOT', 'condition', `(NOT ${operand.sql})`, [operand]);
		}
		case 'isNull': {
			const operand = of(condition.operand);
			return compose(`${not}NULL`, 'condition', `(${operand.sql} IS ${not}NULL)`, [operand]);
		}
		case 'between': {
			const operand = of(condition.operand);
			const from = combined('>=', ...coercePair(context, operand, of(condition.low)));
			const to = combined('<=', ...coercePair(context, operand, of(condition.high)));
			return compose(`${not}BETWEEN`, 'condition', `(${not}(${from.sql} AND ${to.sql}))`, [
				from,
				to,
			]);
		}
		case 'like':
			return translateLike(context, not, of, condition);
		case 'in':
			return inList(context, not, of(condition.operand), condition.among.map(of));
		case 'inQuery':
			return inQuery(context, scope, not, of(condition.operand), condition.query);
		case 'exists': {
			const { sql } = translateQuery(context, condition.query, scope);
			return compose(sql, 'condition', `EXISTS (${sql})`, []);
		}
	}
}

function combined(operator: string, left: Translated, right: Translated): Translated {
	return compose(operator, 'condition', `(${left.sql} ${operator} ${right.sql})`, [left, right]);
}

function translateLike(
	context: QueryContext,
	not: string,
	of: (value: Expression) => Translated,
	condition: Extract<Condition, { kind: 'like' }>,
): Translated {
	const written = [condition.operand, condition.pattern, condition.escape];
	const parts = written.flatMap((part) =>
		part === undefined ? [] : [coerce(context, of(part), 'text')],
	);
	const [operand, pattern, escape] = parts;
	const end = escape === undefined ? '' : ` ESCAPE ${escape.sql}`;
	const sql = `(${operand?.sql ?? ''} ${not}LIKE ${pattern?.sql ?? ''}${end})`;
	return compose(`${not}LIKE`, 'condition', sql, parts);
}

function inList(
	context: QueryContext,
	not: string,
	operand: Translated,
	among: readonly Translated[],
): Translated {
	const type = [operand, ...among].some((value) => value.type === 'date')
		? 'date'
		: [operand, ...among].some((value) => value.type === 'number')
			? 'number'
			: 'text';
	const left = coerce(context, operand, type);
	const values = among.map((value) => coerce(context, value, type));
	const list = values.map((value) => value.sql).join(', ');
	return compose(`${not}IN`, 'condition', `(${left.sql} ${not}IN (${list}))`, [left, ...values]);
}

function inQuery(
	context: QueryContext,
	scope: Scope,
	not: string,
	operand: Translated,
	query: Query,
): Translated {
	const { sql, columns } = translateQuery(context, query, scope);
	const [column, ...others] = columns;
	if (column === undefined || others.length > 0) {
		throw unsupported('the subquery of IN has one column');
	}
	const same = column.type === 'null' ? operand : coerce(context, operand, column.type);
	return compose(`${not}IN ${sql}`, 'condition', `(${same.sql} ${not}IN (${sql}))`, [same]);
}
