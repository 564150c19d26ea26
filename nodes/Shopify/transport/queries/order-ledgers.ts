import { z } from 'zod';
import type { Operation } from '../operation';
import { rawLedgerSchema, type RawLedger } from '../raw-ledger';

/** How much of the ledgers one call asks for. */
export type LedgerSize = { orders: number; agreements: number; sales: number };

/**
 * Two edits of up to five lines, beside the sale itself, for 14 orders at once: 966 points, counted as for the orders
 * themselves. An order with more is read alone.
 */
export const FIRST_LEDGERS: LedgerSize = { orders: 14, agreements: 3, sales: 5 };

/** For one order alone: first many agreements, then agreements of many lines (765 points at most). */
export const WIDE_LEDGERS: LedgerSize = { orders: 1, agreements: 6, sales: 40 };
export const DEEP_LEDGERS: LedgerSize = { orders: 1, agreements: 1, sales: 250 };

/**
 * Who changed what an order sells, newest first. Agreements are no nodes, so their sales cannot be paged later on
 * (docs/vendors/shopify.md §2.3).
 */
export const ORDER_LEDGERS: Operation<{ nodes: Array<RawLedger | null> }> = {
	kind: 'query',
	name: 'OrderLedgers',
	text: `
query OrderLedgers(
  $ids: [ID!]!, $agreements: Int!, $sales: Int!, $after: String,
  $apps: Boolean!, $staff: Boolean!, $causes: Boolean!
) {
  nodes(ids: $ids) { ... on Order { ...Ledger } }
}
fragment Ledger on Order {
  id
  agreements(first: $agreements, after: $after, reverse: true) {
    pageInfo { hasNextPage endCursor }
    nodes {
      __typename happenedAt
      app @include(if: $apps) { id title }
      user @include(if: $staff) { name }
      ... on RefundAgreement @include(if: $causes) { refund { id } }
      ... on ReturnAgreement @include(if: $causes) { return { id } }
      sales(first: $sales) {
        pageInfo { hasNextPage }
        nodes {
          quantity lineType
          ... on ProductSale { lineItem { id } }
          ... on GiftCardSale { lineItem { id } }
        }
      }
    }
  }
}`,
	answer: z.object({ nodes: z.array(rawLedgerSchema.nullable()) }),
};
