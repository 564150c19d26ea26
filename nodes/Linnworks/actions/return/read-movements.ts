import type { GoodsIn, RestockFacts } from '../../../../domain/restock/restock-facts';
import type { Failure } from '../../../../domain/report/sync-item';
import { err, ok, type Result } from '../../../../domain/result';
import { inParallel, PARALLEL_READS } from '../../../shared/in-parallel';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { toFailure } from '../../../shared/sync-items';
import { addPage } from '../../mapping/return/add-page';
import { movementProofs, watchedItems } from '../../mapping/return/movement-proofs';
import type { RawItemChange, RawRma } from '../../mapping/return/raw-post-sale';
import { toInstant } from '../../mapping/return/to-instant';
import type { RawOrder } from '../../mapping/raw/raw-order';
import { CHANGES_PER_PAGE, type PostSaleClient } from '../../transport/post-sale-client';

/** What is looked for in the stock history: an order, its returns, and further places that take returns. */
export type MovementWish = {
	order: RawOrder;
	rmas: readonly RawRma[];
	facts: RestockFacts;
	locationIds: readonly string[];
};

/** Pages of one item's history at one place; more than that is told, not passed over. */
const MOST_PAGES = 25;
/** The vendor's dates name no zone, so we look a day further back than the order's own. */
const DAY = 86_400_000;

type Place = { stockItemId: string; locationId: string; since: number };

/**
 * The stock movements that name each of these orders. An item's history at one place is read once for all of them,
 * newest first, back to when the first of them left.
 */
export async function readMovements(
	client: PostSaleClient,
	wishes: readonly MovementWish[],
): Promise<Array<Result<GoodsIn[], Failure>>> {
	const places = new Map<string, Place>();
	for (const wish of wishes) {
		for (const place of placesOf(wish)) {
			const since = Math.min(place.since, places.get(keyOf(place))?.since ?? place.since);
			places.set(keyOf(place), { ...place, since });
		}
	}
	const list = [...places.values()];
	const read = await inParallel(
		list,
		PARALLEL_READS,
		async (place) => await readPlace(client, place),
		{
			firstAlone: true,
		},
	);
	const histories = new Map(list.map((place, at) => [keyOf(place), read[at]]));
	return wishes.map((wish) => {
		const proofs: GoodsIn[] = [];
		for (const item of watchedItems(wish.order, wish.facts)) {
			for (const locationId of locationsOf(wish)) {
				const history = histories.get(keyOf({ ...item, locationId }));
				if (!history) continue;
				if (!history.ok) return history;
				proofs.push(...movementProofs(history.value, wish.order.NumOrderId, item, locationId));
			}
		}
		return ok(proofs);
	});
}

const keyOf = ({ stockItemId, locationId }: Pick<Place, 'stockItemId' | 'locationId'>): string =>
	`${stockItemId}@${locationId}`;

const locationsOf = ({ order, rmas, locationIds }: MovementWish): string[] => [
	...new Set([
		order.FulfilmentLocationId,
		...rmas.flatMap((rma) => rma.RMALines.map((line) => line.ReturnLocation)),
		...locationIds,
	]),
];

/** Nothing comes back of an order that is open, unless a part of it has left. */
function placesOf(wish: MovementWish): Place[] {
	const { Processed, GeneralInfo } = wish.order;
	if (!Processed && !GeneralInfo.PartShipped) return [];
	const left = toInstant(wish.order.ProcessedDateTime);
	const since = left === null ? 0 : Date.parse(left) - DAY;
	return watchedItems(wish.order, wish.facts).flatMap(({ stockItemId }) =>
		locationsOf(wish).map((locationId) => ({ stockItemId, locationId, since })),
	);
}

async function readPlace(
	client: PostSaleClient,
	{ stockItemId, locationId, since }: Place,
): Promise<Result<RawItemChange[], Failure>> {
	let changes: RawItemChange[] = [];
	for (let page = 1; page <= MOST_PAGES; page++) {
		const read = await remoteOutcome(client.getItemChanges(stockItemId, locationId, page));
		if (!read.ok) return err(toFailure('target', read.error));
		changes = addPage(changes, read.value);
		const oldest = toInstant(read.value.at(-1)?.Date ?? '');
		const isPast = oldest !== null && Date.parse(oldest) < since;
		if (read.value.length < CHANGES_PER_PAGE || isPast) return ok(changes);
	}
	const rows = MOST_PAGES * CHANGES_PER_PAGE;
	return err({
		step: 'target',
		code: 'SYNC_FAILED',
		reason: `Stock item ${stockItemId} changed more than ${rows} times since the order left`,
		retry: false,
		retryAfterSeconds: 0,
	});
}
