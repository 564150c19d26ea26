import type { Result } from '../../../domain/result';
import type { RemoteError } from '../../shared/remote-error';
import { UnreadOrder, type Unread } from './unread-order';

/** What was read of things by their ids; each id has an outcome. */
export type Pages<T> = ReadonlyMap<string, Result<T | null, RemoteError>>;

const TRIES = 3;

/** Reads orders, those that changed meanwhile again; the outcome for every id asked for. */
export async function readUntilSettled<Read extends { kind: 'found' } | Unread>(
	ids: readonly string[],
	readOnce: (ids: readonly string[]) => Promise<ReadonlyMap<string, Read>>,
): Promise<Map<string, Read>> {
	const reads = new Map<string, Read>();
	let left = [...new Set(ids)];
	for (let tries = 0; left.length > 0 && tries < TRIES; tries += 1) {
		for (const [id, read] of await readOnce(left)) reads.set(id, read);
		left = left.filter((id) => reads.get(id)?.kind === 'unsettled');
	}
	return reads;
}

/** What was read of a thing; null when the shop does not show it. Its failure is the order's. */
export function partOf<T>(pages: Pages<T>, id: string): T | null {
	const page = pages.get(id);
	if (page && !page.ok) throw page.error;
	return page?.value ?? null;
}

/** A part that was read in the same state of the order as the rest; one that is gone means that the order moved. */
export function sameState<T extends { order: { updatedAt: string } }>(
	part: T | null,
	updatedAt: string,
): T {
	if (part?.order.updatedAt !== updatedAt) throw new UnreadOrder({ kind: 'unsettled' });
	return part;
}
