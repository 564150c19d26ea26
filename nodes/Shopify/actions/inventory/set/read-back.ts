import { inBatches } from '../../../../shared/in-batches';
import type { RemoteError } from '../../../../shared/remote-error';
import { remoteOutcome } from '../../../../shared/remote-outcome';
import { toLocationLevel, type LocationLevel } from '../../../mapping/inventory-level';
import { pairKey, type InventoryPair } from '../../../mapping/inventory-pair';
import type { InventoryClient } from '../../../transport/inventory-client';
import { itemsPerCall, LEVELS_PER_CALL } from '../../../transport/queries/inventory-levels';

/** The level of a pair, or why it could not be read; null when the shop does not have the article any more. */
export type ReadBack = { level: LocationLevel | null } | { error: RemoteError };

/**
 * The levels of pairs as they are now, by `pairKey`. Levels whose own id is known are read by it; whatever that does not
 * answer is read by its article.
 */
export async function readBack(
	client: InventoryClient,
	pairs: readonly InventoryPair[],
): Promise<ReadonlyMap<string, ReadBack>> {
	const byId = await readLevels(client, pairs);
	const byArticle = await readArticles(
		client,
		pairs.filter((pair) => !byId.has(pairKey(pair))),
	);
	return new Map([...byId, ...byArticle]);
}

/** The levels that their ids find. An id that is named for two pairs belongs to one at most, so it counts for none. */
async function readLevels(
	client: InventoryClient,
	pairs: readonly InventoryPair[],
): Promise<Map<string, ReadBack>> {
	const found = new Map<string, ReadBack>();
	const named = new Map<string, number>();
	for (const { levelId } of pairs) named.set(levelId, (named.get(levelId) ?? 0) + 1);
	const known = pairs.filter(({ levelId }) => levelId !== '' && named.get(levelId) === 1);
	for (const batch of inBatches(known, LEVELS_PER_CALL)) {
		const read = await remoteOutcome(client.readLevels(batch.map(({ levelId }) => levelId)));
		if (!read.ok) continue;
		for (const [at, pair] of batch.entries()) {
			const level = read.value[at] ?? null;
			if (level?.id !== pair.levelId) continue;
			found.set(pairKey(pair), { level: toLocationLevel(pair.locationId, level) });
		}
	}
	return found;
}

/** Articles are read with all the locations of the pairs, or location by location where that is fewer points. */
async function readArticles(
	client: InventoryClient,
	pairs: readonly InventoryPair[],
): Promise<Map<string, ReadBack>> {
	const found = new Map<string, ReadBack>();
	const locations = [...new Set(pairs.map(({ locationId }) => locationId))].sort();
	const items = [...new Set(pairs.map(({ inventoryItemId }) => inventoryItemId))];
	const together = items.length * (1 + 2 * locations.length);
	if (together <= pairs.length * 3) {
		await readItems(client, items, locations, found);
		return found;
	}
	for (const location of locations) {
		const there = pairs.filter(({ locationId }) => locationId === location);
		const ids = [...new Set(there.map(({ inventoryItemId }) => inventoryItemId))];
		await readItems(client, ids, [location], found);
	}
	return found;
}

async function readItems(
	client: InventoryClient,
	items: readonly string[],
	locations: readonly string[],
	found: Map<string, ReadBack>,
): Promise<void> {
	for (const batch of inBatches(items, itemsPerCall(locations.length))) {
		const read = await remoteOutcome(client.readItems(batch, locations));
		for (const [at, inventoryItemId] of batch.entries()) {
			const item = read.ok ? (read.value[at] ?? null) : null;
			for (const [place, locationId] of locations.entries()) {
				const level = item && toLocationLevel(locationId, item.levels[place] ?? null);
				found.set(
					pairKey({ inventoryItemId, locationId }),
					read.ok ? { level } : { error: read.error },
				);
			}
		}
	}
}
