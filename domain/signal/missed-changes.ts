import type { OrderKey } from '../order/order-key';

/** An order that the source says has changed. */
export type ChangedOrder = {
	orderKey: OrderKey;
	sourceId: string;
	updatedAt: string;
	/** A fulfilment order can change without moving the order's own time of change. */
	basis: 'order' | 'fulfilmentOrder';
};

/** What the ledger says about our looks at an order: the state we saw, and when we looked. */
export type KnownState = { order_key: string; source_updated_at: string; recorded_at: string };

/**
 * Orders that changed without our having looked since: neither the ledger holds a look at this state, nor does a
 * signal wait. The newest change comes once per order.
 */
export function missedChanges(
	changed: readonly ChangedOrder[],
	known: readonly KnownState[],
	waiting: readonly string[],
): ChangedOrder[] {
	const pending = new Set(waiting);
	const seen = {
		order: latestByOrder(known, (state) => state.source_updated_at),
		fulfilmentOrder: latestByOrder(known, (state) => state.recorded_at),
	};
	const missed = changed.filter((order) => {
		if (pending.has(order.orderKey)) return false;
		const lookedAt = seen[order.basis].get(order.orderKey);
		return lookedAt === undefined || lookedAt < Date.parse(order.updatedAt);
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
