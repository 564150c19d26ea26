import { DateTime } from 'luxon';
import type { LocalClock } from '../../domain/gate/gate-context';

/** The time of day in an IANA time zone, in minutes since midnight; null when there is no such zone. */
export function toLocalClock(now: Date, timeZone: string): LocalClock | null {
	const local = DateTime.fromJSDate(now, { zone: timeZone });
	return local.isValid ? { now, localMinutes: local.hour * 60 + local.minute } : null;
}
