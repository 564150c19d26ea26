import type { ExceptionRow } from '../exception/order-exception';
import type { ExceptionClosure } from '../report/edit-report';
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
import type { StockPlan } from './stock-plan';
import type { StockProblem } from './stock-problem';
import { judgeRun, type EarlierRun, type RunLimits } from './judge-stock-run';
import { toPushedRows } from './to-pushed-rows';

/** A row of the table of stock pushes: what one push came to. */
export type StockRunRow = {
	run_id: string;
	mode: StockPlan['mode'];
	/** Levels that were looked at in the shop. */
	looked: number;
	changed: number;
	equal: number;
	stale: number;
	rejected: number;
	/** No answer came, and reading back did not settle it. */
	unknown: number;
	not_started: number;
	/** Of `changed`: too high before, because of a stock signal. */
	repaired: number;
	/** Left alone because an order on its way may move them. */
	held: number;
	/** Shop or warehouse was not read. */
	unread: number;
	problems: number;
	/** Levels that nothing spoke against, so they were not looked at. */
	untouched: number;
	calls: number;
	/** Age of the oldest stock signal that is still open, in minutes; 0 for none. */
	oldest_signal_minutes: number;
	/** `yes`: nothing is left over for want of an answer. */
	good: 'yes' | 'no';
	/** Why somebody should look at the push as a whole; empty when nobody need. */
	alert: string;
	/** One sentence for people. */
	message: string;
	/** The repairs, a line each. */
	repairs: string;
	started_at: string;
	recorded_at: string;
	execution_id: string;
};

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
	/** Calls that the run made to both systems. */
	calls: number;
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
	{ plan, outcomes, marks, earlier, openExceptions, isComplete, calls }: StockRun,
	limits: RunLimits,
	context: StockReportContext,
): StockReport {
	const pairs = pairOutcomes(plan, outcomes);
	const problems = [...plan.problems, ...refusals(pairs)];
	const { settled, open } = settleMarks(plan, pairs, marks);
	const counts = countRun(plan, pairs, problems);
	const { isGood, worry } = judgeRun({ ...counts, isComplete }, earlier, limits, context.now);
	const { now, runId, executionId } = context;
	const findings = { problems, worry, judged: judgedPlaces(plan, pairs) };
	const oldest = Math.min(...open.map((mark) => Date.parse(mark.receivedAt)), now.getTime());
	const { exceptions, closures } = toStockExceptions(findings, openExceptions, context);
	return {
		row: {
			...{ run_id: runId, mode: plan.mode, ...counts, calls },
			oldest_signal_minutes: Math.floor((now.getTime() - oldest) / 60_000),
			good: isGood ? 'yes' : 'no',
			alert: worry?.reason ?? '',
			message: messageOf(counts) + (isComplete ? '' : INCOMPLETE),
			repairs: repairsDone(plan, pairs).join('\n'),
			...{ started_at: plan.plannedAt, recorded_at: now.toISOString(), execution_id: executionId },
		},
		exceptions,
		closures,
		pushed: toPushedRows(plan, pairs, { runId, now }),
		handledMarks: settled.map(({ id }) => id),
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
	...plan.skipped.filter(({ why }) => why !== 'inFlight' && why !== 'unread'),
	...plan.problems,
];

const repairsDone = (plan: StockPlan, pairs: readonly PairOutcome[]): string[] => {
	const done = new Set(
		pairs
			.filter(({ status }) => status === 'done')
			.map(({ pair }) => `${pair.sku}@${pair.locationId}`),
	);
	return plan.repairs
		.filter(({ sku, locationId }) => done.has(`${sku}@${locationId}`))
		.map(({ sku, locationId, text }) => `SKU "${sku}" at shop location ${locationId} ${text}`);
};

type RunCounts = Pick<
	StockRunRow,
	| 'looked'
	| 'changed'
	| 'equal'
	| 'stale'
	| 'rejected'
	| 'unknown'
	| 'not_started'
	| 'repaired'
	| 'held'
	| 'unread'
	| 'problems'
	| 'untouched'
>;

function countRun(
	plan: StockPlan,
	pairs: readonly PairOutcome[],
	problems: readonly StockProblem[],
): RunCounts {
	const ended = (status: PairOutcome['status']): number =>
		pairs.filter((each) => each.status === status).length;
	const skipped = (why: string): number => plan.skipped.filter((each) => each.why === why).length;
	return {
		looked: pairs.length + plan.equal.length,
		changed: ended('done'),
		equal: plan.equal.length + ended('alreadyDone'),
		stale: ended('stale'),
		rejected: ended('rejected'),
		unknown: ended('unknown'),
		not_started: ended('notStarted'),
		repaired: repairsDone(plan, pairs).length,
		held: skipped('inFlight'),
		unread: skipped('unread'),
		problems: problems.length,
		untouched: plan.untouched,
	};
}

/** Said of a run whose items kept changing. */
const INCOMPLETE =
	' The list of items changed while it was read, so some may be missing until the next push.';

function messageOf(counts: RunCounts): string {
	const parts: Array<[number, string]> = [
		[counts.changed, 'set'],
		[counts.stale, 'changed meanwhile'],
		[counts.rejected, 'refused by the shop'],
		[counts.unknown, 'without an answer'],
		[counts.not_started, 'not started'],
		[counts.held, 'held back for orders on their way'],
		[counts.unread, 'not read'],
		[counts.problems - counts.rejected, 'with a problem'],
	];
	const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
	if (said.length > 0) return `Levels: ${said.join(', ')}, ${counts.equal} right already.`;
	return counts.equal > 0
		? `Nothing to do: ${counts.equal} levels looked at, all right already.`
		: 'Nothing to do.';
}
