/** The vendor's "not set" is a date long before this. */
const EARLIEST = Date.parse('2000-01-01T00:00:00Z');

/** A date of Linnworks as an ISO instant, in UTC where no zone is given; null when there is none. */
export function toInstant(text: string): string | null {
	const hasZone = /(z|[+-]\d\d:?\d\d)$/i.test(text);
	const time = Date.parse(hasZone ? text : `${text}Z`);
	return time >= EARLIEST ? new Date(time).toISOString() : null;
}
