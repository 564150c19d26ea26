import type { OrderRead } from './order-reader';
import { REST_LINES } from './queries/order-rest';
import type { RawOrder, RawOrderPage } from './raw-order';
import type { ShopifyClient } from './shopify-client';
import { QueryTooCostly } from './shopify-error';

const TRIES = 3;

/**
 * Adds the further pages of an order's lists. Every page carries the order's time of change: when it moves, the pages
 * belong to different states of the order and it is read again from its first page.
 */
export async function readWholeOrder(
	client: ShopifyClient,
	first: RawOrderPage,
	again: () => Promise<RawOrderPage | null>,
	articles: boolean,
): Promise<OrderRead> {
	let page: RawOrderPage | null = first;
	for (let tries = 1; page !== null; tries += 1) {
		const order = await readRest(client, page, articles);
		if (order !== 'torn') return { kind: 'found', order };
		if (tries === TRIES) return { kind: 'unsettled' };
		page = await again();
	}
	return { kind: 'absent' };
}

async function readRest(
	client: ShopifyClient,
	page: RawOrderPage,
	articles: boolean,
): Promise<RawOrder | 'torn'> {
	const { lineItems, shippingLines, fulfillmentOrders, ...head } = page;
	const order: RawOrder = {
		...head,
		lines: [...lineItems.nodes],
		shippingLines: [...shippingLines.nodes],
		fulfilmentOrders: [...(fulfillmentOrders?.nodes ?? [])],
		agreements: [],
	};
	let lines = cursorOf(lineItems);
	let shipping = cursorOf(shippingLines);
	let locations = cursorOf(fulfillmentOrders);
	let size = REST_LINES;
	while (lines !== null || shipping !== null || locations !== null) {
		const request = {
			id: page.id,
			lines: size,
			articles,
			withLines: lines !== null,
			linesAfter: lines,
			withShipping: shipping !== null,
			shippingAfter: shipping,
			withLocations: locations !== null,
			locationsAfter: locations,
		};
		const rest = await client.readOrderRest(request).catch((error: unknown) => {
			if (error instanceof QueryTooCostly && size > 1) return 'tooCostly' as const;
			return Promise.reject(error);
		});
		if (rest === 'tooCostly') {
			size = Math.floor(size / 2);
			continue;
		}
		if (rest?.updatedAt !== page.updatedAt) return 'torn';
		order.lines.push(...(rest.lineItems?.nodes ?? []));
		order.shippingLines.push(...(rest.shippingLines?.nodes ?? []));
		order.fulfilmentOrders.push(...(rest.fulfillmentOrders?.nodes ?? []));
		lines = cursorOf(rest.lineItems);
		shipping = cursorOf(rest.shippingLines);
		locations = cursorOf(rest.fulfillmentOrders);
	}
	return order;
}

type List = { pageInfo: { hasNextPage: boolean; endCursor: string | null } };

const cursorOf = (list: List | undefined): string | null =>
	list?.pageInfo.hasNextPage === true ? list.pageInfo.endCursor : null;
