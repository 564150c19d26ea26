import { DateTime } from 'luxon';
import type { IExecuteFunctions } from 'n8n-workflow';
import { badOption, type CreditOptions } from './credit-options';

/** The zone in which bookings get their date: that of the options, or else of the workflow. */
export function readTimeZone(context: IExecuteFunctions, { timeZone }: CreditOptions): string {
	if (timeZone === '') return context.getTimezone();
	if (DateTime.local({ zone: timeZone }).isValid) return timeZone;
	throw badOption(context, 'timeZone', `"${timeZone}" is not a time zone`);
}

/** The ISO date of an ISO time in a zone; empty for what is no time. */
export const toLocalDay = (at: string, timeZone: string): string =>
	DateTime.fromISO(at, { zone: timeZone }).toISODate() ?? '';

/** Today in a zone where a booking in a closed period is dated today; null where it is refused. */
export const todayFor = ({ closedPeriod }: CreditOptions, timeZone: string): string | null =>
	closedPeriod === 'today' ? toLocalDay(new Date().toISOString(), timeZone) : null;
