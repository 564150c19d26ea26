import { z } from 'zod';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { TargetSnapshot } from '../target/target-snapshot';
import { waitingSince, type Wait } from './waiting-since';

/** An instant, or null where the cell holds none. */
const instant = z.coerce.date().nullish().catch(null);

const waitingRowSchema = z.object({
	order_key: z.string().min(1),
	source_id: z.string(),
	kind: z.enum(['signal', 'hold']),
	status: z.string(),
	first_received_at: instant,
	createdAt: instant,
	/** When the row was written last, which for a handled one is when it was handled. */
	updatedAt: instant,
});

/** An order on whose stock shop and warehouse may not agree yet. */
export type WaitingOrder = {
	orderKey: string;
	sourceId: string;
	/** Since when that has been so without a break, as far as rows tell; null if they tell no time. */
	since: Date | null;
};

/**
 * The orders that rows of osync_signals tell of: not looked at since the last signal, looked at again later, or parked by
 * us. Each once, in the order of the rows. Rows that are handled tell only since when, unless that happened after
 * `settledAfter`: then one system may have been read before the edit and the other after it.
 */
export function ordersInFlight(
	rows: readonly unknown[],
	settledAfter: Date | null = null,
): WaitingOrder[] {
	const waits = new Map<string, Wait[]>();
	const waiting = new Map<string, Pick<WaitingOrder, 'orderKey' | 'sourceId'>>();
	for (const row of rows) {
		const read = waitingRowSchema.safeParse(row);
		if (!read.success) continue;
		const { order_key: orderKey, source_id: sourceId, status } = read.data;
		const { first_received_at: first, createdAt, updatedAt: until } = read.data;
		const isNew = status === 'new';
		if (isNew || (settledAfter && until && until >= settledAfter)) {
			waiting.set(orderKey, { orderKey, sourceId });
		}
		const from = first ?? createdAt;
		if (!from || (!isNew && !until)) continue;
		const wait = { from, until: isNew ? null : (until ?? null) };
		waits.set(orderKey, [...(waits.get(orderKey) ?? []), wait]);
	}
	return [...waiting.values()].map((order) => ({
		...order,
		since: waitingSince(waits.get(order.orderKey) ?? []),
	}));
}

/** An order in flight with every SKU that it may move; null where the order could not be read. */
export type OrderInFlight = {
	orderKey: string;
	/** The number people use; the key where it is not known. */
	orderName: string;
	skus: string[] | null;
	/** Minutes for which it has been on its way, once that is longer than it may hold stock back; null before. */
	overdueMinutes: number | null;
};

/**
 * The SKUs that an order may move: what the shop has on it now and what the target still has. A removed line is only in
 * the target, an added one only in the shop. Null where the shop's order could not be read.
 */
export function toOrderInFlight(
	orderKey: string,
	shop: Pick<OrderSnapshot, 'name' | 'lines'> | null,
	target: Pick<TargetSnapshot, 'lines'> | null,
	overdueMinutes: number | null,
): OrderInFlight {
	if (!shop) return { orderKey, orderName: orderKey, skus: null, overdueMinutes };
	const skus = [
		...shop.lines.flatMap(({ sku, bundle }) => [sku, bundle?.sku ?? '']),
		...(target?.lines ?? []).map(({ sku }) => sku),
	];
	const known = [...new Set(skus)].filter((sku) => sku !== '');
	return { orderKey, orderName: shop.name, skus: known, overdueMinutes };
}

/**
 * For how many minutes an order has been on its way, once that is as long as it may hold its stock back; null before,
 * and where nobody knows since when.
 */
export function overdueFor(since: Date | null, holdMinutes: number, now: Date): number | null {
	if (since === null) return null;
	const minutes = Math.floor((now.getTime() - since.getTime()) / 60_000);
	return minutes >= holdMinutes ? minutes : null;
}
