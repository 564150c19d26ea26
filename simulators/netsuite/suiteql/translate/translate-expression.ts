import type { Expression, Query } from '../parse/syntax';
import { isCondition } from '../parse/syntax';
import { unsupported } from '../refusal';
import { coerce } from './coerce';
import type { QueryContext } from './query-context';
import type { Scope } from './scope';
import { translateArithmetic } from './translate-arithmetic';
import { translateCall } from './translate-call';
import { translateCase } from './translate-case';
import { translateCondition } from './translate-condition';
import { translateQuery } from './translate-query';
import type { Translated } from './translated';
import { compose } from './translated';

/** An expression in SQLite's dialect; throws SuiteQlRefused for unknown names and misfits. */
export function translateExpression(
	context: QueryContext,
	scope: Scope,
	expression: Expression,
): Translated {
	const translated = translate(context, scope, expression);
	return scope.groupKeys?.has(translated.key) === true
		? { ...translated, loose: undefined }
		: translated;
}

function translate(context: QueryContext, scope: Scope, expression: Expression): Translated {
	if (isCondition(expression)) return translateCondition(context, scope, expression);
	switch (expression.kind) {
		case 'literal':
			return context.constant(expression.value);
		case 'parameter':
			return context.constant(context.world.params[expression.index] ?? null);
		case 'column':
			return scope.find(expression.source, expression.name).translated;
		case 'rownum':
			return scope.rownum();
		case 'sysdate':
			return context.constant(context.world.now, 'date');
		case 'call':
			return translateCall(context, scope, expression);
		case 'arithmetic': {
			const left = translateExpression(context, scope, expression.left);
			const right = translateExpression(context, scope, expression.right);
			return translateArithmetic(context, expression.operator, left, right);
		}
		case 'negative': {
			const operand = translateExpression(context, scope, expression.operand);
			const value = coerce(context, operand, 'number');
			return typeof value.constant === 'number'
				? context.constant(-value.constant)
				: compose('negative', 'number', `(- ${value.sql})`, [value]);
		}
		case 'case':
			return translateCase(context, scope, expression);
		case 'subquery':
			return translateScalarQuery(context, scope, expression.query);
	}
}

function translateScalarQuery(context: QueryContext, scope: Scope, query: Query): Translated {
	scope.looseInSubquery = undefined;
	const { sql, columns } = translateQuery(context, query, scope);
	const [column, ...others] = columns;
	if (column === undefined || others.length > 0) {
		throw unsupported('a subquery that stands for a value has one column');
	}
	const only = `SELECT CASE WHEN COUNT(*) > 1 THEN sq_fail('single-row subquery returns more than one row') ELSE MAX([c1]) END`;
	return {
		sql: `(${only} FROM (${sql}))`,
		type: column.type,
		key: sql,
		loose: scope.looseInSubquery,
		aggregate: false,
	};
}
