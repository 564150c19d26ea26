import type { PairOutcome } from './push-outcome';
import type { StockPlan } from './stock-plan';
import type { StockRunCounts } from './stock-run-row';

/** Counts what a push came to; `repairs` and `problems` are their numbers. */
export function countStockRun(
	plan: StockPlan,
	pairs: readonly PairOutcome[],
	{ repairs, problems }: { repairs: number; problems: number },
): StockRunCounts {
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
		repaired: repairs,
		held: skipped('inFlight'),
		not_raised: skipped('notRaised'),
		unread: skipped('unread'),
		problems,
		untouched: plan.untouched,
	};
}

/** Said of a run whose items kept changing. */
const INCOMPLETE =
	' The list of items changed while it was read, so some may be missing until the next push.';

export type RunMood = { isDry: boolean; isComplete: boolean };

/** What a push came to, in a sentence. */
export function stockRunMessage(counts: StockRunCounts, { isDry, isComplete }: RunMood): string {
	const parts: Array<[number, string]> = [
		[counts.changed, 'set'],
		[counts.stale, 'changed meanwhile'],
		[counts.rejected, 'refused by the shop'],
		[counts.unknown, 'without an answer'],
		[counts.not_started, isDry ? 'would be set' : 'not started'],
		[counts.held, 'held back for orders on their way'],
		[counts.not_raised, 'not raised because orders are on their way for too long'],
		[counts.unread, 'not read'],
		[counts.problems - counts.rejected, 'with a problem'],
	];
	const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
	return (isDry ? 'Dry run. ' : '') + sentence(said, counts.equal) + (isComplete ? '' : INCOMPLETE);
}

function sentence(said: readonly string[], equal: number): string {
	if (said.length > 0) return `Levels: ${said.join(', ')}, ${equal} right already.`;
	return equal > 0
		? `Nothing to do: ${equal} levels looked at, all right already.`
		: 'Nothing to do.';
}
