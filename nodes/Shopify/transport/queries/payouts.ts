import { z } from 'zod';
import type { Operation } from '../operation';
import {
	rawBalanceRowSchema,
	rawOwnerSchema,
	rawPayoutSchema,
	type RawBalanceRow,
	type RawOwner,
	type RawPayout,
} from '../raw-payout';

/** One page of a list; `endCursor` is null on the last one. */
export type Page<T> = { entries: T[]; endCursor: string | null };

const pageOf = <T extends z.ZodTypeAny>(node: T) =>
	z
		.object({
			pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
			nodes: z.array(node),
		})
		.transform(({ nodes, pageInfo }) => ({
			entries: nodes as Array<z.output<T>>,
			endCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
		}));

const NOTHING = { entries: [], endCursor: null };

/** Payouts by the time they were issued, oldest first; a shop without Shopify Payments has none. */
export const PAYOUTS: Operation<Page<RawPayout>> = {
	kind: 'query',
	name: 'Payouts',
	text: `
query Payouts($filter: String!, $after: String) {
  shopifyPaymentsAccount {
    payouts(first: 100, after: $after, query: $filter, sortKey: ISSUED_AT) {
      pageInfo { hasNextPage endCursor }
      nodes { ...Payout }
    }
  }
}
fragment Payout on ShopifyPaymentsPayout {
  id legacyResourceId issuedAt status
  net { amount currencyCode }
}`,
	answer: z
		.object({ shopifyPaymentsAccount: z.object({ payouts: pageOf(rawPayoutSchema) }).nullable() })
		.transform(({ shopifyPaymentsAccount: account }) => account?.payouts ?? NOTHING),
};

/** One payout by its GID. */
export const PAYOUT: Operation<RawPayout | null> = {
	kind: 'query',
	name: 'Payout',
	text: `
query Payout($id: ID!) {
  node(id: $id) { ... on ShopifyPaymentsPayout { id legacyResourceId issuedAt status net { amount currencyCode } } }
}`,
	answer: z.object({ node: rawPayoutSchema.nullable() }).transform(({ node }) => node),
};

/** Movements on the account of the payment provider, 160 to a call: 963 points, counted as for the orders. */
export const BALANCE_ROWS: Operation<Page<RawBalanceRow>> = {
	kind: 'query',
	name: 'BalanceTransactions',
	text: `
query BalanceTransactions($filter: String!, $after: String) {
  shopifyPaymentsAccount {
    balanceTransactions(first: 160, after: $after, query: $filter, sortKey: PROCESSED_AT) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id type transactionDate sourceOrderTransactionId
        amount { amount currencyCode }
        fee { amount currencyCode }
        net { amount currencyCode }
        associatedOrder { id name }
        adjustmentsOrders { orderTransactionId }
      }
    }
  }
}`,
	answer: z
		.object({
			shopifyPaymentsAccount: z
				.object({ balanceTransactions: pageOf(rawBalanceRowSchema) })
				.nullable(),
		})
		.transform(({ shopifyPaymentsAccount: account }) => account?.balanceTransactions ?? NOTHING),
};

/** The orders of transactions; null for one the shop does not show to this app. */
export const TRANSACTION_OWNERS: Operation<{ nodes: Array<RawOwner | null> }> = {
	kind: 'query',
	name: 'TransactionOwners',
	text: `
query TransactionOwners($ids: [ID!]!) {
  nodes(ids: $ids) { ... on OrderTransaction { id order { id name } } }
}`,
	answer: z.object({ nodes: z.array(rawOwnerSchema.nullable()) }),
};
