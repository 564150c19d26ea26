import { z } from 'zod';
import type { Operation } from '../operation';
import { rawOrderRestSchema, type RawOrderRest } from '../raw-order';
import {
	BAG_FRAGMENT,
	FULFILMENT_ORDER_FRAGMENT,
	LINE_FRAGMENT,
	SHIPPING_LINE_FRAGMENT,
} from './fragments';

/** Which lists of an order go on, and after which cursor. */
export type RestRequest = {
	id: string;
	lines: number;
	articles: boolean;
	withLines: boolean;
	linesAfter: string | null;
	withShipping: boolean;
	shippingAfter: string | null;
	withLocations: boolean;
	locationsAfter: string | null;
};

/**
 * Lines per further page. The vendor allows 250 to a page, but 59 is what fits under the query limit of 1000
 * points beside the other two lists (994, counted as for the first page).
 */
export const REST_LINES = 59;

/** The next page of whichever of an order's lists go on, with the time of change that tells whether they still fit. */
export const ORDER_REST: Operation<{ order: RawOrderRest | null }> = {
	kind: 'query',
	name: 'OrderRest',
	text: `
query OrderRest(
  $id: ID!, $lines: Int!, $articles: Boolean!,
  $withLines: Boolean!, $linesAfter: String,
  $withShipping: Boolean!, $shippingAfter: String,
  $withLocations: Boolean!, $locationsAfter: String
) {
  order(id: $id) {
    id updatedAt
    lineItems(first: $lines, after: $linesAfter) @include(if: $withLines) {
      pageInfo { hasNextPage endCursor }
      nodes { ...Line }
    }
    shippingLines(first: 6, after: $shippingAfter, includeRemovals: true) @include(if: $withShipping) {
      pageInfo { hasNextPage endCursor }
      nodes { ...Shipping }
    }
    fulfillmentOrders(first: 10, after: $locationsAfter) @include(if: $withLocations) {
      pageInfo { hasNextPage endCursor }
      nodes { ...Location }
    }
  }
}${LINE_FRAGMENT}${SHIPPING_LINE_FRAGMENT}${FULFILMENT_ORDER_FRAGMENT}${BAG_FRAGMENT}`,
	answer: z.object({ order: rawOrderRestSchema.nullable() }),
};
