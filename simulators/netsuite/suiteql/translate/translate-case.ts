import type { Expression } from '../parse/syntax';
import { unsupported } from '../refusal';
import { coercePair, commonType } from './coerce';
import type { QueryContext } from './query-context';
import type { Scope } from './scope';
import { translateExpression } from './translate-expression';
import type { Translated } from './translated';
import { compose } from './translated';

/** CASE with or without a subject; all results have to be of one type. */
export function translateCase(
	context: QueryContext,
	scope: Scope,
	expression: Extract<Expression, { kind: 'case' }>,
): Translated {
	const of = (value: Expression): Translated => translateExpression(context, scope, value);
	const subject = expression.subject === undefined ? undefined : of(expression.subject);
	const whens = expression.branches.map(({ when }) => {
		if (subject === undefined) return of(when);
		const [left, right] = coercePair(context, subject, of(when));
		return compose('=', 'condition', `${left.sql} = ${right.sql}`, [left, right]);
	});
	const results = expression.branches.map(({ then }) => of(then));
	const otherwise =
		expression.otherwise === undefined ? context.constant(null) : of(expression.otherwise);
	const type = commonType([...results, otherwise]);
	if ([...results, otherwise].some((result) => result.type !== type && result.type !== 'null')) {
		throw unsupported('the results of CASE are of different types');
	}
	const branches = whens.map((when, index) => `WHEN ${when.sql} THEN ${results[index]?.sql ?? ''}`);
	return compose('CASE', type, `CASE ${branches.join(' ')} ELSE ${otherwise.sql} END`, [
		...whens,
		...results,
		otherwise,
	]);
}
