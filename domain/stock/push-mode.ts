import { z } from 'zod';
import type { PushMode } from './stock-plan';
import { tableCell } from './table-cell';

/** What is read of a full push; a row without a time counts as none. */
const fullRunSchema = z.object({ recorded_at: z.coerce.date(), good: tableCell });

/**
 * When everything was last compared, from rows of full pushes; null for never. Once levels are set for real, dry runs do
 * not count: nothing of what they found was set or told.
 */
export function lastFullAt(rows: readonly unknown[], isDry: boolean): Date | null {
	const times = rows.flatMap((row) => {
		const run = fullRunSchema.safeParse(row);
		if (!run.success || (run.data.good === 'dry' && !isDry)) return [];
		return [run.data.recorded_at.getTime()];
	});
	return times.length > 0 ? new Date(Math.max(...times)) : null;
}

/** How a push was asked for, and when everything was last compared. */
export type ModeFacts = {
	asked: PushMode;
	/** Null if nobody ever compared everything. */
	lastFullAt: Date | null;
	/** From this age on the last full push is too old to build on. */
	fullAfterHours: number;
};

/**
 * Whether a push looks at everything. One that was asked for changes only becomes a full one where there is nothing to
 * build on: before the first full push, and after a night whose full push did not take place.
 */
export function decidePushMode(
	{ asked, lastFullAt, fullAfterHours }: ModeFacts,
	now: Date,
): { mode: PushMode; reason: string } {
	if (asked === 'full') return { mode: 'full', reason: 'asked for' };
	if (!lastFullAt) return { mode: 'full', reason: 'no full push yet' };
	const hours = (now.getTime() - lastFullAt.getTime()) / 3_600_000;
	if (hours <= fullAfterHours) return { mode: 'delta', reason: 'asked for' };
	return { mode: 'full', reason: `the last full push is ${Math.floor(hours)} hours old` };
}
