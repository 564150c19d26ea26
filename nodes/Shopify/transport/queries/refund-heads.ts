import { z } from 'zod';
import type { Operation } from '../operation';
import { rawRefundHeadSchema, type RawRefundHead } from '../raw-refund';

/** How much of each order one call asks for. */
export type HeadSize = { orders: number; refunds: number; transactions: number };

/** For 40 orders at once: 960 points, counted as for the orders themselves. An order with more is read alone. */
export const FIRST_HEADS: HeadSize = { orders: 40, refunds: 7, transactions: 15 };

/** For one order alone: as many as the vendor gives at once (502 points). */
export const WIDE_HEADS: HeadSize = { orders: 1, refunds: 250, transactions: 250 };

/**
 * Which refunds orders have. The lists are plain arrays that end at their size without a word, so transactions are
 * counted beside them, and as many refunds as were asked for may be too few (docs/vendors/shopify.md §4.3).
 */
export const REFUND_HEADS: Operation<{ nodes: Array<RawRefundHead | null> }> = {
	kind: 'query',
	name: 'RefundHeads',
	text: `
query RefundHeads($ids: [ID!]!, $refunds: Int!, $transactions: Int!) {
  nodes(ids: $ids) { ... on Order { ...Head } }
}
fragment Head on Order {
  id legacyResourceId name updatedAt cancelledAt sourceName taxesIncluded currencyCode presentmentCurrencyCode
  transactionsCount { count precision }
  transactions(first: $transactions) { id kind }
  refunds(first: $refunds) { id }
}`,
	answer: z.object({ nodes: z.array(rawRefundHeadSchema.nullable()) }),
};
