import { MORE_LINES, MORE_RETURNS } from './queries/restock-lists';
import { FIRST_RESTOCKS, WIDE_RESTOCKS, type RestockSize } from './queries/restock-pages';
import type { RawRefundOrder } from './raw-refund';
import type { RawRestockHead, RawRestockOrder } from './raw-restock';
import { readWholeList } from './read-whole-list';
import type { ShopifyClient } from './shopify-client';
import { UnreadOrder } from './unread-order';

/** An order with its lines and refunds, and which shipments and returns are still to be read. */
export type RestockHead = {
	order: Omit<RawRestockOrder, 'fulfilments' | 'returns' | 'agreements'>;
	fulfilmentIds: string[];
	returnIds: string[];
};

/**
 * Adds what the first page of an order lacks: further lines and returns, and all shipments if there are many. Fails
 * with an UnreadOrder or a remote error.
 */
export async function readRestockHead(
	client: ShopifyClient,
	{ refunds, updatedAt }: RawRefundOrder,
	first: RawRestockHead | null,
): Promise<RestockHead> {
	const page = first && (isWhole(first, FIRST_RESTOCKS) ? first : await readWide(client, first.id));
	if (page === null) throw new UnreadOrder({ kind: 'absent' });
	if (page.updatedAt !== updatedAt) throw new UnreadOrder({ kind: 'unsettled' });
	const lines = await readWholeList(client, page, page.lineItems, MORE_LINES);
	const returned = await readWholeList(client, page, page.returns, MORE_RETURNS);
	return {
		order: { ...page, lines, refunds },
		fulfilmentIds: page.fulfillments.map(({ id }) => id),
		returnIds: returned.map(({ id }) => id),
	};
}

async function readWide(client: ShopifyClient, id: string): Promise<RawRestockHead | null> {
	const [page = null] = await client.readRestockHeads([id], WIDE_RESTOCKS);
	if (page && !isWhole(page, WIDE_RESTOCKS)) throw new UnreadOrder({ kind: 'truncated' });
	return page;
}

/** Whether no shipment was cut: as many as the shop counts, or fewer than were asked for. */
const isWhole = (
	{ fulfillments, fulfillmentsCount }: RawRestockHead,
	size: RestockSize,
): boolean =>
	fulfillmentsCount?.precision === 'EXACT'
		? fulfillments.length >= fulfillmentsCount.count
		: fulfillments.length < size.fulfilments;
