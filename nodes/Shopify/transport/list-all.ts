import type { Page } from './queries/payouts';

/** The vendor lists no more than this behind one search (docs/vendors/shopify.md §7). */
export const MOST_LISTED = 25_000;

/**
 * Every entry of a list that comes in the order of ids, by search and cursor. Where the vendor's list ends it goes on
 * behind the last id, and fails if it was not in that order. An entry that moves while it is read comes once.
 */
export async function listAll<T extends { id: string }>(
	read: (filter: string | null, after: string | null) => Promise<Page<T>>,
	mostListed = MOST_LISTED,
): Promise<T[]> {
	const found = new Map<string, T>();
	let filter: string | null = null;
	let after: string | null = null;
	let listed = 0;
	for (;;) {
		const page: Page<T> = await read(filter, after);
		for (const entry of page.entries) found.set(entry.id, entry);
		if (page.endCursor === null) return [...found.values()];
		listed += page.entries.length;
		after = page.endCursor;
		if (listed + page.entries.length <= mostListed) continue;
		filter = `id:>${lastId([...found.values()], mostListed)}`;
		after = null;
		listed = 0;
	}
}

/** The list goes on behind its last id. Out of the order of ids, entries would be left out unseen. */
function lastId(entries: ReadonlyArray<{ id: string }>, mostListed: number): bigint {
	const ids = entries.map(({ id }) => BigInt(/(\d+)$/.exec(id)?.[1] ?? 0));
	const wrong = ids.findIndex((id, at) => at > 0 && id <= (ids[at - 1] ?? 0n));
	if (wrong >= 0) {
		throw new Error(
			`Shopify listed ${ids[wrong]} out of the order of ids, and lists no more than ${mostListed} at once: read a part of them by SKU instead`,
		);
	}
	return ids[ids.length - 1] ?? 0n;
}
