import { GraphQLError } from 'graphql';
import type { View } from './view';

export interface PageArguments {
	readonly first?: number | null;
	readonly after?: string | null;
	readonly last?: number | null;
	readonly before?: string | null;
	readonly reverse?: boolean | null;
}

/** A place in an ordering: compared part by part. */
export type SortKey = ReadonlyArray<string | number>;

const MAX_PAGE = 250;

/**
 * Pages a list by cursor. A cursor holds the sort key of its row, so a page that follows is
 * right even when rows before it have moved. Without a key the position in the list is used.
 * No page starts behind `most` rows.
 */
export function connection<Row>(
	rows: readonly Row[],
	args: PageArguments,
	view: (row: Row) => View,
	keyOf?: (row: Row) => SortKey,
	most = Infinity,
): View {
	const size = pageSize(args);
	const direction = args.reverse ? -1 : 1;
	const keyed = rows.map((row, i) => ({ row, key: keyOf ? keyOf(row) : [i] }));
	if (keyOf || args.reverse) keyed.sort((a, b) => direction * compareKeys(a.key, b.key));
	const after = args.after ? readCursor(args.after) : null;
	const before = args.before ? readCursor(args.before) : null;
	const inside = keyed.filter(
		({ key }) =>
			(!after || direction * compareKeys(key, after) > 0) &&
			(!before || direction * compareKeys(key, before) < 0),
	);
	if (after && keyed.length - inside.length >= most) {
		throw badRequest(`Lists can be paged to ${most} objects. Narrow the search.`);
	}
	const backwards = args.first === undefined || args.first === null;
	const page = backwards ? inside.slice(-size) : inside.slice(0, size);
	const cut = inside.length > page.length;
	const edges = page.map(({ row, key }) => ({ cursor: writeCursor(key), node: view(row) }));
	return {
		edges,
		nodes: edges.map((edge) => edge.node),
		pageInfo: {
			hasNextPage: backwards ? before !== null : cut,
			hasPreviousPage: backwards ? cut : after !== null,
			startCursor: edges[0]?.cursor ?? null,
			endCursor: edges[edges.length - 1]?.cursor ?? null,
		},
	};
}

/** Orders two keys part by part. */
export function compareKeys(a: SortKey, b: SortKey): number {
	for (let i = 0; i < a.length; i += 1) {
		const x = a[i] ?? '';
		const y = b[i] ?? '';
		if (x === y) continue;
		return x < y ? -1 : 1;
	}
	return 0;
}

function pageSize(args: PageArguments): number {
	const size = args.first ?? args.last;
	if (size === undefined || size === null) {
		throw badRequest('you must provide one of first or last');
	}
	if (size < 0 || size > MAX_PAGE) {
		throw badRequest(`The page size must be between 0 and ${MAX_PAGE}`);
	}
	return size;
}

function writeCursor(key: SortKey): string {
	return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function readCursor(cursor: string): SortKey {
	try {
		const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
		if (Array.isArray(key))
			return key.map((part) => (typeof part === 'number' ? part : String(part)));
	} catch {
		throw badRequest('Invalid cursor for current pagination sort.');
	}
	throw badRequest('Invalid cursor for current pagination sort.');
}

function badRequest(message: string): GraphQLError {
	return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}
