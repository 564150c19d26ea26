import type { Expression } from '../parse/syntax';
import { unsupported } from '../refusal';
import { coerce } from './coerce';
import type { QueryContext } from './query-context';
import type { Translated } from './translated';
import { compose } from './translated';

type Operator = Extract<Expression, { kind: 'arithmetic' }>['operator'];

/**
 * A sum, product or concatenation. Results are rounded to ten places because the vendor counts in
 * decimals and SQLite does not; a date plus a number is so many days later.
 */
export function translateArithmetic(
	context: QueryContext,
	operator: Operator,
	left: Translated,
	right: Translated,
): Translated {
	if (operator === '||') return concatenate(context, left, right);
	if (left.type === 'date' || right.type === 'date') {
		return dateArithmetic(context, operator, left, right);
	}
	const [a, b] = [coerce(context, left, 'number'), coerce(context, right, 'number')];
	if (operator === '/') return context.call('divide', 'number', [a, b]);
	return compose(operator, 'number', `ROUND(${a.sql} ${operator} ${b.sql}, 10)`, [a, b]);
}

/** Null counts as an empty text, and an empty text is null. */
function concatenate(context: QueryContext, left: Translated, right: Translated): Translated {
	const parts = [coerce(context, left, 'text'), coerce(context, right, 'text')];
	const sql = parts.map((part) => `COALESCE(${part.sql}, '')`).join(' || ');
	return compose('||', 'text', `NULLIF(${sql}, '')`, parts);
}

function dateArithmetic(
	context: QueryContext,
	operator: Operator,
	left: Translated,
	right: Translated,
): Translated {
	if (operator === '-' && left.type === 'date' && right.type === 'date') {
		return context.call('days_between', 'number', [left, right]);
	}
	if (operator === '+' && right.type === 'date') {
		return context.call('add_days', 'date', [right, coerce(context, left, 'number')]);
	}
	if (operator === '+') {
		return context.call('add_days', 'date', [left, coerce(context, right, 'number')]);
	}
	if (operator === '-' && left.type === 'date') {
		const days = coerce(context, right, 'number');
		const back =
			typeof days.constant === 'number'
				? context.constant(-days.constant)
				: compose('negative', 'number', `(- ${days.sql})`, [days]);
		return context.call('add_days', 'date', [left, back]);
	}
	throw unsupported(`dates do not take ${operator} here`);
}
