import { PAIRS_PER_CALL } from '../../nodes/Shopify/transport/queries/inventory-set';
import { itemsPerCall } from '../../nodes/Shopify/transport/queries/inventory-levels';

/** A level and its quantities (docs/vendors/shopify.md §9.1). */
const LEVEL = 2;
/** Objects of an article: itself, and a level with its quantities at each location. */
const pointsPerArticle = (locations: number): number => 1 + LEVEL * locations;
const PAGE = 2;
const CHANGE = 12;

/** What a push has to look at and to set. */
export type Work = { articles: number; locations: number; levelsToSet: number };

/**
 * The points that a push cannot do without: every article that may differ is read once with its levels, on as few pages
 * as the price of one query allows, and what differs is set, 250 levels to a call.
 */
export function leastPoints({ articles, locations, levelsToSet }: Work): number {
	const pages = Math.ceil(articles / itemsPerCall(locations));
	const calls = Math.ceil(levelsToSet / PAIRS_PER_CALL);
	return pages * PAGE + articles * pointsPerArticle(locations) + calls * CHANGE;
}

/** The points of reading levels once more by id, after they were set. */
export const pointsOfReadingBack = (levels: number): number => levels * LEVEL;
