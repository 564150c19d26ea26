import { unsupported } from '../refusal';
import type { Scope } from './scope';
import type { Call } from './translate-call';
import type { Translated } from './translated';

/**
 * BUILTIN.DF, what people see instead of a key or code, and BUILTIN.CF of a transaction's status,
 * which puts the type before the letter (`SalesOrd:B`). Every other BUILTIN is refused.
 */
export function translateBuiltin(scope: Scope, call: Call): Translated {
	const [arg, ...others] = call.args;
	if (arg?.kind !== 'column' || others.length > 0) {
		throw unsupported(`${call.name} takes one field`);
	}
	const found = scope.find(arg.source, arg.name);
	const { translated } = found;
	if (call.name === 'BUILTIN.DF') {
		const sql = found.owner.read(found.column.display);
		// What is shown is another field than the key, so grouping by the key does not cover it.
		return { ...translated, sql, type: 'text', key: `DF(${translated.key})`, loose: call.name };
	}
	if (
		call.name !== 'BUILTIN.CF' ||
		found.source.record !== 'transaction' ||
		arg.name !== 'status'
	) {
		throw unsupported(`${call.name} is not supported here`);
	}
	const type = found.owner.find(found.source.name, 'type').translated;
	const sql = `(${type.sql} || ':' || ${translated.sql})`;
	return { ...translated, sql, type: 'text', key: `CF(${translated.key})` };
}
