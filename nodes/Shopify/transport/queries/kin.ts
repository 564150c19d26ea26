import { z } from 'zod';
import type { Operation } from '../operation';
import { rawKinSchema, type RawKin } from '../raw-kin';

/** One page of orders found by a search; `endCursor` is null on the last one. */
export type KinPage = { orders: RawKin[]; endCursor: string | null };

/**
 * Orders that may belong together. Eight lines are enough to see whether two orders sell about the same: they are
 * compared, not written. 50 orders are 853 points, counted as for the snapshots.
 */
export const KIN: Operation<KinPage> = {
	kind: 'query',
	name: 'Kin',
	text: `
query Kin($filter: String!, $after: String, $customers: Boolean!) {
  orders(first: 50, after: $after, query: $filter, sortKey: CREATED_AT, reverse: true) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id legacyResourceId name createdAt cancelledAt tags email presentmentCurrencyCode
      app { id name }
      customer @include(if: $customers) { id }
      originalTotalPriceSet { presentmentMoney { amount } }
      totalReceivedSet { presentmentMoney { amount } }
      lineItems(first: 8) { nodes { sku name quantity } }
    }
  }
}`,
	answer: z
		.object({
			orders: z.object({
				pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
				nodes: z.array(rawKinSchema),
			}),
		})
		.transform(({ orders: { nodes, pageInfo } }) => ({
			orders: nodes,
			endCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
		})),
};
