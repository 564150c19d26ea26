/** How deliveries misbehave; set at run time. */
export interface DeliveryPolicy {
	/** Extra copies of every delivery: the same event id, each its own webhook id. */
	duplicate: number;
	/** Deliveries of one event set go out last first. */
	reorder: boolean;
	/** Wait before the first attempt. */
	delayMs: number;
	/** Drop the next n deliveries, all of them, or those of some topics (REST form). */
	lose: number | 'all' | readonly string[];
	/** Multiplies the retry waits; 1 is the vendor's four hours. */
	timeScale: number;
	/** How long a receiver may take. */
	timeoutMs: number;
}

export const MAX_ATTEMPTS = 8;
export const FAILURES_BEFORE_REMOVAL = 8;
const RETRY_WINDOW_MS = 4 * 3_600_000;

/** Deliveries as documented. */
export function defaultPolicy(): DeliveryPolicy {
	return { duplicate: 0, reorder: false, delayMs: 0, lose: 0, timeScale: 1, timeoutMs: 5_000 };
}

/** The wait before the attempt after `failed` failures; doubling, four hours in all. */
export function retryWait(failed: number, timeScale: number): number {
	const shares = 2 ** (MAX_ATTEMPTS - 1) - 1;
	return ((RETRY_WINDOW_MS * 2 ** (failed - 1)) / shares) * timeScale;
}

/** Whether a delivery is to be lost; counts a numbered loss down. */
export function loses(policy: DeliveryPolicy, topic: string): boolean {
	if (policy.lose === 'all') return true;
	if (typeof policy.lose !== 'number') return policy.lose.includes(topic);
	if (policy.lose <= 0) return false;
	policy.lose -= 1;
	return true;
}
