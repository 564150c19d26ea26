import { err, ok, type Result } from '../../../domain/result';
import type { RemoteError } from '../../shared/remote-error';
import { outcomeOf } from './outcome-of';
import { AccessDenied, QueryTooCostly } from './shopify-error';

/** Failures that the next call would meet too, so that the rest is not even tried. */
const SHOP_AWAY: ReadonlyArray<RemoteError['kind']> = ['throttled', 'unauthorised', 'unavailable'];

/**
 * Reads things by id, at most `size` per call; `read` answers in the order of the ids it was given. A query that is too
 * costly is asked again for half as much. What Shopify refuses fails alone: its batch is read one by one. Every id has
 * an outcome.
 */
export async function readBatches<T>(
	ids: readonly string[],
	size: number,
	read: (batch: readonly string[]) => Promise<Array<T | null>>,
): Promise<Map<string, Result<T | null, RemoteError>>> {
	const outcomes = new Map<string, Result<T | null, RemoteError>>();
	let most = size;
	let queue = [[...new Set(ids)]];
	for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
		const batch = next.slice(0, most);
		if (batch.length < next.length) queue.unshift(next.slice(batch.length));
		if (batch.length === 0) continue;
		const page = await outcomeOf(read(batch));
		if (page.ok) {
			for (const [index, id] of batch.entries()) outcomes.set(id, ok(page.value[index] ?? null));
			continue;
		}
		if (batch.length > 1 && page.error instanceof QueryTooCostly) {
			most = Math.floor(batch.length / 2);
			queue.unshift(batch);
			continue;
		}
		const lost = SHOP_AWAY.includes(page.error.kind) || page.error instanceof AccessDenied;
		if (!lost && batch.length > 1) {
			queue.unshift(...batch.map((id) => [id]));
			continue;
		}
		for (const id of lost ? [batch, ...queue].flat() : batch) outcomes.set(id, err(page.error));
		if (lost) queue = [];
	}
	return outcomes;
}
