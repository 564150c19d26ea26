import type { NewSignalRow } from '../signal/signal-row';
import { LONGEST_RETRY_SECONDS, rememberRows, retryDelaySeconds } from '../signal/requeue';
import type { Judgement } from './judgement';
import type { SyncItem } from './sync-item';

/** An order nobody could finish is looked at again for this long; its exception stays open after that. */
const LOOK_AGAIN_DAYS = 14;

/** What waits for longer than that is looked at no more often than every six hours. */
const LONG_WAIT_SECONDS = 6 * 3600;

/**
 * The rows that keep an unfinished order remembered; none when it is done. An order that we still hold is looked at again
 * whatever happened, or nobody would ever let it go. The days are counted from `since`, an ISO instant.
 */
export function rememberOrder(
	item: SyncItem,
	judgement: Judgement,
	since: string,
	now: Date,
): NewSignalRow[] {
	const look = { ...item.look, targetOrderId: item.target?.orderId ?? item.look.targetOrderId };
	const hold = stillHeld(item);
	if (item.released === 'stillEdited') return rememberRows(look, { signal: true, hold });
	const days = (now.getTime() - Date.parse(since)) / 86_400_000;
	const isLong = days >= LOOK_AGAIN_DAYS;
	const waits = judgement.account?.waits ?? false;
	const again = (judgement.lookAgain || hold) && (!isLong || waits);
	if (!again) return rememberRows(look, { signal: false, hold });
	const asked = judgement.lookAgainAt ?? retryAt(item, judgement, now);
	const slow = inSeconds(now, LONG_WAIT_SECONDS);
	const notBefore = isLong && Date.parse(asked) < Date.parse(slow) ? slow : asked;
	return rememberRows(
		{
			...look,
			attempt: look.attempt + (judgement.countsAsTry ? 1 : 0),
			notBefore,
		},
		{ signal: true, hold },
	);
}

function retryAt(item: SyncItem, judgement: Judgement, now: Date): string {
	const { lookAgain, countsAsTry, retryAfterSeconds } = judgement;
	const delay = lookAgain
		? retryDelaySeconds(item.look.attempt, retryAfterSeconds)
		: LONGEST_RETRY_SECONDS;
	const seconds = countsAsTry ? delay : retryAfterSeconds;
	return inSeconds(now, seconds);
}

const inSeconds = (now: Date, seconds: number): string =>
	new Date(now.getTime() + seconds * 1000).toISOString();

/** Whether the order in the target is seen to be parked after this look, and not for want of payment. */
export const isParkedByUs = (item: SyncItem): boolean =>
	stillHeld(item) && item.released !== 'unpaid' && item.target?.facts.paid === true;

/** Whether the order is still parked on our account after this look. */
function stillHeld(item: SyncItem): boolean {
	if (item.released === 'released' || item.released === 'notHeld') return false;
	if (item.applied) return item.applied.stillHeld;
	if (!item.look.heldByUs || item.decision?.code === 'NOT_NEEDED') return false;
	return item.target ? item.target.facts.parked && !item.target.facts.closed : true;
}
