import { inBatches } from './in-batches';

/** Calls a vendor may be busy with at once for one node. */
export const PARALLEL_READS = 5;

/**
 * Runs over a list with at most `width` calls at once, results in the list's order. `firstAlone` lets the first call
 * finish before the others start, so that an expired session is renewed once instead of by each of them.
 */
export async function inParallel<T, R>(
	list: readonly T[],
	width: number,
	run: (element: T) => Promise<R>,
	{ firstAlone = false } = {},
): Promise<R[]> {
	const alone = firstAlone ? list.slice(0, 1) : [];
	const results: R[] = [];
	for (const batch of [alone, ...inBatches(list.slice(alone.length), width)]) {
		results.push(...(await Promise.all(batch.map(run))));
	}
	return results;
}
