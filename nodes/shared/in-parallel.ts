/** Calls a vendor may be busy with at once for one node. */
export const PARALLEL_READS = 5;

/**
 * Runs over a list with at most `width` calls at once, results in the list's order. The next call starts as soon as one
 * ends, and none after one failed. `firstAlone` lets the first call finish before the others start, so that an expired
 * session is renewed once instead of by each of them.
 */
export async function inParallel<T, R>(
	list: readonly T[],
	width: number,
	run: (element: T) => Promise<R>,
	{ firstAlone = false } = {},
): Promise<R[]> {
	const results: R[] = [];
	const left = list.entries();
	let hasFailed = false;
	const runNext = async (): Promise<boolean> => {
		const next = left.next();
		if (hasFailed || next.done) return false;
		const [at, element] = next.value;
		const call = run(element);
		call.catch(() => (hasFailed = true));
		results[at] = await call;
		return true;
	};
	const runRest = async (): Promise<void> => {
		while (await runNext());
	};
	if (firstAlone) await runNext();
	await Promise.all(Array.from({ length: Math.max(1, Math.min(width, list.length)) }, runRest));
	return results;
}
