import type { ChangedEntry, ChangedPage } from './queries/changed-since';
import type { ShopifyClient } from './shopify-client';

export type Change = ChangedEntry & { basis: 'order' | 'fulfilmentOrder' };

/**
 * Changes since a time (ISO, UTC), oldest first and the newest once per order and basis. Both lists come sorted, so
 * reading stops as soon as each holds `limit` orders. A page may move while it is read; an order whose change moved
 * behind the cursor comes again on a later page. `afterSales` asks of orders whether there is anything after the sale.
 */
export async function readChangedSince(
	client: ShopifyClient,
	since: string,
	bases: ReadonlyArray<Change['basis']>,
	limit: number,
	afterSales = false,
): Promise<Change[]> {
	const filter = `updated_at:>='${since}'`;
	const changes: Change[] = [];
	for (const basis of bases) {
		const read = (after: string | null): Promise<ChangedPage> =>
			basis === 'order'
				? client.readChangedOrders(filter, after, afterSales)
				: client.readChangedFulfilmentOrders(filter, after);
		const newest = await readNewest(read, limit);
		changes.push(...newest.map((entry) => ({ ...entry, basis })));
	}
	changes.sort((a, b) => Date.parse(a.updatedAt) - Date.parse(b.updatedAt));
	return changes.slice(0, limit);
}

async function readNewest(
	read: (after: string | null) => Promise<ChangedPage>,
	limit: number,
): Promise<ChangedEntry[]> {
	const newest = new Map<string, ChangedEntry>();
	let after: string | null = null;
	do {
		const page: ChangedPage = await read(after);
		for (const entry of page.entries) {
			const held = newest.get(entry.orderId);
			if (!held || Date.parse(held.updatedAt) <= Date.parse(entry.updatedAt)) {
				newest.set(entry.orderId, entry);
			}
		}
		after = page.endCursor;
	} while (after !== null && newest.size < limit);
	return [...newest.values()];
}
