/** The reference of an order that replaces another: a new one, because the old one stays taken for ever. */
export const successorReference = (reference: string, generation: number): string =>
	`${reference}-R${generation}`;

/**
 * Which order of a lineage a reference names: 0 for the order under the source's own reference, n for the nth that was
 * made to replace it, null for any other.
 */
export function generationOf(reference: string, original: string): number | null {
	if (reference === original) return 0;
	const generation = Number(/-R(\d+)$/.exec(reference)?.[1]);
	return generation > 0 && reference === successorReference(original, generation)
		? generation
		: null;
}
