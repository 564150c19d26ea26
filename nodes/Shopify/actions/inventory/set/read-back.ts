import { inBatches } from '../../../../shared/in-batches';
import type { RemoteError } from '../../../../shared/remote-error';
import { remoteOutcome } from '../../../../shared/remote-outcome';
import { toLocationLevel, type LocationLevel } from '../../../mapping/inventory-level';
import { pairKey, type InventoryPair } from '../../../mapping/inventory-pair';
import type { InventoryClient } from '../../../transport/inventory-client';
import { itemsPerCall } from '../../../transport/queries/inventory-levels';

/** The level of a pair, or why it could not be read; null when the shop does not have the article any more. */
export type ReadBack = { level: LocationLevel | null } | { error: RemoteError };

/**
 * The levels of pairs as they are now, by `pairKey`. Articles are read with all the locations of the pairs, or location
 * by location where that is fewer points.
 */
export async function readBack(
	client: InventoryClient,
	pairs: readonly InventoryPair[],
): Promise<ReadonlyMap<string, ReadBack>> {
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
