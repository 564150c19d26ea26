import { z } from 'zod';
import type { Operation } from '../operation';
import {
	rawRefundPageSchema,
	rawRefundRestSchema,
	type RawRefundPage,
	type RawRefundRest,
} from '../raw-refund';
import { BAG_FRAGMENT } from './fragments';

/** Eleven refunds of up to four lines, counted as for the orders themselves: 968 points. */
export const REFUNDS_PER_CALL = 11;

/** Where goods went is asked for only by those who need it: it takes a scope of its own. */
const FRAGMENTS = `
fragment Payment on OrderTransaction {
  id kind status gateway createdAt processedAt
  amountSet { ...Bag }
}
fragment Goods on RefundLineItem {
  quantity restockType restocked
  location @include(if: $places) { id }
  subtotalSet { ...Bag }
  totalTaxSet { ...Bag }
  lineItem { id sku name lineItemGroup { id title quantity variantSku } }
}
fragment Carriage on RefundShippingLine {
  shippingLine { title }
  subtotalAmountSet { ...Bag }
  taxAmountSet { ...Bag }
}
fragment Adjustment on OrderAdjustment {
  reason
  amountSet { ...Bag }
  taxAmountSet { ...Bag }
}${BAG_FRAGMENT}`;

/** Several refunds at once, each with the first page of its lists and its order's time of change. */
export const REFUND_PAGES: Operation<{ nodes: Array<RawRefundPage | null> }> = {
	kind: 'query',
	name: 'RefundPages',
	text: `
query RefundPages($ids: [ID!]!, $places: Boolean!) {
  nodes(ids: $ids) { ... on Refund { ...Whole } }
}
fragment Whole on Refund {
  id createdAt processedAt note
  order { updatedAt }
  return { id exchangeLineItems(first: 1, includeRemovedItems: true) { nodes { id } } }
  duties { amountSet { ...Bag } }
  transactions(first: 2) { pageInfo { hasNextPage endCursor } nodes { ...Payment } }
  refundLineItems(first: 4) { pageInfo { hasNextPage endCursor } nodes { ...Goods } }
  refundShippingLines(first: 1) { pageInfo { hasNextPage endCursor } nodes { ...Carriage } }
  orderAdjustments(first: 2) { pageInfo { hasNextPage endCursor } nodes { ...Adjustment } }
}${FRAGMENTS}`,
	answer: z.object({ nodes: z.array(rawRefundPageSchema.nullable()) }),
};

/** Which lists of a refund go on, and after which cursor. */
export type RefundRestRequest = {
	id: string;
	places: boolean;
	withTransactions: boolean;
	transactionsAfter: string | null;
	withLines: boolean;
	linesAfter: string | null;
	withShipping: boolean;
	shippingAfter: string | null;
	withAdjustments: boolean;
	adjustmentsAfter: string | null;
};

/** The next page of whichever of a refund's lists go on (960 points for all four). */
export const REFUND_REST: Operation<{ refund: RawRefundRest | null }> = {
	kind: 'query',
	name: 'RefundRest',
	text: `
query RefundRest(
  $id: ID!, $places: Boolean!,
  $withTransactions: Boolean!, $transactionsAfter: String,
  $withLines: Boolean!, $linesAfter: String,
  $withShipping: Boolean!, $shippingAfter: String,
  $withAdjustments: Boolean!, $adjustmentsAfter: String
) {
  refund(id: $id) {
    order { updatedAt }
    transactions(first: 20, after: $transactionsAfter) @include(if: $withTransactions) {
      pageInfo { hasNextPage endCursor }
      nodes { ...Payment }
    }
    refundLineItems(first: 65, after: $linesAfter) @include(if: $withLines) {
      pageInfo { hasNextPage endCursor }
      nodes { ...Goods }
    }
    refundShippingLines(first: 10, after: $shippingAfter) @include(if: $withShipping) {
      pageInfo { hasNextPage endCursor }
      nodes { ...Carriage }
    }
    orderAdjustments(first: 20, after: $adjustmentsAfter) @include(if: $withAdjustments) {
      pageInfo { hasNextPage endCursor }
      nodes { ...Adjustment }
    }
  }
}${FRAGMENTS}`,
	answer: z.object({ refund: rawRefundRestSchema.nullable() }),
};
