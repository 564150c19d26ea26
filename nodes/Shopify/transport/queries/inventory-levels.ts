import { z } from 'zod';
import type { Operation } from '../operation';
import {
	levelField,
	rawLevelSchema,
	stockedItemSchema,
	stockedVariantSchema,
	type RawLevel,
	type RawStockedItem,
	type RawStockedVariant,
} from '../raw-inventory';
import type { Page } from './payouts';

/** The vendor's most for a page and for a list of ids (docs/vendors/shopify.md §7). */
const MOST_PER_CALL = 250;
/** Levels by their own id in one call. */
export const LEVELS_PER_CALL = MOST_PER_CALL;
/** Points of one call; a single query may cost 1000. */
const MOST_POINTS = 995;
/** A level and its quantities are an object each; scalars are free (docs/vendors/shopify.md §7). */
const POINTS_PER_LEVEL = 2;
const pointsPerItem = (locations: number): number => 1 + POINTS_PER_LEVEL * locations;
/** A variant, its product, and its article. */
const pointsPerVariant = (locations: number): number => 2 + pointsPerItem(locations);
const CONNECTION_POINTS = 2;

/**
 * Articles to a call: a page costs 2 points and each article 1, with 2 more for each location. One location: 250 (752
 * points). Two: 198 (992 points), so 10,000 articles are 51 calls and 50,102 points.
 */
export const itemsPerCall = (locations: number): number =>
	fitting(MOST_POINTS - CONNECTION_POINTS, pointsPerItem(locations));

/** Variants to a page: an article costs 2 points more with its variant and its product. */
export const variantsPerCall = (locations: number): number =>
	fitting(MOST_POINTS - CONNECTION_POINTS, pointsPerVariant(locations));

const fitting = (points: number, each: number): number =>
	Math.max(1, Math.min(MOST_PER_CALL, Math.floor(points / each)));

const LEVEL_FIELDS = 'id isActive quantities(names: ["available", "on_hand"]) { name quantity }';

const locationVariables = (locations: number): string =>
	Array.from({ length: locations }, (_, place) => `, $location${place}: ID!`).join('');

/** A level that was switched off is asked for too: it says that the article is not stocked there any more. */
const itemFields = (locations: number): string => {
	const levels = Array.from(
		{ length: locations },
		(_, place) =>
			`${levelField(place)}: inventoryLevel(locationId: $location${place}, includeInactive: true) {
    ${LEVEL_FIELDS}
  }`,
	);
	return ['id sku tracked', ...levels].join('\n  ');
};

/** The locations as the variables that the operations below name. */
export const locationValues = (locations: readonly string[]): Record<string, string> =>
	Object.fromEntries(locations.map((id, place) => [`location${place}`, id]));

const pageOf = <T extends z.ZodTypeAny>(node: T) =>
	z.object({
		pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
		nodes: z.array(node),
	});

type RawPage<T> = { nodes: T[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

const toPage = <T>({ nodes, pageInfo }: RawPage<T>): Page<T> => ({
	entries: nodes,
	endCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
});

/** Variants that a search finds, by id, with their stock. The page costs what it has room for. */
export const stockedVariants = (
	locations: number,
	first: number,
): Operation<Page<RawStockedVariant>> => ({
	kind: 'query',
	name: 'StockBySku',
	text: `
query StockBySku($filter: String!, $first: Int!, $after: String${locationVariables(locations)}) {
  productVariants(first: $first, after: $after, query: $filter, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { id product { id status } inventoryItem { ...Stock } }
  }
}
fragment Stock on InventoryItem {
  ${itemFields(locations)}
}`,
	points: CONNECTION_POINTS + first * pointsPerVariant(locations),
	answer: z
		.object({ productVariants: pageOf(stockedVariantSchema(locations)) })
		.transform(({ productVariants }) => toPage(productVariants)),
});

/** Articles of the shop with their stock, all of them or those that a search finds. */
export const stockedItems = (locations: number): Operation<Page<RawStockedItem>> => ({
	kind: 'query',
	name: 'StockOfAll',
	text: `
query StockOfAll($filter: String, $first: Int!, $after: String${locationVariables(locations)}) {
  inventoryItems(first: $first, after: $after, query: $filter) {
    pageInfo { hasNextPage endCursor }
    nodes { ...Stock }
  }
}
fragment Stock on InventoryItem {
  ${itemFields(locations)}
}`,
	points: CONNECTION_POINTS + itemsPerCall(locations) * pointsPerItem(locations),
	answer: z
		.object({ inventoryItems: pageOf(stockedItemSchema(locations)) })
		.transform(({ inventoryItems }) => toPage(inventoryItems)),
});

/** Articles by GID with their stock, in the order asked; null for one the shop does not have any more. */
export const stockOfItems = (
	locations: number,
	items: number,
): Operation<Array<RawStockedItem | null>> => ({
	kind: 'query',
	name: 'StockOfItems',
	text: `
query StockOfItems($ids: [ID!]!${locationVariables(locations)}) {
  nodes(ids: $ids) { ...Stock }
}
fragment Stock on InventoryItem {
  ${itemFields(locations)}
}`,
	points: items * pointsPerItem(locations),
	answer: z
		.object({ nodes: z.array(stockedItemSchema(locations).nullable()) })
		.transform(({ nodes }) => nodes),
});

/** Levels by GID, in the order asked; null for one that the shop does not have any more. */
export const levelsById = (levels: number): Operation<RawLevel[]> => ({
	kind: 'query',
	name: 'LevelsById',
	text: `
query LevelsById($ids: [ID!]!) {
  nodes(ids: $ids) { ... on InventoryLevel { ${LEVEL_FIELDS} } }
}`,
	points: levels * POINTS_PER_LEVEL,
	answer: z.object({ nodes: z.array(rawLevelSchema) }).transform(({ nodes }) => nodes),
});
