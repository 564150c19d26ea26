import { setTimeout as sleep } from 'node:timers/promises';

const TIMEOUT_MS = 120_000;
const POLL_MS = 200;

/** Seconds from a time in milliseconds until now, to a tenth. */
export const secondsSince = (start: number): number =>
	Number(((Date.now() - start) / 1000).toFixed(1));

/** A line that says what happened after so many seconds. */
export const at = (seconds: number, what: string): string =>
	`  ${seconds.toFixed(1).padStart(5)} s  ${what}`;

/** Waits until a check comes true; false if it never does within two minutes. */
export async function comesTrue(check: () => Promise<boolean> | boolean): Promise<boolean> {
	const deadline = Date.now() + TIMEOUT_MS;
	while (Date.now() < deadline) {
		if (await check()) return true;
		await sleep(POLL_MS);
	}
	return false;
}
