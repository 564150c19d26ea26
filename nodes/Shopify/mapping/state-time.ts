/** Shopify tells the time of a change in whole seconds. */
const SECOND_MS = 1000;

/**
 * The time of the state that was read: Shopify's time of its last change (UTC, ISO 8601), unless it was asked for in
 * that very second. Then another change of the same second may still follow, and would bear the same time; so the
 * state counts as that of the moment before, and whoever compares times finds the order changed since.
 */
export function stateTime(updatedAt: string, askedAt: Date): string {
	const changed = Date.parse(updatedAt);
	const second = Math.floor(changed / SECOND_MS) * SECOND_MS;
	return askedAt.getTime() < second + SECOND_MS ? new Date(second - 1).toISOString() : updatedAt;
}
