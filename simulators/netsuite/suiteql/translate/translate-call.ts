import { SCALAR_FUNCTIONS } from '../functions/scalar-functions';
import type { Expression } from '../parse/syntax';
import { unsupported } from '../refusal';
import { coerce } from './coerce';
import type { QueryContext } from './query-context';
import type { Scope } from './scope';
import { translateAggregate } from './translate-aggregate';
import { translateBuiltin } from './translate-builtin';
import { MIXED_FUNCTIONS } from './mixed-functions';
import { translateExpression } from './translate-expression';
import type { Translated } from './translated';
import { compose } from './translated';

/** A call as written. */
export type Call = Extract<Expression, { kind: 'call' }>;

/** A function call in SQLite's dialect; functions off the list are refused. */
export function translateCall(context: QueryContext, scope: Scope, call: Call): Translated {
	const aggregate = translateAggregate(context, scope, call);
	if (aggregate !== undefined) return aggregate;
	if (call.star || call.distinct) throw unsupported(`${call.name} takes neither * nor DISTINCT`);
	if (call.name.includes('.')) return translateBuiltin(scope, call);
	const args = call.args.map((arg) => translateExpression(context, scope, arg));
	const mixed = MIXED_FUNCTIONS[call.name];
	return mixed === undefined ? scalar(context, call.name, args) : mixed(context, args);
}

function scalar(context: QueryContext, name: string, args: readonly Translated[]): Translated {
	const known = SCALAR_FUNCTIONS.get(name);
	if (known === undefined) throw unsupported(`function ${name} is not supported`);
	const missing = known.takes.length - args.length;
	if (missing < 0 || missing > known.defaults.length) {
		throw unsupported(`wrong number of arguments for ${name}`);
	}
	const given = args.map((arg, index) => coerce(context, arg, known.takes[index] ?? 'text'));
	if (name === 'TO_DATE') return context.call('to_date', 'date', given);
	const rest = known.defaults.slice(known.defaults.length - missing);
	const sql = known.toSql([...given.map((arg) => arg.sql), ...(missing === 0 ? [] : rest)]);
	return compose(name, known.returns, sql, given);
}
