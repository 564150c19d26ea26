import { DateTime } from 'luxon';
import type { Period, ReportPeriods, Span } from '../../../domain/operations/report-period';

/**
 * The last whole day, or the last seven, before `now` in a time zone, and as many before them. A day has as many hours as
 * its clock has.
 */
export function reportPeriods(
	kind: ReportPeriods['kind'],
	now: Date,
	timeZone: string,
): ReportPeriods {
	const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day');
	const days = kind === 'day' ? 1 : 7;
	const period = (to: DateTime): Period => {
		const from = to.minus({ days });
		const label =
			kind === 'day' ? dateOf(from) : `${dateOf(from)} to ${dateOf(to.minus({ days: 1 }))}`;
		return { ...toSpan(from, to, label), parts: partsOf(from, to, kind) };
	};
	return { kind, current: period(today), previous: period(today.minus({ days })) };
}

const dateOf = (at: DateTime): string => at.toFormat('yyyy-MM-dd');

const toSpan = (from: DateTime, to: DateTime, label: string): Span => ({
	label,
	from: from.toMillis(),
	to: to.toMillis(),
});

function partsOf(from: DateTime, to: DateTime, kind: ReportPeriods['kind']): Span[] {
	const parts: Span[] = [];
	let start = from;
	while (start < to) {
		const end = start.plus(kind === 'day' ? { hours: 1 } : { days: 1 });
		parts.push(toSpan(start, end, start.toFormat(kind === 'day' ? 'H' : 'd')));
		start = end;
	}
	return parts;
}
