import { z } from 'zod';
import type { Operation } from '../operation';

export type ChangedEntry = {
	orderId: string;
	name: string;
	updatedAt: string;
	/** Whether anything was refunded, is to come back, or was cancelled; only where it was asked for. */
	afterSales?: boolean;
};

/** One page of a list; `endCursor` is null on the last one. */
export type ChangedPage = { entries: ChangedEntry[]; endCursor: string | null };

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

/** Orders by time of change, oldest first. */
export const CHANGED_ORDERS: Operation<ChangedPage> = {
	kind: 'query',
	name: 'ChangedOrders',
	text: `
query ChangedOrders($filter: String!, $after: String) {
  orders(first: 250, after: $after, query: $filter, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { id name updatedAt }
  }
}`,
	answer: z
		.object({
			orders: z.object({
				pageInfo,
				nodes: z.array(z.object({ id: z.string(), name: z.string(), updatedAt: z.string() })),
			}),
		})
		.transform(({ orders }) => ({
			entries: orders.nodes.map(({ id, ...rest }) => ({ orderId: id, ...rest })),
			endCursor: orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null,
		})),
};

/** The same, and whether anything was refunded, is to come back, or was cancelled. */
export const CHANGED_AFTER_SALES: Operation<ChangedPage> = {
	kind: 'query',
	name: 'ChangedAfterSales',
	text: `
query ChangedAfterSales($filter: String!, $after: String) {
  orders(first: 250, after: $after, query: $filter, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { id name updatedAt cancelledAt returnStatus refunds(first: 1) { id } }
  }
}`,
	answer: z
		.object({
			orders: z.object({
				pageInfo,
				nodes: z.array(
					z.object({
						id: z.string(),
						name: z.string(),
						updatedAt: z.string(),
						cancelledAt: z.string().nullable(),
						returnStatus: z.string(),
						refunds: z.array(z.object({ id: z.string() })),
					}),
				),
			}),
		})
		.transform(({ orders }) => ({
			entries: orders.nodes.map(({ id, name, updatedAt, ...order }) => ({
				orderId: id,
				name,
				updatedAt,
				afterSales:
					order.cancelledAt !== null ||
					order.returnStatus !== 'NO_RETURN' ||
					order.refunds.length > 0,
			})),
			endCursor: orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null,
		})),
};

/**
 * Fulfilment orders by time of change, oldest first. A hold or a move does not reliably move the time of change of
 * the order itself (docs/vendors/shopify.md §2.1 and §8).
 */
export const CHANGED_FULFILMENT_ORDERS: Operation<ChangedPage> = {
	kind: 'query',
	name: 'ChangedFulfillmentOrders',
	text: `
query ChangedFulfillmentOrders($filter: String!, $after: String) {
  fulfillmentOrders(first: 250, after: $after, query: $filter, sortKey: UPDATED_AT, includeClosed: true) {
    pageInfo { hasNextPage endCursor }
    nodes { orderId orderName updatedAt }
  }
}`,
	answer: z
		.object({
			fulfillmentOrders: z.object({
				pageInfo,
				nodes: z.array(
					z.object({ orderId: z.string(), orderName: z.string(), updatedAt: z.string() }),
				),
			}),
		})
		.transform(({ fulfillmentOrders: { nodes, pageInfo: info } }) => ({
			entries: nodes.map(({ orderName, ...rest }) => ({ name: orderName, ...rest })),
			endCursor: info.hasNextPage ? info.endCursor : null,
		})),
};
