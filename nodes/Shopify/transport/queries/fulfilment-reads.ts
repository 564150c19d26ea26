import { z } from 'zod';
import type { Operation } from '../operation';
import {
	rawDispatchHeadSchema,
	rawFulfilmentOrderLineSchema,
	rawFulfilmentOrderPageSchema,
	rawToldFulfilmentPageSchema,
	type RawDispatchHead,
	type RawFulfilmentOrderPage,
	type RawToldFulfilmentPage,
} from '../raw-fulfilment';
import { rawGoodsLineSchema, rawShippedLineSchema } from '../raw-goods';
import { SHIPPED_LINE_FRAGMENT } from './restock-fragments';
import { restOf } from './restock-lists';

/** How much of each order one call asks for. */
export type DispatchSize = { orders: number; fulfilments: number };

/** For 24 orders of up to ten lines and ten fulfilment orders: 984 points, counted as for the orders of a snapshot. */
export const FIRST_DISPATCHES: DispatchSize = { orders: 24, fulfilments: 5 };

/** For one order alone: as many fulfilments as the vendor gives at once (286 points). */
export const WIDE_DISPATCHES: DispatchSize = { orders: 1, fulfilments: 250 };

/** Fulfilment orders of up to eight lines per call: 960 points. */
export const FULFILMENT_ORDERS_PER_CALL = 40;

/** Fulfilments of up to eight lines per call: 990 points. */
export const TOLD_FULFILMENTS_PER_CALL = 45;

const LINE_FRAGMENT = `
fragment DispatchLine on LineItem {
  id sku name quantity currentQuantity unfulfilledQuantity requiresShipping
  lineItemGroup { id title quantity variantSku }
}`;

const ORDER_LINE_FRAGMENT = `
fragment OrderLine on FulfillmentOrderLineItem {
  id totalQuantity remainingQuantity lineItem { id }
}`;

/**
 * The lines of orders, and which fulfilment orders and fulfilments they have. Fulfilments are a plain array that ends at
 * its size without a word, so they are counted beside it.
 */
export const DISPATCH_HEADS: Operation<{ nodes: Array<RawDispatchHead | null> }> = {
	kind: 'query',
	name: 'DispatchHeads',
	text: `
query DispatchHeads($ids: [ID!]!, $fulfilments: Int!) {
  nodes(ids: $ids) { ... on Order { ...Head } }
}
fragment Head on Order {
  id legacyResourceId name updatedAt
  fulfillmentsCount { count precision }
  fulfillments(first: $fulfilments) { id }
  fulfillmentOrders(first: 10) { pageInfo { hasNextPage endCursor } nodes { id } }
  lineItems(first: 10) { pageInfo { hasNextPage endCursor } nodes { ...DispatchLine } }
}${LINE_FRAGMENT}`,
	answer: z.object({ nodes: z.array(rawDispatchHeadSchema.nullable()) }),
};

/** Several fulfilment orders at once, each with its order's time of change. */
export const FULFILMENT_ORDER_PAGES: Operation<{ nodes: Array<RawFulfilmentOrderPage | null> }> = {
	kind: 'query',
	name: 'FulfilmentOrderPages',
	text: `
query FulfilmentOrderPages($ids: [ID!]!) {
  nodes(ids: $ids) { ... on FulfillmentOrder { ...Work } }
}
fragment Work on FulfillmentOrder {
  id status fulfillAt
  order { updatedAt }
  assignedLocation { name location { id } }
  fulfillmentHolds { displayReason }
  supportedActions { action }
  lineItems(first: 8) { pageInfo { hasNextPage endCursor } nodes { ...OrderLine } }
}${ORDER_LINE_FRAGMENT}`,
	answer: z.object({ nodes: z.array(rawFulfilmentOrderPageSchema.nullable()) }),
};

/** Several fulfilments at once, with all of their tracking numbers, each with its order's time of change. */
export const TOLD_FULFILMENT_PAGES: Operation<{ nodes: Array<RawToldFulfilmentPage | null> }> = {
	kind: 'query',
	name: 'ToldFulfilmentPages',
	text: `
query ToldFulfilmentPages($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Fulfillment { ...Told } }
}
fragment Told on Fulfillment {
  id name status createdAt
  order { updatedAt }
  location { id }
  trackingInfo { company number url }
  fulfillmentLineItems(first: 8) { pageInfo { hasNextPage endCursor } nodes { ...ShippedLine } }
}${SHIPPED_LINE_FRAGMENT}`,
	answer: z.object({ nodes: z.array(rawToldFulfilmentPageSchema.nullable()) }),
};

const ORDER = 'order(id: $id) { updatedAt';

/** 483 points. */
export const MORE_DISPATCH_LINES = restOf(
	'MoreDispatchLines',
	{
		owner: ORDER,
		list: 'lineItems(first: 240, after: $after)',
		node: '...DispatchLine',
		fragments: LINE_FRAGMENT,
	},
	rawGoodsLineSchema,
);

/** 253 points. */
export const MORE_FULFILMENT_ORDERS = restOf(
	'MoreFulfilmentOrders',
	{ owner: ORDER, list: 'fulfillmentOrders(first: 250, after: $after)', node: 'id', fragments: '' },
	z.object({ id: z.string() }),
);

/** 504 points. */
export const MORE_FULFILMENT_ORDER_LINES = restOf(
	'MoreFulfilmentOrderLines',
	{
		owner: 'fulfillmentOrder(id: $id) { order { updatedAt }',
		list: 'lineItems(first: 250, after: $after)',
		node: '...OrderLine',
		fragments: ORDER_LINE_FRAGMENT,
	},
	rawFulfilmentOrderLineSchema,
);

/** 504 points. */
export const MORE_TOLD_LINES = restOf(
	'MoreToldLines',
	{
		owner: 'fulfillment(id: $id) { order { updatedAt }',
		list: 'fulfillmentLineItems(first: 250, after: $after)',
		node: '...ShippedLine',
		fragments: SHIPPED_LINE_FRAGMENT,
	},
	rawShippedLineSchema,
);
