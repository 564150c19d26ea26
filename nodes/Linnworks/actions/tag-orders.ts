import { RemoteUnknownOutcome, type RemoteError } from '../../shared/remote-error';
import type { LinnworksClient } from '../transport/linnworks-client';
import { remoteOutcome } from '../../shared/remote-outcome';

export type Tagging = {
	/** Ids of the orders that are now as wished. */
	changed: ReadonlySet<string>;
	/** What stopped the call for the others; null when Linnworks answered and left them as they were. */
	error: RemoteError | null;
};

/** Tag of a parked order; no tag unparks (1.0/orders.json, ChangeOrderTag). */
const PARKED_TAG = 7;

/**
 * Parks or unparks orders in one call and reports which ones Linnworks changed. The tag is absolute, so when the
 * answer gets lost the orders are read back once and only those not yet as wished are sent a second time.
 */
export async function tagOrders(
	client: LinnworksClient,
	ids: readonly string[],
	wish: 'park' | 'unpark',
): Promise<Tagging> {
	const first = await tagOnce(client, ids, wish);
	if (!(first.error instanceof RemoteUnknownOutcome)) return first;
	const seen = await remoteOutcome(client.getOrdersById(ids));
	const changed = new Set(
		(seen.ok ? seen.value : [])
			.filter((order) => !order.Processed && order.GeneralInfo.IsParked === (wish === 'park'))
			.map((order) => order.OrderId),
	);
	const left = ids.filter((id) => !changed.has(id));
	const second = await tagOnce(client, left, wish);
	return { changed: new Set([...changed, ...second.changed]), error: second.error };
}

async function tagOnce(
	client: LinnworksClient,
	ids: readonly string[],
	wish: 'park' | 'unpark',
): Promise<Tagging> {
	if (ids.length === 0) return { changed: new Set(), error: null };
	const tag = wish === 'park' ? PARKED_TAG : null;
	const reply = await remoteOutcome(client.changeOrderTag(ids, tag));
	return reply.ok
		? { changed: new Set(reply.value), error: null }
		: { changed: new Set(), error: reply.error };
}
