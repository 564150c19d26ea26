import { z } from 'zod';
import type { Operation } from '../operation';
import { rawOrderPageSchema, type RawOrderPage } from '../raw-order';
import {
	BAG_FRAGMENT,
	FULFILMENT_ORDER_FRAGMENT,
	LINE_FRAGMENT,
	SHIPPING_LINE_FRAGMENT,
} from './fragments';

/** How much one call asks for. */
export type PageSize = { orders: number; lines: number };

/**
 * Shopify refuses a query of more than 1000 points before it runs. Counted without any of the vendor's rebates (an
 * object 1, a connection 2 and its `first` times its node) an order costs 83 points and each of its lines 14: five
 * orders of eight lines are 975 (https://shopify.dev/docs/api/usage/limits#graphql-admin-api-rate-limits).
 */
export const FIRST_PAGE_SIZE: PageSize = { orders: 5, lines: 8 };

/** Several orders at once, each with the first page of its lists, and only what a snapshot is made of. */
export const ORDER_STATES: Operation<{ nodes: Array<RawOrderPage | null> }> = {
	kind: 'query',
	name: 'OrderStates',
	text: `
query OrderStates(
  $ids: [ID!]!, $lines: Int!, $locations: Boolean!, $customers: Boolean!, $articles: Boolean!
) {
  nodes(ids: $ids) { ... on Order { ...State } }
}
fragment State on Order {
  id legacyResourceId name createdAt updatedAt cancelledAt edited taxesIncluded
  displayFinancialStatus displayFulfillmentStatus
  currencyCode presentmentCurrencyCode email phone note tags poNumber
  app { id name }
  customer @include(if: $customers) { id }
  purchasingEntity @include(if: $customers) {
    ... on PurchasingCompany { company { id externalId name } location { id externalId } }
  }
  shippingAddress { ...Place }
  billingAddress { ...Place }
  currentTotalPriceSet { ...Bag }
  currentSubtotalPriceSet { ...Bag }
  currentTotalTaxSet { ...Bag }
  currentShippingPriceSet { ...Bag }
  totalTipReceivedSet { ...Bag }
  currentTotalDutiesSet { presentmentMoney { amount currencyCode } }
  currentTotalAdditionalFeesSet { presentmentMoney { amount currencyCode } }
  totalCashRoundingAdjustment { paymentSet { presentmentMoney { amount currencyCode } } }
  shippingLines(first: 2, includeRemovals: true) {
    pageInfo { hasNextPage endCursor }
    nodes { ...Shipping }
  }
  fulfillmentOrders(first: 2) @include(if: $locations) {
    pageInfo { hasNextPage endCursor }
    nodes { ...Location }
  }
  lineItems(first: $lines) {
    pageInfo { hasNextPage endCursor }
    nodes { ...Line }
  }
}
fragment Place on MailingAddress {
  firstName lastName company address1 address2 city province zip countryCodeV2 phone
}${LINE_FRAGMENT}${SHIPPING_LINE_FRAGMENT}${FULFILMENT_ORDER_FRAGMENT}${BAG_FRAGMENT}`,
	answer: z.object({ nodes: z.array(rawOrderPageSchema.nullable()) }),
};
