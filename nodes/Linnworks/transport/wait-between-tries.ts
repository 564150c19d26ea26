import type { RemoteError } from '../../shared/remote-error';

/** Tries of one call, the first included, by what stopped the last one. */
const TRIES: Readonly<Record<RemoteError['kind'], number>> = {
	throttled: 5,
	unauthorised: 3,
	unavailable: 3,
	rejected: 1,
	conflict: 1,
	unknownOutcome: 1,
};

const FIRST_THROTTLED_SECONDS = 2;
const LONGEST_THROTTLED_SECONDS = 60;
const FIRST_UNAVAILABLE_MS = 500;
const UNAUTHORISED_MS = 400;

/**
 * Milliseconds before the next try after `failures` failures of this kind, or null when there is none.
 * `chance` is a number from 0 up to 1 that spreads parallel calls. A 401 after n8n's own renewal means that a
 * parallel execution renewed the session too, so it waits for the dust to settle.
 */
export function waitBeforeNextTry(
	error: RemoteError,
	failures: number,
	chance: number,
): number | null {
	if (failures >= TRIES[error.kind]) return null;
	if (error.kind === 'throttled') {
		const doubling = FIRST_THROTTLED_SECONDS * 2 ** (failures - 1);
		const asked = error.details.retryAfterSeconds;
		const seconds = Math.min(asked > 0 ? asked : doubling, LONGEST_THROTTLED_SECONDS);
		return Math.round(seconds * 1000 * (1 + chance / 4));
	}
	if (error.kind === 'unauthorised') return Math.round(UNAUTHORISED_MS * (0.5 + chance));
	return Math.round(FIRST_UNAVAILABLE_MS * 2 ** (failures - 1) * (0.75 + chance / 2));
}
