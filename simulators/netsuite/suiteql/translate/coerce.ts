import { unsupported } from '../refusal';
import type { ColumnType } from '../tables';
import type { QueryContext } from './query-context';
import type { Translated } from './translated';

/**
 * The value in the wanted type, by the vendor's rules: numbers and texts turn into each other, a
 * date turns into text, and nothing turns into a date without TO_DATE.
 */
export function coerce(context: QueryContext, value: Translated, wanted: ColumnType): Translated {
	if (value.type === wanted || value.type === 'null') return value;
	if (wanted === 'text') {
		return value.type === 'date'
			? context.call('account_date', 'text', [value, context.constant(context.world.dateFormat)])
			: context.call('text', 'text', [value]);
	}
	if (wanted === 'number' && value.type === 'text')
		return context.call('number', 'number', [value]);
	throw unsupported(
		wanted === 'date'
			? 'a date has to be given with TO_DATE'
			: 'a date stands where a number has to',
	);
}

/** The type all values get: that of the first that is not null. */
export function commonType(values: readonly Translated[]): ColumnType | 'null' {
	const type = values.find((value) => value.type !== 'null')?.type ?? 'null';
	return type === 'condition' ? 'text' : type;
}

/** All values in the type of the first that is not null, as NVL and DECODE do it. */
export function coerceAll(context: QueryContext, values: readonly Translated[]): Translated[] {
	const type = commonType(values);
	return type === 'null' ? [...values] : values.map((value) => coerce(context, value, type));
}

/** Both sides of a comparison in one type: a number wins over a text, a date wants a date. */
export function coercePair(
	context: QueryContext,
	left: Translated,
	right: Translated,
): [Translated, Translated] {
	const types = [left.type, right.type];
	const type = types.includes('date') ? 'date' : types.includes('number') ? 'number' : 'text';
	return [coerce(context, left, type), coerce(context, right, type)];
}
