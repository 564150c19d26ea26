import type { RemoteError } from '../../shared/remote-error';

/** Tries of one call, the first included, by what stopped the last one. */
const TRIES: Readonly<Partial<Record<RemoteError['kind'], number>>> = {
	throttled: 6,
	unavailable: 4,
};

const FIRST_SECONDS = { throttled: 2, unavailable: 1 };
const LONGEST_SECONDS = 60;

/**
 * Milliseconds before the next try after `failures` failures of this kind, or null when there is none. The pauses
 * double; `chance` is a number from 0 up to 1 that spreads parallel calls, so that they do not come back together.
 */
export function waitBeforeNextTry(
	error: RemoteError,
	failures: number,
	chance: number,
): number | null {
	if (failures >= (TRIES[error.kind] ?? 1)) return null;
	const first = FIRST_SECONDS[error.kind === 'throttled' ? 'throttled' : 'unavailable'];
	const seconds = Math.max(first * 2 ** (failures - 1), error.details.retryAfterSeconds);
	return Math.round(Math.min(seconds, LONGEST_SECONDS) * 1000 * (1 + chance / 2));
}
