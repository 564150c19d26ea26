import { inBatches } from '../../../../shared/in-batches';
import { comparePairs, pairKey, type InventoryPair } from '../../../mapping/inventory-pair';
import { toRefusals } from '../../../mapping/inventory-refusals';
import { pairWrite, type PairWrite } from '../../../mapping/inventory-write';
import type { InventoryClient } from '../../../transport/inventory-client';
import { PAIRS_PER_CALL, type SetInput } from '../../../transport/queries/inventory-set';
import { readBack } from './read-back';
import { sendOnce } from './send-once';

/** What all calls of a run have in common. */
export type SetTerms = Pick<SetInput, 'reason' | 'referenceDocumentUri'>;

/** What became of the pairs, by `pairKey`. */
export type PairWrites = Map<string, PairWrite>;

/** How often the rest of a call is sent again without what was refused of it. */
const MOST_ROUNDS = 10;

const LATE = 'No time left in this run';

/**
 * Sets quantities, 250 to a call, one call after the other. A call is carried out whole or not at all, so what is refused
 * is taken out and the rest sent again. The first failure that other calls would meet too ends the run.
 */
export async function writePairs(
	client: InventoryClient,
	pairs: readonly InventoryPair[],
	terms: SetTerms,
	isLate: () => boolean,
): Promise<PairWrites> {
	const writes: PairWrites = new Map();
	let end: string | null = null;
	const names = [...new Set(pairs.map(({ name }) => name))].sort();
	for (const name of names) {
		const sorted = pairs.filter((pair) => pair.name === name).sort(comparePairs);
		for (const batch of inBatches(sorted, PAIRS_PER_CALL)) {
			end ??= isLate() ? LATE : null;
			if (end === null) end = await writeBatch(client, name, batch, terms, writes);
			else note(writes, batch, pairWrite('notStarted', end));
		}
	}
	return writes;
}

/** Writes up to 250 pairs; answers why no further ones should be tried, or null. */
async function writeBatch(
	client: InventoryClient,
	name: InventoryPair['name'],
	batch: readonly InventoryPair[],
	terms: SetTerms,
	writes: PairWrites,
): Promise<string | null> {
	let rest = batch;
	for (let round = 1; rest.length > 0; round += 1) {
		if (round > MOST_ROUNDS) {
			note(writes, rest, pairWrite('notStarted', 'Too much of the call was refused: push again'));
			return null;
		}
		const sent = await sendOnce(client, toInput(name, rest, terms));
		if (sent.kind !== 'answered') {
			const state = sent.kind === 'unknown' ? 'unknown' : 'notStarted';
			note(writes, rest, pairWrite(state, sent.error.message));
			return `Not tried after: ${sent.error.message}`;
		}
		if (sent.problems.length === 0) {
			note(writes, rest, pairWrite('set'));
			return null;
		}
		const refusals = toRefusals(sent.problems, rest.length);
		if (refusals.kind === 'call') {
			note(writes, rest, refusals.problem);
			return null;
		}
		for (const [place, problem] of refusals.byPlace)
			note(writes, rest.slice(place, place + 1), problem);
		rest = rest.filter((_, place) => !refusals.byPlace.has(place));
		if (round > 1) rest = await withoutStale(client, rest, writes);
	}
	return null;
}

/** Where refusals come one by one, the levels themselves tell at once what else is stale. */
async function withoutStale(
	client: InventoryClient,
	pairs: readonly InventoryPair[],
	writes: PairWrites,
): Promise<InventoryPair[]> {
	const compared = pairs.filter(({ compareQuantity }) => compareQuantity !== null);
	const levels = await readBack(client, compared);
	return pairs.filter((pair) => {
		const read = levels.get(pairKey(pair));
		if (!read || 'error' in read || read.level === null) return true;
		const held = pair.name === 'available' ? read.level.available : read.level.onHand;
		if ((held ?? 0) === pair.compareQuantity) return true;
		note(writes, [pair], pairWrite('stale'));
		return false;
	});
}

const toInput = (
	name: InventoryPair['name'],
	pairs: readonly InventoryPair[],
	terms: SetTerms,
): SetInput => ({
	name,
	...terms,
	quantities: pairs.map(({ inventoryItemId, locationId, quantity, compareQuantity }) => ({
		inventoryItemId,
		locationId,
		quantity,
		changeFromQuantity: compareQuantity,
	})),
});

function note(writes: PairWrites, pairs: readonly InventoryPair[], write: PairWrite): void {
	for (const pair of pairs) writes.set(pairKey(pair), write);
}
