import { err, ok, type Result } from '../../../domain/result';
import type { OwnedKind } from '../transport/queries/order-owners';
import { TOPICS, type OrderTrace, type Topic } from './topics';

/** What a webhook is about: an order by its global id, or a thing that belongs to one. */
export type Subject =
	{ kind: 'order'; id: string } | { kind: 'owned'; owner: OwnedKind; id: string };

/**
 * Takes the id of the order, or of the thing that belongs to one, out of a webhook's body; nothing else in a body is
 * ever used, because it shows the past (docs/vendors/shopify.md §1.2, G14).
 */
export function parseSignal(topic: Topic, rawBody: string): Result<Subject, 'notJson' | 'noOrder'> {
	const body = parseKeepingDigits(rawBody);
	if (!body.ok) return body;
	const trace: OrderTrace = TOPICS[topic].trace;
	if ('path' in trace) {
		const id = numberAt(body.value, trace.path);
		return id === null ? err('noOrder') : ok({ kind: 'order', id: `gid://shopify/Order/${id}` });
	}
	const order = numberAt(body.value, ['order', 'id']);
	if (order !== null) return ok({ kind: 'order', id: `gid://shopify/Order/${order}` });
	const id = findGid(body.value, trace.owner);
	return id === null ? err('noOrder') : ok({ kind: 'owned', owner: trace.owner, id });
}

/** Strings, and numbers outside of strings. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON with every number as the text it was written as: Shopify's ids may pass 2^53. */
function parseKeepingDigits(text: string): Result<unknown, 'notJson'> {
	try {
		JSON.parse(text);
	} catch {
		return err('notJson');
	}
	const quoted = text.replace(TOKENS, (token) => (token.startsWith('"') ? token : `"${token}"`));
	return ok(JSON.parse(quoted));
}

function numberAt(body: unknown, path: readonly string[]): string | null {
	let value = body;
	for (const key of path) value = (value as Record<string, unknown> | null)?.[key];
	return typeof value === 'string' && /^[1-9]\d*$/.test(value) ? value : null;
}

/** The first global id of a kind, anywhere in the body: a moved or merged order names several of one order. */
function findGid(value: unknown, kind: OwnedKind): string | null {
	if (typeof value === 'string') {
		return new RegExp(`^gid://shopify/${kind}/\\d+$`).test(value) ? value : null;
	}
	if (value === null || typeof value !== 'object') return null;
	for (const inner of Object.values(value)) {
		const found = findGid(inner, kind);
		if (found !== null) return found;
	}
	return null;
}
