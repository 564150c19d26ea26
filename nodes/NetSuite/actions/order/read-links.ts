import { inBatches } from '../../../shared/in-batches';
import { inParallel, PARALLEL_READS } from '../../../shared/in-parallel';
import { remoteOutcome } from '../../../shared/remote-outcome';
import type { OrderHeader } from '../../mapping/order-header';
import { toOrderLinks, type OrderLinks } from '../../mapping/order-links';
import { linksQuery } from '../../mapping/order-queries';
import type { NetSuiteClient } from '../../transport/netsuite-client';
import { ORDERS_PER_QUERY } from './find-headers';

const NO_LINKS: OrderLinks = { fulfilled: new Map(), waves: [] };

/** What was made from each of these orders, by internal id; null where it could not be read. One query for fifty orders. */
export async function readLinks(
	client: NetSuiteClient,
	orders: readonly OrderHeader[],
): Promise<(orderId: string) => OrderLinks | null> {
	const found = new Map<string, OrderLinks | null>();
	const unread = new Set<string>();
	const ids = orders.map(({ orderId }) => orderId);
	await inParallel(inBatches(ids, ORDERS_PER_QUERY), PARALLEL_READS, async (batch) => {
		const { q, params } = linksQuery(batch);
		const read = await remoteOutcome(client.query(q, params));
		if (!read.ok) for (const id of batch) unread.add(id);
		else for (const [id, links] of toOrderLinks(read.value)) found.set(id, links);
	});
	return (orderId) => {
		const links = found.get(orderId);
		return unread.has(orderId) || links === null ? null : (links ?? NO_LINKS);
	};
}
