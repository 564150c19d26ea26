import { z } from 'zod';
import type { Operation } from '../operation';
import { rawShippedPageSchema, type RawShippedPage } from '../raw-goods';
import {
	rawRestockHeadSchema,
	rawReturnPageSchema,
	type RawRestockHead,
	type RawReturnPage,
} from '../raw-restock';
import {
	EXCHANGE_LINE_FRAGMENT,
	RESTOCK_LINE_FRAGMENT,
	RETURN_LINE_FRAGMENT,
	REVERSE_LINE_FRAGMENT,
	SHIPPED_LINE_FRAGMENT,
} from './restock-fragments';

/** How much of each order one call asks for. */
export type RestockSize = { orders: number; fulfilments: number };

/** For 18 orders of up to ten lines: 954 points, counted as for the orders of a snapshot. */
export const FIRST_RESTOCKS: RestockSize = { orders: 18, fulfilments: 5 };

/** For one order alone: as many shipments as the vendor gives at once (300 points). */
export const WIDE_RESTOCKS: RestockSize = { orders: 1, fulfilments: 250 };

/** Shipments of up to eight lines per call: 987 points. */
export const FULFILMENTS_PER_CALL = 47;

/** Returns of up to four lines per call: 980 points. */
export const RETURNS_PER_CALL = 14;

/**
 * The lines of orders, and which shipments and returns they have. Shipments are a plain array that ends at its size
 * without a word, so they are counted beside it.
 */
export const RESTOCK_ORDERS: Operation<{ nodes: Array<RawRestockHead | null> }> = {
	kind: 'query',
	name: 'RestockOrders',
	text: `
query RestockOrders($ids: [ID!]!, $fulfilments: Int!) {
  nodes(ids: $ids) { ... on Order { ...Goods } }
}
fragment Goods on Order {
  id legacyResourceId name updatedAt cancelledAt edited sourceName
  fulfillmentsCount { count precision }
  fulfillments(first: $fulfilments) { id }
  lineItems(first: 10) { pageInfo { hasNextPage endCursor } nodes { ...GoodsLine } }
  returns(first: 2) { pageInfo { hasNextPage endCursor } nodes { id } }
}${RESTOCK_LINE_FRAGMENT}`,
	answer: z.object({ nodes: z.array(rawRestockHeadSchema.nullable()) }),
};

/** Several shipments at once, each with its order's time of change. */
export const FULFILMENT_PAGES: Operation<{ nodes: Array<RawShippedPage | null> }> = {
	kind: 'query',
	name: 'FulfilmentPages',
	text: `
query FulfilmentPages($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Fulfillment { ...Shipment } }
}
fragment Shipment on Fulfillment {
  id status createdAt
  order { updatedAt }
  location { id }
  fulfillmentLineItems(first: 8) { pageInfo { hasNextPage endCursor } nodes { ...ShippedLine } }
}${SHIPPED_LINE_FRAGMENT}`,
	answer: z.object({ nodes: z.array(rawShippedPageSchema.nullable()) }),
};

/** Several returns at once, each with its order's time of change. */
export const RETURN_PAGES: Operation<{ nodes: Array<RawReturnPage | null> }> = {
	kind: 'query',
	name: 'ReturnPages',
	text: `
query ReturnPages($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Return { ...Whole } }
}
fragment Whole on Return {
  id status
  order { updatedAt }
  returnLineItems(first: 4) { pageInfo { hasNextPage endCursor } nodes { ...ReturnLine } }
  exchangeLineItems(first: 2, includeRemovedItems: true) {
    pageInfo { hasNextPage endCursor }
    nodes { ...ExchangeLine }
  }
  reverseFulfillmentOrders(first: 2) {
    pageInfo { hasNextPage endCursor }
    nodes { id lineItems(first: 4) { pageInfo { hasNextPage endCursor } nodes { ...ReverseLine } } }
  }
}${RETURN_LINE_FRAGMENT}${EXCHANGE_LINE_FRAGMENT}${REVERSE_LINE_FRAGMENT}`,
	answer: z.object({ nodes: z.array(rawReturnPageSchema.nullable()) }),
};
