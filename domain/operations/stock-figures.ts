import { normalised } from '../mapping/mappings';
import type { OperationsFacts, StockDifference, StockRunFact } from './operations-facts';
import { isIn, type ReportPeriods } from './report-period';
import { entry, figure, NOT_GIVEN, type ReportRow } from './report-row';

/** What the stock pushes of each period came to. */
export function stockFigures(
	runs: OperationsFacts['stockRuns'],
	{ current, previous }: ReportPeriods,
): ReportRow[] {
	if (runs === null) return [figure('Stock pushes', NOT_GIVEN, '')];
	const both = (name: string, add: (run: StockRunFact) => number): ReportRow => {
		const sumIn = (span: typeof current): number =>
			runs.filter((run) => isIn(span, run.recorded_at)).reduce((sum, run) => sum + add(run), 0);
		return figure(name, sumIn(current), sumIn(previous));
	};
	return [
		both('Stock pushes', () => 1),
		both('Stock pushes that left something over', ({ good }) => (good === 'no' ? 1 : 0)),
		both('Stock levels changed', ({ changed }) => changed),
		both('Stock levels refused', ({ rejected }) => rejected),
		both('Stock levels without an answer or not started', (run) => run.unknown + run.not_started),
		both('Stock levels repaired after a restock without goods', ({ repaired }) => repaired),
	];
}

/** Levels of the shop that were off by so many units or more, the worst first. */
export const stockDifferences = (levels: readonly StockDifference[], units: number): ReportRow[] =>
	levels
		.map((level) => ({ ...level, off: level.to - level.from }))
		.filter(({ off }) => off !== 0 && Math.abs(off) >= units)
		.sort(
			(one, other) =>
				Math.abs(other.off) - Math.abs(one.off) || (placeOf(one) < placeOf(other) ? -1 : 1),
		)
		.map(({ sku, locationId, from, to, off }) =>
			entry(
				sku,
				off > 0 ? `+${off}` : String(off),
				`${locationId === '' ? '' : `location ${locationId}: `}${from} in the shop, ${to} wanted`,
			),
		);

const placeOf = ({ sku, locationId }: StockDifference): string =>
	`${normalised(sku)} ${locationId}`;
