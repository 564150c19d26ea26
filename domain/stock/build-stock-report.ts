import type { ExceptionRow } from '../exception/order-exception';
import type { ExceptionClosure } from '../report/edit-report';
import { countStockRun, stockRunMessage } from './count-stock-run';
import { judgeRun, type EarlierRun, type RunLimits } from './judge-stock-run';
import { isVerified, pairOutcomes, type PairOutcome, type PushOutcome } from './push-outcome';
import type { PushedRow } from './pushed-levels';
import { marksForTheRest, settleMarks } from './settle-marks';
import {
	toStockExceptions,
	type OpenStockException,
	type StockPlace,
	type StockReportContext,
} from './stock-exceptions';
import type { NewStockMarkRow, StockMark } from './stock-marks';
import { isLeftOpen, type StockPlan } from './stock-plan';
import type { StockProblem } from './stock-problem';
import { firstLines, problemLines, repairsDone, stockDifferences } from './stock-run-lists';
import type { StockRunRow } from './stock-run-row';
import { toPushedRows } from './to-pushed-rows';

export type StockRun = {
	plan: StockPlan;
	outcomes: readonly PushOutcome[];
	/** The open stock signals that the plan was made with. */
	marks: readonly StockMark[];
	/** Rows of earlier runs. */
	earlier: readonly EarlierRun[];
	openExceptions: readonly OpenStockException[];
	/** Whether every item in use was read, or some may have slipped through. */
	isComplete: boolean;
	/** Whether nothing was to be written; then the row tells what would have been, and no signal counts as handled. */
	isDry?: boolean;
};

export type StockReport = {
	row: StockRunRow;
	exceptions: ExceptionRow[];
	closures: ExceptionClosure[];
	/** Rows for osync_stock_levels. */
	pushed: PushedRow[];
	/** Ids of the stock signals to mark as handled. */
	handledMarks: number[];
	/** Stock signals to add, so that nothing is forgotten. */
	newMarks: NewStockMarkRow[];
};

/** Writes down what a stock push came to: one row, what to remember, and what a person has to hear of. */
export function buildStockReport(
	{ plan, outcomes, marks, earlier, openExceptions, isComplete, isDry = false }: StockRun,
	limits: RunLimits,
	context: StockReportContext,
): StockReport {
	const pairs = pairOutcomes(plan, outcomes);
	const problems = [...plan.problems, ...refusals(pairs)];
	const { settled, open } = settleMarks(plan, pairs, marks);
	const repairs = repairsDone(plan, pairs);
	const counts = countStockRun(plan, pairs, {
		repairs: repairs.length,
		problems: problems.length,
	});
	const { isGood, worry } = judgeRun({ ...counts, isComplete }, earlier, limits, context.now);
	const { now, runId, executionId } = context;
	const overdue = plan.overdue.map((order) => ({
		...order,
		isUndecided: order.isUndecided || !isComplete,
	}));
	const findings = { problems, worry, overdue, judged: judgedPlaces(plan, pairs) };
	const oldest = Math.min(...open.map((mark) => Date.parse(mark.receivedAt)), now.getTime());
	return {
		row: {
			...{ run_id: runId, mode: plan.mode, ...counts },
			oldest_signal_minutes: Math.floor((now.getTime() - oldest) / 60_000),
			good: isDry ? 'dry' : isGood ? 'yes' : 'no',
			alert: isDry ? '' : (worry?.reason ?? ''),
			message: stockRunMessage(counts, { isDry, isComplete }),
			repairs: firstLines(repairs),
			differences: stockDifferences(plan),
			problem_list: problemLines(problems, overdue),
			...{ started_at: plan.plannedAt, recorded_at: now.toISOString(), execution_id: executionId },
		},
		...(isDry
			? { exceptions: [], closures: [] }
			: toStockExceptions(findings, openExceptions, context)),
		pushed: toPushedRows(plan, pairs, { runId, now }),
		handledMarks: isDry ? [] : settled.map(({ id }) => id),
		newMarks: marksForTheRest(plan, pairs, open, { runId, now }),
	};
}

const refusals = (pairs: readonly PairOutcome[]): StockProblem[] =>
	pairs
		.filter(({ status }) => status === 'rejected')
		.map(({ pair: { sku, locationId }, message }) => ({
			...{ code: 'rejected', sku, locationId, detail: message },
		}));

/** What was looked at; what was held back, not read or left open says nothing about earlier problems. */
const judgedPlaces = (plan: StockPlan, pairs: readonly PairOutcome[]): StockPlace[] => [
	...pairs.filter((each) => isVerified(each) || each.status === 'rejected').map(({ pair }) => pair),
	...plan.equal,
	...plan.skipped.filter((each) => !isLeftOpen(each)),
	...plan.problems,
];
