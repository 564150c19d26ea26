import { DateTime } from 'luxon';
import type { IsQuiet } from '../../../domain/operations/usual-silence';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const SPAN = /^(?:([a-z]{3})(?:-([a-z]{3}))?\s+)?(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/;
const MINUTES_A_DAY = 1440;

/** Minutes of some days on which nobody expects anything; after midnight it goes on into the next day. */
type QuietSpan = { days: number[]; from: number; to: number };

/**
 * Reads quiet hours such as `22:00-06:00, Sat-Sun 00:00-24:00` in a time zone; a text names the part that cannot be read.
 * A span that ends before it starts ends on the next day.
 */
export function parseQuietHours(text: string, timeZone: string): IsQuiet | string {
	const spans: QuietSpan[] = [];
	for (const part of text.split(',').map((each) => each.trim())) {
		if (part === '') continue;
		const span = parseSpan(part.toLowerCase());
		if (!span) return part;
		spans.push(span);
	}
	if (spans.length === 0) return () => false;
	return (at) => {
		const local = DateTime.fromMillis(at, { zone: timeZone });
		const minute = local.hour * 60 + local.minute;
		return spans.some((span) => holds(span, local.weekday - 1, minute));
	};
}

function parseSpan(text: string): QuietSpan | null {
	const [, first, last = first, ...numbers] = SPAN.exec(text) ?? [];
	const [fromHour, fromMinute, toHour, toMinute] = numbers.map(Number);
	if (fromHour === undefined || fromMinute === undefined) return null;
	if (toHour === undefined || toMinute === undefined) return null;
	const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
	const [start, end] = [DAYS.indexOf(first ?? 'mon'), DAYS.indexOf(last ?? 'sun')];
	const isTime = fromMinute < 60 && toMinute < 60 && from < MINUTES_A_DAY && to <= MINUTES_A_DAY;
	if (!isTime || from === to || start < 0 || end < 0) return null;
	const count = ((end - start + DAYS.length) % DAYS.length) + 1;
	return {
		days: Array.from({ length: count }, (_, place) => (start + place) % DAYS.length),
		from,
		to: to > from ? to : to + MINUTES_A_DAY,
	};
}

const holds = ({ days, from, to }: QuietSpan, day: number, minute: number): boolean =>
	(days.includes(day) && minute >= from && minute < to) ||
	(days.includes((day + DAYS.length - 1) % DAYS.length) && minute + MINUTES_A_DAY < to);
