import { unsupported } from '../refusal';
import { coerce, coerceAll, coercePair, commonType } from './coerce';
import type { QueryContext } from './query-context';
import type { Translated } from './translated';
import { compose } from './translated';

type MixedFunction = (context: QueryContext, args: readonly Translated[]) => Translated;

/** Functions that take arguments of more than one type. */
export const MIXED_FUNCTIONS: Readonly<Record<string, MixedFunction | undefined>> = {
	NVL: (context, args) => coalesce(context, exactly('NVL', 2, args)),
	COALESCE: (context, args) => coalesce(context, atLeast('COALESCE', 2, args)),
	NVL2: (context, args) => {
		const [tested, whenSet, whenNull] = exactly('NVL2', 3, args);
		const [first, second] = coerceAll(context, [whenSet, whenNull]) as [Translated, Translated];
		const sql = `CASE WHEN ${tested.sql} IS NOT NULL THEN ${first.sql} ELSE ${second.sql} END`;
		return compose('NVL2', commonType([first, second]), sql, [tested, first, second]);
	},
	NULLIF: (context, args) => {
		const [value, other] = exactly('NULLIF', 2, args);
		const [left, right] = coercePair(context, value, other);
		const sql = `CASE WHEN ${left.sql} = ${right.sql} THEN NULL ELSE ${value.sql} END`;
		return compose('NULLIF', value.type, sql, [left, right, value]);
	},
	DECODE: decode,
	GREATEST: (context, args) => outermost(context, 'GREATEST', 'MAX', args),
	LEAST: (context, args) => outermost(context, 'LEAST', 'MIN', args),
	CONCAT: (context, args) => {
		const texts = exactly('CONCAT', 2, args).map((arg) => coerce(context, arg, 'text'));
		const sql = texts.map((text) => `COALESCE(${text.sql}, '')`).join(' || ');
		return compose('CONCAT', 'text', `NULLIF(${sql}, '')`, texts);
	},
	TO_CHAR: (context, args) => {
		const [value, format] = atLeast('TO_CHAR', 1, args);
		if (format === undefined) return coerce(context, value, 'text');
		if (value.type !== 'date') throw unsupported('TO_CHAR takes a format for dates only');
		return context.call('to_char', 'text', [value, format]);
	},
	TRUNC: (context, args) => {
		const [value, unit] = atLeast('TRUNC', 1, args);
		return value.type === 'date'
			? context.call('trunc_date', 'date', [value, unit ?? context.constant('DD')])
			: context.call('trunc', 'number', [
					coerce(context, value, 'number'),
					coerce(context, unit ?? context.constant(0), 'number'),
				]);
	},
};

function coalesce(context: QueryContext, args: readonly Translated[]): Translated {
	const values = coerceAll(context, args);
	const sql = `COALESCE(${values.map((value) => value.sql).join(', ')})`;
	return compose('COALESCE', commonType(values), sql, values);
}

/** Unlike `=`, DECODE finds null equal to null. */
function decode(context: QueryContext, args: readonly Translated[]): Translated {
	const [subject, ...rest] = atLeast('DECODE', 3, args);
	const pairs = Math.floor(rest.length / 2);
	const searched = rest.filter((_, index) => index % 2 === 0).slice(0, pairs);
	const given = rest.filter((_, index) => index % 2 === 1);
	const fallback = rest.length % 2 === 1 ? rest.at(-1) : undefined;
	const results = coerceAll(context, [...given, fallback ?? context.constant(null)]);
	const branches = searched.map((value, index) => {
		const [left, right] = coercePair(context, subject, value);
		return `WHEN ${left.sql} IS ${right.sql} THEN ${results[index]?.sql ?? ''}`;
	});
	const sql = `CASE ${branches.join(' ')} ELSE ${results.at(-1)?.sql ?? ''} END`;
	return compose('DECODE', commonType(results), sql, [subject, ...searched, ...results]);
}

function outermost(
	context: QueryContext,
	name: string,
	sqlName: string,
	args: readonly Translated[],
): Translated {
	const values = coerceAll(context, atLeast(name, 2, args));
	const sql = `${sqlName}(${values.map((value) => value.sql).join(', ')})`;
	return compose(name, commonType(values), sql, values);
}

type Arguments<N extends number> = N extends 1
	? [Translated, ...Translated[]]
	: N extends 2
		? [Translated, Translated]
		: [Translated, Translated, Translated];

function exactly<N extends 2 | 3>(
	name: string,
	count: N,
	args: readonly Translated[],
): Arguments<N> {
	if (args.length !== count) throw unsupported(`wrong number of arguments for ${name}`);
	return [...args] as Arguments<N>;
}

function atLeast(
	name: string,
	count: number,
	args: readonly Translated[],
): [Translated, ...Translated[]] {
	const [first, ...rest] = args;
	if (first === undefined || args.length < count) {
		throw unsupported(`wrong number of arguments for ${name}`);
	}
	return [first, ...rest];
}
