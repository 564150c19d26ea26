import { unsupported } from '../refusal';
import { coerce } from './coerce';
import type { QueryContext } from './query-context';
import type { Scope } from './scope';
import type { Call } from './translate-call';
import { translateExpression } from './translate-expression';
import type { Translated } from './translated';

const AGGREGATES = new Set(['COUNT', 'SUM', 'AVG', 'MIN', 'MAX']);

/**
 * COUNT, SUM, AVG, MIN and MAX; undefined for every other function. Sums are rounded to ten places
 * because the vendor counts in decimals.
 */
export function translateAggregate(
	context: QueryContext,
	scope: Scope,
	call: Call,
): Translated | undefined {
	if (!AGGREGATES.has(call.name)) return undefined;
	if (call.star) {
		if (call.name !== 'COUNT') throw unsupported(`${call.name} does not take *`);
		return { sql: 'COUNT(*)', type: 'number', key: 'COUNT(*)', loose: undefined, aggregate: true };
	}
	const [written, ...others] = call.args;
	if (written === undefined || others.length > 0) {
		throw unsupported(`wrong number of arguments for ${call.name}`);
	}
	const before = scope.lookedOutside;
	const arg = translateExpression(context, scope, written);
	// Such an aggregate would belong to the query around this one.
	if (scope.lookedOutside > before) throw unsupported('an aggregate over a field from outside');
	if (arg.aggregate) throw unsupported('an aggregate inside an aggregate');
	const distinct = call.distinct ? 'DISTINCT ' : '';
	const sums = call.name === 'SUM' || call.name === 'AVG';
	const value = sums ? coerce(context, arg, 'number') : arg;
	const sql = `${call.name}(${distinct}${value.sql})`;
	return {
		sql: sums ? `ROUND(${sql}, 10)` : sql,
		type: sums || call.name === 'COUNT' ? 'number' : value.type,
		key: `${call.name}(${distinct}${value.key})`,
		loose: undefined,
		aggregate: true,
	};
}
