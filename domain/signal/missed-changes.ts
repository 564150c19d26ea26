import type { OrderKey } from '../order/order-key';

/** An order that the source says has changed. */
export type ChangedOrder = {
	orderKey: OrderKey;
	sourceId: string;
	updatedAt: string;
	/**
	 * A fulfilment order can change without moving the order's own time of change. A hold is a change of ours: from then on
	 * somebody has to let the order go again.
	 */
	basis: 'order' | 'fulfilmentOrder' | 'hold';
};

/**
 * How long a look can take from reading the holds to its row in the ledger, in milliseconds. One that was written down
 * sooner after a hold may not have known of it.
 */
const LOOK_MS = 600_000;

/** What the ledger says about our looks at an order: the state we saw, and when we looked. */
export type KnownState = { order_key: string; source_updated_at: string; recorded_at: string };

/**
 * Orders that changed without our having looked since: neither the ledger holds a look at this state, nor does a
 * signal wait. The newest change comes once per order. A hold is given the time of a look before it counts, and then a
 * look that certainly began after it.
 */
export function missedChanges(
	changed: readonly ChangedOrder[],
	known: readonly KnownState[],
	waiting: readonly string[],
	now: Date,
): ChangedOrder[] {
	const pending = new Set(waiting);
	const recorded = latestByOrder(known, (state) => state.recorded_at);
	const seen = {
		order: latestByOrder(known, (state) => state.source_updated_at),
		fulfilmentOrder: recorded,
		hold: recorded,
	};
	const missed = changed.filter(({ orderKey, basis, updatedAt }) => {
		if (pending.has(orderKey)) return false;
		const isHold = basis === 'hold';
		const since = Date.parse(updatedAt) + (isHold ? LOOK_MS : 0);
		if (isHold && now.getTime() < since) return false;
		const lookedAt = seen[basis].get(orderKey);
		return lookedAt === undefined || lookedAt < since;
	});
	const newest = new Map<string, ChangedOrder>();
	for (const order of missed) {
		const held = newest.get(order.orderKey);
		if (!held || Date.parse(held.updatedAt) < Date.parse(order.updatedAt)) {
			newest.set(order.orderKey, order);
		}
	}
	return [...newest.values()];
}

function latestByOrder(
	known: readonly KnownState[],
	timeOf: (state: KnownState) => string,
): Map<string, number> {
	const latest = new Map<string, number>();
	for (const state of known) {
		const at = Date.parse(timeOf(state));
		if (Number.isNaN(at)) continue;
		latest.set(state.order_key, Math.max(at, latest.get(state.order_key) ?? at));
	}
	return latest;
}
