/** Kinds of calls a process remembers before it forgets all; far more than there are. */
const MOST_KINDS = 1000;

const known = new Map<string, number>();

/**
 * The points that a call will be charged for: what the last one of its kind was, or 0 before the first, so that nothing
 * waits on a guess. Calls of a kind have the same name, and as many ids and the same page sizes in their variables.
 */
export const expectedPoints = (name: string, variables: object): number =>
	known.get(kindOf(name, variables)) ?? 0;

/** Remembers the points of a call; they depend on its text and sizes alone, so for every shop. */
export function learnPoints(name: string, variables: object, points: number): void {
	if (known.size >= MOST_KINDS) known.clear();
	known.set(kindOf(name, variables), points);
}

function kindOf(name: string, variables: object): string {
	const sizes = Object.entries(variables).map(([field, value]: [string, unknown]) => {
		if (Array.isArray(value)) return `${field}=${value.length}`;
		return typeof value === 'number' || typeof value === 'boolean' ? `${field}=${value}` : '';
	});
	return [name, ...sizes].join(' ');
}
