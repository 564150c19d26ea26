import type { Condition, Expression, Select } from '../parse/syntax';
import { isCondition } from '../parse/syntax';
import { unsupported } from '../refusal';
import type { QueryContext } from './query-context';

/** A WHERE clause taken apart: how many rows ROWNUM lets through, and the conditions without it. */
export interface CountedWhere {
	/** -1: no limit. */
	readonly limit: number;
	readonly conditions: readonly Expression[];
}

/**
 * ROWNUM counts the rows as they are found, before they are grouped or sorted. It may stand in
 * WHERE as `ROWNUM <= 10` and the like, joined with AND.
 */
export function countWhere(context: QueryContext, where: Expression | undefined): CountedWhere {
	const all = where === undefined ? [] : conjuncts(where);
	const conditions = all.filter((condition) => !isRownumCompare(condition));
	const limits = all
		.filter(isRownumCompare)
		.map(({ operator, right }) => rowsLetThrough(operator, limitOf(context, right)))
		.filter((limit) => limit >= 0);
	return { limit: limits.length === 0 ? -1 : Math.min(...limits), conditions };
}

/** An account counts the rows of a sorted or grouped subselect before it sorts or groups them. */
export function refuseCountedSubselect(select: Select): void {
	for (const { source } of select.from) {
		if (source.kind !== 'subselect') continue;
		const { orderBy, rest, first } = source.query;
		if (orderBy.length > 0 || rest.length > 0 || first.groupBy.length > 0 || first.distinct) {
			throw unsupported('ROWNUM over a sorted or grouped subselect; use FETCH FIRST');
		}
	}
}

type Compare = Extract<Condition, { kind: 'compare' }>;

function conjuncts(expression: Expression): Expression[] {
	return expression.kind === 'logic' && expression.operator === 'AND'
		? [...conjuncts(expression.left), ...conjuncts(expression.right)]
		: [expression];
}

function isRownumCompare(expression: Expression): expression is Compare {
	return (
		isCondition(expression) && expression.kind === 'compare' && expression.left.kind === 'rownum'
	);
}

function limitOf(context: QueryContext, value: Expression): number {
	const given =
		value.kind === 'parameter'
			? context.world.params[value.index]
			: value.kind === 'literal'
				? value.value
				: undefined;
	const limit = Number(given ?? Number.NaN);
	if (Number.isNaN(limit)) throw unsupported('ROWNUM is compared with a number');
	return limit;
}

/** How many rows pass when each that passes gets the next number; -1: all. */
function rowsLetThrough(operator: Compare['operator'], value: number): number {
	switch (operator) {
		case '<=':
			return Math.max(0, Math.floor(value));
		case '<':
			return Math.max(0, Math.ceil(value) - 1);
		case '=':
			return value === 1 ? 1 : 0;
		case '<>':
			return value === 1 ? 0 : value > 1 && Number.isInteger(value) ? value - 1 : -1;
		case '>':
			return value < 1 ? -1 : 0;
		case '>=':
			return value <= 1 ? -1 : 0;
	}
}
