/** A time in which an order was on its way, from its first signal on until its row was handled; null while it is not. */
export type Wait = { from: Date; until: Date | null };

/**
 * Since when an order has been on its way without a break, from the waits of all its rows; null for none. Whoever
 * looks at an order that cannot be finished writes its row anew, and a fresh signal starts to count anew, so the age of
 * the newest row is none. What counts is that one wait begins before another has ended.
 */
export function waitingSince(waits: readonly Wait[]): Date | null {
	const end = ({ until }: Wait): number => until?.getTime() ?? Infinity;
	const lastFirst = [...waits].sort((a, b) => end(b) - end(a));
	let since: Date | null = null;
	for (const wait of lastFirst) {
		if (since !== null && end(wait) < since.getTime()) break;
		if (since === null || wait.from < since) since = wait.from;
	}
	return since;
}
