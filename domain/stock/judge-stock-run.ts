import { z } from 'zod';
import { tableCell } from './table-cell';

/** What is read of an earlier run. */
export const earlierRunSchema = z.object({
	recorded_at: z.coerce.date(),
	good: tableCell,
});
export type EarlierRun = z.infer<typeof earlierRunSchema>;

/** From when on a push is a worry. */
export type RunLimits = {
	/** More levels than this that should have been pushed and were not. */
	backlog: number;
	/** Minutes since the last run that left nothing over. */
	minutesWithoutGood: number;
};

type Counts = Record<
	'stale' | 'rejected' | 'unknown' | 'not_started' | 'held' | 'not_raised' | 'unread',
	number
> & {
	/** Whether every item in use was read. */
	isComplete: boolean;
};

/**
 * Whether a run was good, and whether the push as a whole is a worry. A run is good if everything was read and nothing is
 * left over for want of an answer; levels that were sold meanwhile, refused or held back for an order are part of its
 * work, but count as backlog.
 */
export function judgeRun(
	counts: Counts,
	earlier: readonly EarlierRun[],
	{ backlog, minutesWithoutGood }: RunLimits,
	now: Date,
): { isGood: boolean; worry: { kind: string; reason: string } | null } {
	const { stale, rejected, unknown, not_started: notStarted, unread } = counts;
	const held = counts.held + counts.not_raised;
	const isGood = counts.isComplete && unknown + notStarted + unread === 0;
	const waiting = stale + rejected + unknown + notStarted + held + unread;
	if (waiting > backlog) {
		const reason = `${waiting} stock levels wait to be pushed, more than ${backlog}: ${unknown} without an answer, ${notStarted} not started, ${unread} not read, ${rejected} refused, ${stale} changed meanwhile, ${held} held back for orders. Look at the run, then let it run again.`;
		return { isGood, worry: { kind: 'backlog', reason } };
	}
	if (isGood) return { isGood, worry: null };
	const times = (good: boolean): number[] =>
		earlier
			.filter((run) => (good ? run.good === 'yes' : run.good !== 'dry'))
			.map((run) => run.recorded_at.getTime());
	const goodTimes = times(true);
	const since =
		goodTimes.length > 0 ? Math.max(...goodTimes) : Math.min(...times(false), now.getTime());
	const minutes = Math.floor((now.getTime() - since) / 60_000);
	if (minutes <= minutesWithoutGood) return { isGood, worry: null };
	const reason = `No stock push of the last ${minutes} minutes got everything done, which is longer than ${minutesWithoutGood}. Look at the runs and their errors.`;
	return { isGood, worry: { kind: 'noGoodRun', reason } };
}
