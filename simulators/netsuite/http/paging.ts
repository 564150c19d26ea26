import { NetSuiteRefusal } from '../behaviour/refusal';

const MAX_LIMIT = 1000;
const MAX_PAGES = 1000;

export interface Page {
	limit: number;
	offset: number;
}

function whole(query: URLSearchParams, name: string, fallback: number): number {
	const text = query.get(name);
	if (text === null) return fallback;
	if (/^\d+$/.test(text)) return Number(text);
	throw new NetSuiteRefusal(400, 'INVALID_PARAMETER', `The parameter ${name} is not a number.`);
}

/** Reads limit and offset by the vendor's rules, docs/vendors/netsuite.md §2.6. */
export function readPage(query: URLSearchParams): Page {
	const limit = whole(query, 'limit', MAX_LIMIT);
	const offset = whole(query, 'offset', 0);
	const refuse = (message: string) => new NetSuiteRefusal(400, 'INVALID_PARAMETER', message);
	if (limit < 1 || limit > MAX_LIMIT) throw refuse(`The limit has to be from 1 to ${MAX_LIMIT}.`);
	if (offset % limit !== 0) throw refuse('The offset has to be a multiple of the limit.');
	if (offset / limit >= MAX_PAGES) throw refuse(`There are at most ${MAX_PAGES} pages.`);
	return { limit, offset };
}
