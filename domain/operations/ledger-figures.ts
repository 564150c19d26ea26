import type { Bar } from './draw-bars';
import type { LedgerFact } from './operations-facts';
import { isIn, type ReportPeriods, type Span } from './report-period';
import { entry, figure, type ReportRow } from './report-row';
import { spanWords } from './time-words';

/** What the looks of each period came to: counts, retries, and how long an order took from its first signal on. */
export function ledgerFigures(
	ledger: readonly LedgerFact[],
	{ current, previous }: ReportPeriods,
): ReportRow[] {
	const [now, before] = [countsOf(ledger, current), countsOf(ledger, previous)];
	return [
		figure('Looks at orders', now.looks, before.looks),
		figure('Orders written', now.written, before.written),
		figure('Orders refused, in whole or in part', now.refused, before.refused),
		figure('Looks that had to wait', now.held, before.held),
		figure('Retries', now.retries, before.retries),
		figure('Edits', now.edits, before.edits),
		figure('Time until written: half of the orders', now.half, before.half),
		figure('Time until written: 95 of 100', now.most, before.most),
		figure('Time until written: longest', now.longest, before.longest),
	];
}

type Counts = Record<'looks' | 'written' | 'refused' | 'held' | 'retries' | 'edits', number> &
	Record<'half' | 'most' | 'longest', string>;

function countsOf(ledger: readonly LedgerFact[], span: Span): Counts {
	const rows = ledger.filter((row) => isIn(span, row.recorded_at));
	const withOutcome = (...outcomes: string[]): LedgerFact[] =>
		rows.filter(({ outcome }) => outcomes.includes(outcome));
	const seconds = withOutcome('converged')
		.flatMap((row) =>
			row.first_received_at === null ? [] : [secondsOf(row, row.first_received_at)],
		)
		.sort((one, other) => one - other);
	const atRank = (percent: number): string => {
		const value = seconds[rankOf(percent, seconds.length)];
		return value === undefined ? '' : spanWords(value);
	};
	return {
		looks: rows.length,
		written: distinct(withOutcome('converged', 'partly'), orderIn),
		refused: distinct(withOutcome('refused', 'partly'), orderIn),
		held: withOutcome('held').length,
		retries: withOutcome('retrying').length,
		edits: distinct(rows.filter(isEdit), editIn),
		half: atRank(50),
		most: atRank(95),
		longest: atRank(100),
	};
}

const secondsOf = ({ recorded_at: to }: LedgerFact, from: number): number => (to - from) / 1000;

/** The nearest rank: the smallest value that at least so many of a hundred do not exceed. */
const rankOf = (percent: number, count: number): number =>
	Math.max(0, Math.ceil((percent * count) / 100) - 1);

const orderIn = ({ lane, order_key: key }: LedgerFact): string => `${lane} ${key}`;

/** Several flows look at one edit, and one flow several times. */
const editIn = (row: LedgerFact): string => `${row.order_key} ${row.source_updated_at}`;
const isEdit = ({ edited_by: by }: LedgerFact): boolean => by !== '';

const distinct = (rows: readonly LedgerFact[], nameOf: (row: LedgerFact) => string): number =>
	new Set(rows.map(nameOf)).size;

/** Edits of each period by the app or person that made them, most first. */
export function editsByEditor(
	ledger: readonly LedgerFact[],
	{ current, previous }: ReportPeriods,
): ReportRow[] {
	const countIn = (span: Span, editor: string): number =>
		distinct(
			ledger.filter((row) => isIn(span, row.recorded_at) && row.edited_by === editor),
			editIn,
		);
	const editors = new Set(
		ledger
			.filter(
				(row) => isEdit(row) && (isIn(current, row.recorded_at) || isIn(previous, row.recorded_at)),
			)
			.map(({ edited_by: by }) => by),
	);
	return [...editors]
		.map((name) => ({ name, now: countIn(current, name), before: countIn(previous, name) }))
		.sort((one, other) => other.now - one.now || (one.name < other.name ? -1 : 1))
		.map(({ name, now, before }) => figure(name, now, before));
}

/** Orders written in each part of the periods, for the chart. */
export const writtenBars = (
	ledger: readonly LedgerFact[],
	{ current, previous }: ReportPeriods,
): Bar[] => {
	const written = ledger.filter(({ outcome }) => outcome === 'converged' || outcome === 'partly');
	const countIn = (span: Span | undefined): number =>
		span
			? distinct(
					written.filter((row) => isIn(span, row.recorded_at)),
					orderIn,
				)
			: 0;
	return current.parts.map((part, place) => ({
		label: part.label,
		now: countIn(part),
		before: countIn(previous.parts[place]),
	}));
};

/** The orders that were tried again most often in the period, most first. */
export function mostRetried(
	ledger: readonly LedgerFact[],
	{ current }: ReportPeriods,
): ReportRow[] {
	const tries = new Map<string, { row: LedgerFact; count: number }>();
	for (const row of ledger) {
		if (row.outcome !== 'retrying' || !isIn(current, row.recorded_at)) continue;
		const name = orderIn(row);
		tries.set(name, { row, count: (tries.get(name)?.count ?? 0) + 1 });
	}
	return [...tries.values()]
		.sort(
			(one, other) => other.count - one.count || (orderIn(one.row) < orderIn(other.row) ? -1 : 1),
		)
		.map(({ row, count }) => entry(row.order_name || row.order_key, `${count} retries`, row.lane));
}
