import { createHash } from 'node:crypto';

/** JSON with object keys in alphabetical order, so equal values always give equal text. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) => {
		if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
		return Object.fromEntries(
			Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)),
		);
	});
}

/** First 32 hex digits of the SHA-256 of the value's canonical JSON. */
export function stableHash(value: unknown): string {
	return createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 32);
}
