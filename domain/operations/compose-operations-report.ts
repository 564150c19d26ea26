import { csvText } from '../csv-text';
import type { Bar } from './draw-bars';
import { exceptionFigures, isOpen, oldestByTeam } from './exception-figures';
import { editsByEditor, ledgerFigures, mostRetried, writtenBars } from './ledger-figures';
import { notArrived, notTold } from './missing-orders';
import type { OperationsFacts, OperationsSettings, OrderFact } from './operations-facts';
import { isIn, type ReportPeriods } from './report-period';
import { entry, figure, NOT_GIVEN, type ReportRow, type Section } from './report-row';
import { stockDifferences, stockFigures } from './stock-figures';
import { instantWords, spanWords } from './time-words';
import { wordOperationsReport, type ReportMessage } from './word-operations-report';

export type OperationsReport = ReportMessage & {
	csv: string;
	/** Orders written by hour or day, to be drawn. */
	bars: Bar[];
};

/**
 * The daily or weekly report to operations: figures of the period with those of the one before, and lists of what
 * somebody has to look at now. Rows that only one period needs may be given for both. The file holds every line and is
 * safe to open in a spreadsheet; equal facts in any order give an equal report.
 */
export function composeOperationsReport(
	facts: OperationsFacts,
	periods: ReportPeriods,
	settings: OperationsSettings,
	now: Date,
): OperationsReport {
	const arrival = notArrived(facts, settings.graceMinutes, now);
	const dispatch = notTold(facts, settings.graceMinutes, now);
	const differences =
		facts.stockDifferences && stockDifferences(facts.stockDifferences, settings.differenceUnits);
	const sections: Section[] = [
		{
			title: 'Figures',
			rows: [
				...ledgerFigures(facts.ledger, periods),
				...orderFigures('Orders placed', facts.shopOrders, periods),
				...orderFigures('Orders shipped', facts.dispatches, periods),
				figure('Orders that did not arrive by now', arrival?.length ?? NOT_GIVEN, ''),
				figure(
					'Dispatches that the shop was not told of by now',
					dispatch?.length ?? NOT_GIVEN,
					'',
				),
				...stockFigures(facts.stockRuns, periods),
				figure('Stock differences', differences?.length ?? NOT_GIVEN, ''),
				...exceptionFigures(facts.exceptions, periods),
			],
		},
		{ title: 'Orders that did not arrive', rows: missing(arrival, 'placed', now) },
		{ title: 'Dispatches that the shop was not told of', rows: missing(dispatch, 'shipped', now) },
		{
			title: `Stock differences of ${settings.differenceUnits} units or more`,
			rows: differences ?? [],
		},
		{ title: 'Open exceptions by team', rows: oldestByTeam(facts.exceptions, now) },
		{ title: 'Edits by app or person', rows: editsByEditor(facts.ledger, periods) },
		{ title: 'Tried again most often', rows: mostRetried(facts.ledger, periods) },
		{ title: 'Alerts of the stock push', rows: stockAlerts(facts, periods) },
		{ title: 'Could not be read', rows: facts.unread.map((what) => entry(what, '', '')) },
	].filter(({ rows }) => rows.length > 0);
	const bars = writtenBars(facts.ledger, periods);
	const lines = [
		...counted(arrival?.length ?? 0, 'order did not arrive', 'orders did not arrive'),
		...counted(dispatch?.length ?? 0, 'dispatch was not told', 'dispatches were not told'),
		...counted(differences?.length ?? 0, 'stock difference', 'stock differences'),
		...counted(facts.exceptions.filter(isOpen).length, 'open exception', 'open exceptions'),
	];
	return {
		...wordOperationsReport(lines, sections, bars, periods),
		csv: csvText([
			['Part', 'Name', 'Value', 'Before', 'Detail'],
			...sections.flatMap(({ title, rows }) =>
				rows.map(({ name, value, before, detail }) => [title, name, value, before, detail]),
			),
		]),
		bars,
	};
}

const counted = (count: number, one: string, several: string): string[] =>
	count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];

function orderFigures(
	name: string,
	orders: readonly OrderFact[] | null,
	{ current, previous }: ReportPeriods,
): ReportRow[] {
	if (orders === null) return [figure(name, NOT_GIVEN, '')];
	const countIn = (span: typeof current): number =>
		new Set(orders.filter(({ at }) => isIn(span, at)).map(({ orderKey }) => orderKey)).size;
	return [figure(name, countIn(current), countIn(previous))];
}

const missing = (orders: readonly OrderFact[] | null, done: string, now: Date): ReportRow[] =>
	(orders ?? []).map(({ name, at }) =>
		entry(name, spanWords((now.getTime() - at) / 1000), `${done} ${instantWords(at)}`),
	);

const stockAlerts = ({ stockRuns }: OperationsFacts, { current }: ReportPeriods): ReportRow[] =>
	(stockRuns ?? [])
		.filter((run) => run.alert !== '' && isIn(current, run.recorded_at))
		.sort((one, other) => one.recorded_at - other.recorded_at || (one.alert < other.alert ? -1 : 1))
		.map(({ alert, mode, recorded_at: at }) => entry(instantWords(at), mode, alert));
