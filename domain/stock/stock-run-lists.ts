import { holdsBack, overdueWords, type OverdueOrder } from './overdue-order';
import type { PairOutcome } from './push-outcome';
import type { StockPlan } from './stock-plan';
import { problemWords, type StockProblem } from './stock-problem';

/** A cell of a table is no place for thousands of them. */
const MOST = 100;

/** The repairs that were made, a line each. */
export function repairsDone(plan: StockPlan, pairs: readonly PairOutcome[]): string[] {
	const done = new Set(
		pairs
			.filter(({ status }) => status === 'done')
			.map(({ pair }) => `${pair.sku}@${pair.locationId}`),
	);
	return plan.repairs
		.filter(({ sku, locationId }) => done.has(`${sku}@${locationId}`))
		.map(({ sku, locationId, text }) => `SKU "${sku}" at shop location ${locationId} ${text}`);
}

/** The levels that differed most between shop and warehouse, the largest difference first, as JSON. */
export function stockDifferences({ pairs }: StockPlan): string {
	const units = ({ from, to }: { from: number; to: number }): number => Math.abs(to - from);
	const largest = [...pairs].sort((a, b) => units(b) - units(a)).slice(0, MOST);
	return JSON.stringify(
		largest.map(({ sku, locationId, from, to, why }) => ({ sku, locationId, from, to, why })),
	);
}

/** Problems in words, those of overdue orders first. */
export const problemLines = (
	problems: readonly StockProblem[],
	overdue: readonly OverdueOrder[],
): string =>
	firstLines([...overdue.filter(holdsBack).map(overdueWords), ...problems.map(problemWords)]);

/** Lines as one text, and how many there are beyond those that fit. */
export const firstLines = (lines: readonly string[]): string =>
	[
		...lines.slice(0, MOST),
		...(lines.length > MOST ? [`And ${lines.length - MOST} more.`] : []),
	].join('\n');
