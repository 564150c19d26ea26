const DAY_MS = 86_400_000;

/** The time of a stored date (`YYYY-MM-DD HH:MM:SS`, UTC). */
export function toTime(stored: string): Date {
	return new Date(`${stored.replace(' ', 'T')}Z`);
}

/** A time as stored: whole seconds, UTC. */
export function toStoredDate(time: Date): string {
	return time.toISOString().slice(0, 19).replace('T', ' ');
}

/** The date so many days later; fractions of days count. */
export function addDays(stored: string, days: number): string {
	const ms = toTime(stored).getTime() + days * DAY_MS;
	return toStoredDate(new Date(Math.round(ms / 1000) * 1000));
}

/** The days from the second date to the first; fractions of days count. */
export function daysBetween(later: string, earlier: string): number {
	return (toTime(later).getTime() - toTime(earlier).getTime()) / DAY_MS;
}

/** The date so many months later; the end of a month stays the end of a month. */
export function addMonths(stored: string, months: number): string {
	const time = toTime(stored);
	const isLastDay = lastDay(stored) === stored;
	const first = new Date(time);
	first.setUTCDate(1);
	first.setUTCMonth(first.getUTCMonth() + Math.trunc(months));
	const last = toTime(lastDay(toStoredDate(first))).getUTCDate();
	first.setUTCDate(isLastDay ? last : Math.min(time.getUTCDate(), last));
	return toStoredDate(first);
}

/** The last day of the month, at the same time of day. */
export function lastDay(stored: string): string {
	const time = toTime(stored);
	time.setUTCMonth(time.getUTCMonth() + 1, 0);
	return toStoredDate(time);
}

/** The date cut down to its day, month or year. */
export function truncateDate(stored: string, unit: string): string {
	switch (unit.toUpperCase()) {
		case 'DD':
			return `${stored.slice(0, 10)} 00:00:00`;
		case 'MM':
		case 'MON':
		case 'MONTH':
			return `${stored.slice(0, 7)}-01 00:00:00`;
		case 'YY':
		case 'YYYY':
		case 'YEAR':
			return `${stored.slice(0, 4)}-01-01 00:00:00`;
		default:
			throw new Error(`TRUNC does not know the unit ${unit}`);
	}
}
