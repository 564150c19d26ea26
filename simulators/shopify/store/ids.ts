/** Hands out distinct, repeatable numeric ids; the vendor's are 13 digits today. */
export interface IdSource {
	next(): number;
	/** A lower-case UUID-shaped token, for keys the vendor does not number. */
	token(): string;
}

const FIRST_ID = 5_900_000_000_001;

/** A counter: the same calls in the same order give the same ids. */
export function countingIds(first: number = FIRST_ID): IdSource {
	let id = first;
	let tokens = 0;
	return {
		next: () => id++,
		token: () => {
			tokens += 1;
			const tail = tokens.toString(16).padStart(12, '0');
			return `5a1e0000-0000-4000-8000-${tail}`;
		},
	};
}

/** Builds a global id. */
export function gid(type: string, id: number | string): string {
	return `gid://shopify/${type}/${id}`;
}

/** Splits a global id; a bare number keeps an empty type. */
export function parseGid(value: string): { type: string; key: string } {
	const match = /^gid:\/\/shopify\/([A-Za-z]+)\/([^?]+)/.exec(value);
	return match ? { type: match[1] ?? '', key: match[2] ?? '' } : { type: '', key: value };
}
