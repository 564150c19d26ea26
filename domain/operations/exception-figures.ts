import type { ExceptionFact } from './operations-facts';
import { isIn, type ReportPeriods } from './report-period';
import { entry, figure, type ReportRow } from './report-row';
import { spanWords } from './time-words';

const OPEN = ['open', 'replay'];
const SEVERITIES = ['high', 'medium', 'low'] as const;

export const isOpen = ({ status }: ExceptionFact): boolean => OPEN.includes(status);

/** Whether it was open at an instant; one that is closed without a time counts as closed all along. */
const wasOpen = (exception: ExceptionFact, at: number): boolean =>
	exception.opened_at < at &&
	(isOpen(exception) || (exception.closed_at !== null && exception.closed_at >= at));

/** Exceptions raised and closed in each period, and those that were open at its end. */
export function exceptionFigures(
	exceptions: readonly ExceptionFact[],
	{ current, previous }: ReportPeriods,
): ReportRow[] {
	const both = (name: string, countIn: (period: typeof current) => number): ReportRow =>
		figure(name, countIn(current), countIn(previous));
	const count = (test: (exception: ExceptionFact) => boolean): number =>
		exceptions.filter(test).length;
	return [
		both('Exceptions raised', (span) => count((each) => isIn(span, each.opened_at))),
		both('Exceptions closed', (span) =>
			count((each) => !isOpen(each) && isIn(span, each.closed_at)),
		),
		...SEVERITIES.map((severity) =>
			both(`Open at the end: ${severity}`, ({ to }) =>
				count((each) => each.severity === severity && wasOpen(each, to)),
			),
		),
	];
}

const nameOf = ({ code, order_name: order }: ExceptionFact): string => `${code} ${order}`;

/** For each team how many exceptions are open now and which is the oldest; the oldest team first. */
export function oldestByTeam(exceptions: readonly ExceptionFact[], now: Date): ReportRow[] {
	const open = exceptions
		.filter(isOpen)
		.sort(
			(one, other) => one.opened_at - other.opened_at || (nameOf(one) < nameOf(other) ? -1 : 1),
		);
	return [...new Set(open.map(({ owner }) => owner))].flatMap((owner) => {
		const own = open.filter((each) => each.owner === owner);
		const [oldest] = own;
		if (!oldest) return [];
		const age = spanWords((now.getTime() - oldest.opened_at) / 1000);
		const bySeverity = SEVERITIES.map((severity) => ({
			severity,
			count: own.filter((each) => each.severity === severity).length,
		})).filter(({ count }) => count > 0);
		const counts = bySeverity.map(({ severity, count }) => `${count} ${severity}`).join(', ');
		const what = `oldest: ${oldest.code} of ${oldest.order_name || 'no order'}, ${age}`;
		return [entry(owner || 'nobody', `${own.length} open`, `${counts}; ${what}`)];
	});
}
