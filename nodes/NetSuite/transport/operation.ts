import type { HttpRequest } from '../../shared/http-port';

/** One call, as NetSuite wants it. */
export type Operation = Pick<HttpRequest, 'method' | 'path' | 'query' | 'headers' | 'body'> & {
	/** Names the call in errors, such as "PATCH salesOrder/eid:SHOPIFY_SO_1". */
	name: string;
	/** Whether the call only reads, so that sending it again does no harm. */
	isRead: boolean;
};

const RECORDS = '/services/rest/record/v1';

/** A misspelt field is dropped in silence unless the call says that it is an error (docs/vendors/netsuite.md §2.2). */
const STRICT = { 'X-NetSuite-PropertyNameValidation': 'Error' };

/** An internal id or `eid:` and an external id as one part of a path; only its colon stays as it is. */
const inPath = (id: string): string =>
	id.startsWith('eid:') ? `eid:${encodeURIComponent(id.slice(4))}` : encodeURIComponent(id);

const listed = (sublists: readonly string[]) =>
	sublists.length === 0 ? {} : { query: { replace: sublists.join(',') } };

const write = (
	method: 'POST' | 'PATCH',
	name: string,
	body: object,
	replace: readonly string[],
): Operation => ({
	name: `${method} ${name}`,
	method,
	path: `${RECORDS}/${name}`,
	headers: STRICT,
	body,
	isRead: false,
	...listed(replace),
});

const read = (name: string, path: string, rest: Partial<Operation> = {}): Operation => ({
	name: `GET ${name}`,
	method: 'GET',
	path,
	isRead: true,
	...rest,
});

/** Every call this package makes (docs/vendors/netsuite.md §2.1, §2.5, §3.3, §7). */
export const operations = {
	getRecord: (type: string, id: string) =>
		read(`${type}/${id}`, `${RECORDS}/${type}/${inPath(id)}`, {
			query: { expandSubResources: 'true' },
		}),
	createRecord: (type: string, body: object, replace: readonly string[]) =>
		write('POST', type, body, replace),
	updateRecord: (type: string, id: string, body: object, replace: readonly string[]) =>
		write('PATCH', `${type}/${inPath(id)}`, body, replace),
	transform: (type: string, id: string, target: string, body: object, replace: readonly string[]) =>
		write('POST', `${type}/${inPath(id)}/!transform/${target}`, body, replace),
	metadata: (types: readonly string[]) =>
		read('metadata-catalog', `${RECORDS}/metadata-catalog`, {
			query: { select: types.join(',') },
			headers: { Accept: 'application/swagger+json' },
		}),
	serverTime: () => read('serverTime', '/services/rest/system/v1/serverTime'),
	query: (
		q: string,
		params: readonly (string | number)[],
		page: { limit: number; offset: number },
	): Operation => ({
		name: 'SuiteQL',
		method: 'POST',
		path: '/services/rest/query/v1/suiteql',
		query: { limit: String(page.limit), offset: String(page.offset) },
		headers: { Prefer: 'transient' },
		body: params.length === 0 ? { q } : { q, params },
		isRead: true,
	}),
};
