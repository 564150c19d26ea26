import { z } from 'zod';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { TargetSnapshot } from '../target/target-snapshot';

const waitingRowSchema = z.object({
	order_key: z.string().min(1),
	source_id: z.string(),
	kind: z.enum(['signal', 'hold']),
	status: z.string(),
	/** When the row was written last, which for a handled one is when it was handled. */
	updatedAt: z.coerce.date().optional(),
});

/** An order on whose stock shop and warehouse may not agree yet. */
export type WaitingOrder = { orderKey: string; sourceId: string };

/**
 * The orders that rows of osync_signals tell of: not looked at since the last signal, looked at again later, or parked by
 * us. Each once, in the order of the rows. Rows that are handled tell nothing, unless that happened after `since`: then
 * one system may have been read before the edit and the other after it.
 */
export function ordersInFlight(
	rows: readonly unknown[],
	since: Date | null = null,
): WaitingOrder[] {
	const waiting = new Map<string, WaitingOrder>();
	for (const row of rows) {
		const read = waitingRowSchema.safeParse(row);
		if (!read.success) continue;
		const { order_key: orderKey, source_id: sourceId, status, updatedAt } = read.data;
		const isRecent = since !== null && updatedAt !== undefined && updatedAt >= since;
		if (status === 'new' || isRecent) waiting.set(orderKey, { orderKey, sourceId });
	}
	return [...waiting.values()];
}

/** An order in flight with every SKU that it may move; null where the order could not be read. */
export const orderInFlightSchema = z.object({
	orderKey: z.string(),
	/** The number people use; the key where it is not known. */
	orderName: z.string(),
	skus: z.array(z.string()).nullable(),
});
export type OrderInFlight = z.infer<typeof orderInFlightSchema>;

/**
 * The SKUs that an order may move: what the shop has on it now and what the target still has. A removed line is only in
 * the target, an added one only in the shop. Null where the shop's order could not be read.
 */
export function toOrderInFlight(
	orderKey: string,
	shop: Pick<OrderSnapshot, 'name' | 'lines'> | null,
	target: Pick<TargetSnapshot, 'lines'> | null,
): OrderInFlight {
	if (!shop) return { orderKey, orderName: orderKey, skus: null };
	const skus = [
		...shop.lines.flatMap(({ sku, bundle }) => [sku, bundle?.sku ?? '']),
		...(target?.lines ?? []).map(({ sku }) => sku),
	];
	const known = [...new Set(skus)].filter((sku) => sku !== '');
	return { orderKey, orderName: shop.name, skus: known };
}
