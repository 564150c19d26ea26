import { invalidRequest, NetSuiteRefusal } from '../behaviour/refusal';
import { SuiteQlRefused } from '../suiteql';
import type { Account } from './account';
import { reply, type Outcome, type RawRequest } from './exchange';
import { readPage } from './paging';
import { readJson } from './read-json';

const MAX_ROWS = 100_000;

function invalidParameter(message: string): NetSuiteRefusal {
	return new NetSuiteRefusal(400, 'INVALID_PARAMETER', message);
}

function readParams(value: unknown): (string | number)[] {
	if (value === undefined || value === null) return [];
	const isList = Array.isArray(value);
	const params: unknown[] = isList ? value : [];
	const isScalar = (param: unknown) => typeof param === 'string' || typeof param === 'number';
	if (!isList || !params.every(isScalar)) {
		throw invalidParameter('The query parameters have to be a list of texts and numbers.');
	}
	return params as (string | number)[];
}

function withoutNulls(row: Record<string, string | null>): Record<string, unknown> {
	return { links: [], ...Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null)) };
}

function runQuery(account: Account, q: string, params: (string | number)[]) {
	try {
		return account.books.run(q, params).rows;
	} catch (error) {
		if (error instanceof SuiteQlRefused) {
			throw new NetSuiteRefusal(400, error.code, error.detail);
		}
		throw error;
	}
}

/** Answers a SuiteQL query, docs/vendors/netsuite.md §7: one page, every value a text, empty columns left out. */
export function answerSuiteQl(account: Account, request: RawRequest): Outcome {
	if (request.method !== 'POST') throw invalidRequest('Method not allowed.', 405);
	if (!/(^|[,;\s])transient($|[,;\s])/i.test(request.headers['prefer'] ?? '')) {
		throw invalidRequest('The Prefer header has to be transient.');
	}
	const body = readJson(request.body) as Record<string, unknown>;
	if (typeof body['q'] !== 'string') throw invalidParameter('The query q is missing.');
	const page = readPage(request.query);
	const rows = runQuery(account, body['q'], readParams(body['params'])).slice(0, MAX_ROWS);
	const items = rows.slice(page.offset, page.offset + page.limit).map(withoutNulls);
	const hasMore = page.offset + items.length < rows.length;
	const href = (offset: number) =>
		`${account.world.baseUrl}${request.path}?limit=${page.limit}&offset=${offset}`;
	return reply(
		200,
		{
			links: [
				{ rel: 'self', href: href(page.offset) },
				...(hasMore ? [{ rel: 'next', href: href(page.offset + page.limit) }] : []),
			],
			count: items.length,
			hasMore,
			items,
			offset: page.offset,
			totalResults: rows.length,
		},
		{ 'Content-Type': 'application/vnd.oracle.resource+json; type=collection' },
	);
}
