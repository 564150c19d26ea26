import {
	MORE_EXCHANGE_LINES,
	MORE_RETURN_LINES,
	MORE_REVERSE_LINES,
	MORE_REVERSES,
	MORE_SHIPPED_LINES,
} from './queries/restock-lists';
import type { RawShippedPage } from './raw-goods';
import type { RawFulfilment, RawReturn, RawReturnPage, RawReverseLine } from './raw-restock';
import { readWholeList } from './read-whole-list';
import type { ShopifyClient } from './shopify-client';

/** A shipment with the further pages of its lines; fails as `readWholeList` does. */
export async function readWholeFulfilment(
	client: ShopifyClient,
	{ order, fulfillmentLineItems, ...head }: RawShippedPage,
): Promise<RawFulfilment> {
	const owner = { id: head.id, updatedAt: order.updatedAt };
	const lines = await readWholeList(client, owner, fulfillmentLineItems, MORE_SHIPPED_LINES);
	return { ...head, lines };
}

/** A return with the further pages of its lists; fails as `readWholeList` does. */
export async function readWholeReturn(
	client: ShopifyClient,
	page: RawReturnPage,
): Promise<RawReturn> {
	const { id, status, order } = page;
	const owner = { id, updatedAt: order.updatedAt };
	const { returnLineItems, exchangeLineItems, reverseFulfillmentOrders } = page;
	const lines = await readWholeList(client, owner, returnLineItems, MORE_RETURN_LINES);
	const exchange = await readWholeList(client, owner, exchangeLineItems, MORE_EXCHANGE_LINES);
	const reverses = await readWholeList(client, owner, reverseFulfillmentOrders, MORE_REVERSES);
	const reverseLines: RawReverseLine[] = [];
	for (const reverse of reverses) {
		const itself = { ...owner, id: reverse.id };
		reverseLines.push(
			...(await readWholeList(client, itself, reverse.lineItems, MORE_REVERSE_LINES)),
		);
	}
	return { id, status, lines, exchange, reverseLines };
}
