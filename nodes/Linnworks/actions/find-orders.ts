import type { Failure } from '../../../domain/report/sync-item';
import { inBatches } from '../../shared/in-batches';
import { toFailure } from '../../shared/sync-items';
import type { RawOrder } from '../mapping/raw/raw-order';
import { sourceReference } from '../mapping/source-reference';
import type { LinnworksClient } from '../transport/linnworks-client';
import { inParallel, PARALLEL_READS } from '../../shared/in-parallel';
import { orderLineage, type OrderLineage } from './order-lineage';
import { isCancelled, ofSource, pickOrder, type OrderWish } from './pick-order';
import { remoteOutcome } from '../../shared/remote-outcome';

/** What a look for an order ended in; null when Linnworks does not have it. */
export type Lookup = { order: RawOrder | null; lineage?: OrderLineage } | { failure: Failure };

/** Orders one GetOrdersById takes (docs/vendors/linnworks.md §3.4). */
const ORDERS_PER_CALL = 50;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads orders by id, 50 a call; a failing call fails the orders it named and no others. */
export async function readOrdersById(
	client: LinnworksClient,
	ids: readonly string[],
	step: Failure['step'],
): Promise<ReadonlyMap<string, Lookup>> {
	const lookups = new Map<string, Lookup>();
	const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
	for (const batch of inBatches(wanted, ORDERS_PER_CALL)) {
		const read = await remoteOutcome(client.getOrdersById(batch));
		for (const id of batch) {
			lookups.set(
				id,
				read.ok
					? { order: read.value.find((order) => order.OrderId === id) ?? null }
					: { failure: toFailure(step, read.error) },
			);
		}
	}
	return lookups;
}

/**
 * Finds an order for each wish, by id where one is known and otherwise, or when that id is not the whole story, by
 * reference. The first call is made alone, so that an expired session is renewed once.
 */
export async function findOrders(
	client: LinnworksClient,
	wishes: readonly OrderWish[],
): Promise<Lookup[]> {
	const ids = wishes.map((wish) => wish.orderId).filter((id) => GUID.test(id));
	const byId = await readOrdersById(client, ids, 'target');
	const isOpen = (wish: OrderWish): boolean => {
		const lookup = byId.get(wish.orderId.toLowerCase());
		if (wish.reference === '' || (lookup && 'failure' in lookup)) return false;
		if (!lookup?.order || wish.wholeLineage) return true;
		return isPartOfLineage(lookup.order, wish) || isOfAnother(lookup.order, wish);
	};
	const references = [...new Set(wishes.filter(isOpen).map((wish) => wish.reference))];
	const reads = await inParallel(
		references,
		PARALLEL_READS,
		async (reference) => await remoteOutcome(client.getOrderDetailsByReferenceId(reference)),
		{ firstAlone: true },
	);
	const byReference = new Map(references.map((reference, at) => [reference, reads[at]]));
	return wishes.map((wish) => {
		const known = byId.get(wish.orderId.toLowerCase());
		const read = isOpen(wish) ? byReference.get(wish.reference) : undefined;
		if (!read) return known ?? notAnId(wish);
		if (!read.ok) return { failure: toFailure('target', read.error) };
		const lineage = orderLineage(ofSource(read.value, wish), wish.reference);
		if (lineage) return { order: lineage.head, lineage };
		const own =
			known && 'order' in known && known.order && !isOfAnother(known.order, wish)
				? known.order
				: null;
		if (own && !isCancelled(own)) return { order: own };
		const picked = pickOrder(read.value, wish);
		return picked.ok
			? { order: picked.value ?? own }
			: { failure: unusable('ORDER_AMBIGUOUS', picked.error) };
	});
}

/** A cancelled order may have been replaced, and one under another reference replaces an order itself. */
const isPartOfLineage = (order: RawOrder, wish: OrderWish): boolean =>
	isCancelled(order) ||
	(order.GeneralInfo.ReferenceNum !== wish.reference &&
		order.GeneralInfo.SecondaryReference === wish.reference);

/** An order made anew in the shop may be remembered with the Linnworks order whose place it takes: not its own. */
const isOfAnother = (order: RawOrder, { reference }: OrderWish): boolean => {
	const named = sourceReference(order)?.reference ?? reference;
	return (
		/^\d+$/.test(reference) &&
		named !== reference &&
		order.GeneralInfo.SecondaryReference !== reference
	);
};

const unusable = (code: Failure['code'], reason: string): Failure => ({
	step: 'target',
	code,
	reason,
	retry: false,
	retryAfterSeconds: 0,
});

const notAnId = (wish: OrderWish): Lookup => ({
	failure: unusable('SNAPSHOT_INVALID', `"${wish.orderId}" is not a Linnworks order id`),
});
