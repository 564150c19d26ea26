import { z } from 'zod';
import type { Operation } from '../operation';
import {
	rawBundleSchema,
	rawPlaceSchema,
	rawVariantSchema,
	type RawBundle,
	type RawPlace,
	type RawVariant,
} from '../raw-catalogue';
import { rawListOf, type RawList } from '../raw-list';
import type { Page } from './payouts';

const toPage = <T>({ nodes, pageInfo }: RawList<T>): Page<T> => ({
	entries: nodes,
	endCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
});

/**
 * Variants by id, all of them or those that a search finds, whatever became of their products. A variant costs 3 points
 * with its product and its article, so 10,000 variants are 40 calls and 30,080 points (docs/vendors/shopify.md §7).
 */
export const ALL_VARIANTS: Operation<Page<RawVariant>> = {
	kind: 'query',
	name: 'AllVariants',
	text: `
query AllVariants($filter: String, $after: String) {
  productVariants(first: 250, after: $after, query: $filter, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id title sku barcode requiresComponents
      product { title status } inventoryItem { requiresShipping }
    }
  }
}`,
	points: 752,
	answer: z
		.object({ productVariants: rawListOf(rawVariantSchema) })
		.transform(({ productVariants }) => toPage(productVariants)),
};

/** Bundles to a call, with so many components of each: 945 points. */
export const BUNDLES_PER_CALL = 15;
export const FIRST_COMPONENTS = 30;
/** Components to a further page of one bundle: 503 points. */
export const MORE_COMPONENTS = 250;

/** What bundles are made of, by the GIDs of their variants; null for one that is gone. */
export const BUNDLES: Operation<Array<RawBundle | null>> = {
	kind: 'query',
	name: 'Bundles',
	text: `
query Bundles($ids: [ID!]!, $first: Int!, $after: String) {
  nodes(ids: $ids) {
    ... on ProductVariant {
      id
      productVariantComponents(first: $first, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { quantity productVariant { id sku } }
      }
    }
  }
}`,
	answer: z.object({ nodes: z.array(rawBundleSchema.nullable()) }).transform(({ nodes }) => nodes),
};

/** Every location, those that are switched off and those of fulfilment services among them. */
export const LOCATIONS: Operation<Page<RawPlace>> = {
	kind: 'query',
	name: 'Locations',
	text: `
query Locations($after: String) {
  locations(first: 250, after: $after, includeInactive: true, includeLegacy: true) {
    pageInfo { hasNextPage endCursor }
    nodes { id name isActive hasActiveInventory hasUnfulfilledOrders }
  }
}`,
	points: 252,
	answer: z
		.object({ locations: rawListOf(rawPlaceSchema) })
		.transform(({ locations }) => toPage(locations)),
};
