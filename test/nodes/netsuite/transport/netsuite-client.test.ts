import { NoAnswer, type HttpRequest, type HttpResponse } from '../../../../nodes/shared/http-port';
import { RemoteError } from '../../../../nodes/shared/remote-error';
import { SlotBudget } from '../../../../nodes/shared/slot-budget';
import { isDuplicate } from '../../../../nodes/NetSuite/transport/is-duplicate';
import { LoginGuard } from '../../../../nodes/NetSuite/transport/login-guard';
import { NetSuiteClient } from '../../../../nodes/NetSuite/transport/netsuite-client';
import type { ClientOptions } from '../../../../nodes/NetSuite/transport/netsuite-requests';

type Reply = Partial<HttpResponse> | NoAnswer;

/** A client whose port plays back answers, the last one for ever; time passes only by waiting. */
function scripted(replies: Reply[], options: Partial<ClientOptions> = {}) {
	const sent: HttpRequest[] = [];
	const waits: number[] = [];
	const clock = { now: Date.UTC(2026, 0, 1) };
	const port = async (request: HttpRequest): Promise<HttpResponse> => {
		sent.push(request);
		const reply = replies[Math.min(sent.length, replies.length) - 1];
		if (reply instanceof NoAnswer) throw reply;
		return { status: 200, headers: {}, body: null, ...reply };
	};
	const pass = async (ms: number): Promise<void> => void (clock.now += ms);
	const client = new NetSuiteClient(port, {
		account: 'a',
		budget: new SlotBudget(() => clock.now, pass),
		logins: new LoginGuard(() => clock.now),
		wait: async (ms) => {
			waits.push(ms);
			await pass(ms);
		},
		chance: () => 0,
		...options,
	});
	return { client, sent, waits, clock };
}

const failureOf = async (call: Promise<unknown>): Promise<RemoteError> =>
	await call.then(
		() => Promise.reject(new Error('The call succeeded')),
		(error: unknown) => {
			if (error instanceof RemoteError) return error;
			throw error;
		},
	);

const refusal = (status: number, code = '', detail = '', path?: string): Reply => ({
	status,
	body: {
		title: 'Bad Request',
		status,
		'o:errorDetails': [
			{ detail, 'o:errorCode': code, ...(path === undefined ? {} : { 'o:errorPath': path }) },
		],
	},
});
const INVALID_LOGIN = refusal(401, 'INVALID_LOGIN', 'Invalid login attempt.');
const BUSY = refusal(429, 'CONCURRENCY_LIMIT_EXCEEDED', 'Concurrent request limit exceeded.');
const CREATED: Reply = {
	status: 204,
	headers: { location: 'https://x.test/services/rest/record/v1/salesOrder/77' },
	body: '',
};
const reading = (client: NetSuiteClient) => client.getRecord('salesOrder', '1');
const asking = (client: NetSuiteClient) => client.query('SELECT 1');
const writing = (client: NetSuiteClient) => client.updateRecord('salesOrder', '1', { memo: 'x' });

describe('what an answer means', () => {
	test.each([
		['read', reading, refusal(400, 'INVALID_CONTENT', 'no'), 'rejected', 1],
		['write', writing, refusal(400, 'USER_ERROR', 'no'), 'rejected', 1],
		['write', writing, refusal(403), 'rejected', 1],
		['write', writing, refusal(404, 'NONEXISTENT_ID'), 'rejected', 1],
		['read', reading, refusal(404, 'INVALID_REQUEST'), 'rejected', 1],
		['write', writing, { status: 302 }, 'rejected', 1],
		['write', writing, refusal(400, 'USER_ERROR', 'Record has been changed'), 'conflict', 1],
		['write', writing, refusal(400, 'RCRD_HAS_BEEN_CHANGED', '…'), 'conflict', 1],
		['read', reading, refusal(500, 'UNEXPECTED_ERROR'), 'unavailable', 4],
		['query', asking, refusal(503), 'unavailable', 4],
		['write', writing, refusal(500, 'UNEXPECTED_ERROR'), 'unknownOutcome', 1],
		['write', writing, refusal(408), 'unknownOutcome', 1],
		['read', reading, new NoAnswer('ECONNRESET', false), 'unavailable', 4],
		['write', writing, new NoAnswer('ETIMEDOUT', false), 'unknownOutcome', 1],
		['write', writing, new NoAnswer('ECONNREFUSED', true), 'unavailable', 4],
		['write', writing, BUSY, 'throttled', 6],
		['write', writing, refusal(400, 'CONCURRENCY_LIMIT_EXCEEDED'), 'throttled', 6],
		['read', reading, INVALID_LOGIN, 'unauthorised', 1],
		['write', writing, new NoAnswer('LOGIN_REFUSED_INVALID_GRANT', false), 'unauthorised', 1],
		['write', writing, new NoAnswer('LOGIN_UNAVAILABLE', false), 'unavailable', 4],
		['read', reading, { body: 'not a record' }, 'unavailable', 1],
		['query', asking, { body: { items: [] } }, 'unavailable', 1],
	])('a %s: %#', async (_kind, call, reply, kind, tries) => {
		const { client, sent } = scripted([reply]);
		expect((await failureOf(call(client))).kind).toBe(kind);
		expect(sent).toHaveLength(tries);
	});

	test('only what may be sent again is called safe to retry', async () => {
		const safe = async (reply: Reply) =>
			(await failureOf(writing(scripted([reply]).client))).safeToRetry;
		expect(await safe(refusal(400, 'USER_ERROR', 'Record has been changed'))).toBe(false);
		expect(await safe(refusal(500))).toBe(false);
		expect(await safe(BUSY)).toBe(true);
	});

	test('all details travel with code and path, without e-mail addresses, 300 characters at most', async () => {
		const body = {
			'o:errorDetails': [
				{ detail: 'Bad reference.', 'o:errorCode': 'INVALID_CONTENT', 'o:errorPath': 'item.items[0].item' },
				{ detail: 'Unknown <ada@example.test>', 'o:errorQueryParam': 'replace' },
			],
			secret: 'body',
		};
		const error = await failureOf(writing(scripted([{ status: 400, body }]).client));
		expect(error.message).toBe(
			'NetSuite PATCH salesOrder/1 HTTP 400: INVALID_CONTENT at item.items[0].item: Bad reference.; replace: Unknown <…>',
		);
		const long = await failureOf(writing(scripted([refusal(400, 'X', 'y'.repeat(400))]).client));
		expect(long.details.vendorCode).toHaveLength(300);
		const page = await failureOf(writing(scripted([{ status: 400, body: '<html>' }]).client));
		expect(page.details.vendorCode).toBe('');
	});

	test.each([
		[refusal(400, 'USER_ERROR', 'This record already exists'), true],
		[refusal(400, 'DUP_RCRD', 'taken'), true],
		[refusal(400, 'USER_ERROR', 'no'), false],
		[refusal(400, 'INVALID_CONTENT', 'already exists'), false],
		[refusal(500, 'USER_ERROR', 'already exists'), false],
	])('a taken external id is recognised: %#', async (reply, expected) => {
		const { client } = scripted([reply]);
		expect(isDuplicate(await failureOf(client.createRecord('salesOrder', {})))).toBe(expected);
	});
});

describe('waiting', () => {
	test('for a slot at NetSuite: longer each time, spread, never at once', async () => {
		const { client, waits } = scripted([BUSY, BUSY, BUSY, BUSY, BUSY, { status: 204 }]);
		await writing(client);
		expect(waits).toEqual([2000, 4000, 8000, 16_000, 32_000]);
		const spread = scripted([BUSY, { status: 204 }], { chance: () => 0.5 });
		await writing(spread.client);
		expect(spread.waits).toEqual([2500]);
		const asked = scripted([{ ...BUSY, headers: { 'retry-after': '7' } }, { status: 204 }]);
		await writing(asked.client);
		expect(asked.waits).toEqual([7000]);
	});

	test('a 429 stops new calls to the account for two seconds; a login that looks like one does not', async () => {
		const budget = new SlotBudget(
			() => 0,
			async () => undefined,
		);
		const paused = jest.spyOn(budget, 'pause').mockImplementation(() => undefined);
		jest.spyOn(budget, 'isUnderPressure').mockReturnValue(true);
		const replies = [BUSY, INVALID_LOGIN, { status: 204 }];
		await writing(scripted(replies, { budget }).client);
		expect(paused.mock.calls).toEqual([['a', 2]]);
	});

	test('without holding a slot meanwhile', async () => {
		const budget = new SlotBudget(
			() => 0,
			async () => undefined,
		);
		const { client } = scripted([refusal(503), { body: {} }], {
			budget,
			slots: 1,
			wait: async () => await budget.run('a', 1, 'edit', async () => undefined),
		});
		await expect(reading(client)).resolves.toEqual({});
	});

	test('a login refused soon after a 429 is congestion, and tried again', async () => {
		const { client, sent } = scripted([BUSY, INVALID_LOGIN, { status: 204 }]);
		await writing(client);
		expect(sent).toHaveLength(3);
	});

	test('a login refused while all slots are taken is congestion', async () => {
		let answered = 0;
		const answers: Array<() => void> = [];
		const port = async (): Promise<HttpResponse> =>
			await new Promise((resolve) => {
				const refused = answered++ === 0;
				const reply = refused ? INVALID_LOGIN : { status: 200, body: {} };
				answers.push(() => resolve({ status: 200, headers: {}, body: {}, ...reply }));
			});
		const client = new NetSuiteClient(port, {
			...{ account: 'a', slots: 2, budget: new SlotBudget(), wait: async () => undefined },
		});
		const both = Promise.all([reading(client), reading(client)]);
		await new Promise((done) => setImmediate(done));
		while (answers.length > 0) {
			answers.shift()?.();
			await new Promise((done) => setImmediate(done));
		}
		await expect(both).resolves.toEqual([{}, {}]);
		expect(answered).toBe(3);
	});
});

describe('a login that NetSuite locks', () => {
	const token = { lockableLogin: 'token' };

	test('is not tried again, and after two refusals nothing is sent for half an hour', async () => {
		const { client, sent, clock } = scripted([INVALID_LOGIN], token);
		for (const _ of [1, 2]) expect((await failureOf(reading(client))).kind).toBe('unauthorised');
		expect(sent).toHaveLength(2);
		const guarded = await failureOf(writing(client));
		expect(guarded.kind).toBe('unauthorised');
		expect(guarded.message).toContain('nothing is sent before 2026-01-01T00:30:00.000Z');
		clock.now += 30 * 60_000 - 1;
		await failureOf(reading(client));
		expect(sent).toHaveLength(2);
		clock.now += 1;
		await failureOf(reading(client));
		expect(sent).toHaveLength(3);
	});

	test('is forgiven one refusal by a success between', async () => {
		const { client, sent } = scripted(
			[INVALID_LOGIN, refusal(400), INVALID_LOGIN, { body: {} }],
			token,
		);
		for (const _ of [1, 2, 3]) await failureOf(reading(client));
		await reading(client);
		expect(sent).toHaveLength(4);
	});

	test('many orders at once meet a wrong login with two calls, not with one each', async () => {
		const { client, sent } = scripted([INVALID_LOGIN], { ...token, slots: 5 });
		const all = await Promise.all(Array.from({ length: 20 }, () => failureOf(reading(client))));
		expect(all.map((error) => error.kind)).toEqual(Array.from({ length: 20 }, () => 'unauthorised'));
		expect(sent).toHaveLength(2);
	});

	test('even if it looks like congestion, four refusals in a row are the end', async () => {
		const { client, sent } = scripted([BUSY, INVALID_LOGIN], token);
		expect((await failureOf(reading(client))).kind).toBe('unauthorised');
		expect(sent).toHaveLength(5);
	});

	test('another login goes on', async () => {
		const logins = new LoginGuard();
		const wrong = scripted([INVALID_LOGIN], { ...token, logins });
		for (const _ of [1, 2]) await failureOf(reading(wrong.client));
		const other = scripted([{ body: {} }], { lockableLogin: 'other', logins });
		await expect(reading(other.client)).resolves.toEqual({});
	});
});

describe('what is sent', () => {
	test('records are read whole, by internal or external id', async () => {
		const { client, sent } = scripted([{ body: { id: '7' } }]);
		expect(await client.getRecord('salesOrder', 'eid:SHOPIFY_SO_1')).toEqual({ id: '7' });
		await client.getRecord('salesOrder', 'eid:../1?x');
		expect(sent[0]).toMatchObject({
			method: 'GET',
			path: '/services/rest/record/v1/salesOrder/eid:SHOPIFY_SO_1',
			query: { expandSubResources: 'true' },
			timeoutMs: 90_000,
		});
		expect(sent[1]?.path).toBe('/services/rest/record/v1/salesOrder/eid:..%2F1%3Fx');
	});

	test('a record that is not there is null', async () => {
		const { client } = scripted([refusal(404, 'NONEXISTENT_ID', 'The record does not exist.')]);
		expect(await reading(client)).toBeNull();
	});

	test('writes ask for unknown fields to be refused, and say what was not liked', async () => {
		const warned = { ...CREATED, headers: { ...CREATED.headers, 'x-netsuite-warning': 'careful' } };
		const { client, sent } = scripted([warned, CREATED, warned]);
		const created = await client.createRecord('salesOrder', { externalId: 'E' });
		expect(created).toEqual({ id: '77', warnings: ['careful'] });
		const transformed = await client.transform('invoice', '60', 'creditMemo', {}, { replace: ['item'] });
		expect(transformed).toEqual({ id: '77', warnings: [] });
		const body = { item: { items: [{ line: 1, quantity: 2 }] } };
		const changed = await client.updateRecord('salesOrder', '7', body, { replace: ['item', 'apply'] });
		expect(changed).toEqual({ warnings: ['careful'] });
		expect(sent.map((each) => [each.method, each.path, each.query?.['replace']])).toEqual([
			['POST', '/services/rest/record/v1/salesOrder', undefined],
			['POST', '/services/rest/record/v1/invoice/60/!transform/creditMemo', 'item'],
			['PATCH', '/services/rest/record/v1/salesOrder/7', 'item,apply'],
		]);
		for (const { headers } of sent) {
			expect(headers).toEqual({ 'X-NetSuite-PropertyNameValidation': 'Error' });
		}
		expect(sent[2]?.body).toEqual(body);
	});

	test('a new record without an address is an open question, not a success', async () => {
		const { client } = scripted([{ status: 204 }]);
		expect((await failureOf(client.createRecord('salesOrder', {}))).kind).toBe('unknownOutcome');
	});

	test('metadata and server time', async () => {
		const { client, sent } = scripted([
			{ body: { openapi: '3.0.1' } },
			{ body: { serverTime: '2026-01-02T03:04:05.000Z' } },
		]);
		expect(await client.metadata(['salesOrder', 'creditMemo'])).toEqual({ openapi: '3.0.1' });
		expect(await client.serverTime()).toBe('2026-01-02T03:04:05.000Z');
		expect(sent[0]).toMatchObject({
			query: { select: 'salesOrder,creditMemo' },
			headers: { Accept: 'application/swagger+json' },
		});
	});
});

describe('SuiteQL', () => {
	const page = (items: object[], hasMore = false, totalResults?: number): Reply => ({
		body: { links: [], items, hasMore, ...(totalResults === undefined ? {} : { totalResults }) },
	});

	test('values are bound, columns come in lower case, values as text', async () => {
		const row = { links: [], ID: '7', Status: 'B', closed: 'T', taxline: false, count: 2, memo: null };
		const { client, sent } = scripted([page([row])]);
		expect(await client.query('SELECT … WHERE id = ?', [7, 'x'])).toEqual([
			{ id: '7', status: 'B', closed: 'T', taxline: 'F', count: '2' },
		]);
		expect(sent[0]).toMatchObject({
			method: 'POST',
			path: '/services/rest/query/v1/suiteql',
			query: { limit: '1000', offset: '0' },
			headers: { Prefer: 'transient' },
			body: { q: 'SELECT … WHERE id = ?', params: [7, 'x'] },
		});
		await client.query('SELECT 1');
		expect(sent[1]?.body).toEqual({ q: 'SELECT 1' });
	});

	test('all pages are read, or as many rows as were asked for', async () => {
		const full = Array.from({ length: 1000 }, (_, id) => ({ id: String(id) }));
		const { client, sent } = scripted([page(full, true), page(full, true), page([{ id: 'last' }])]);
		expect(await client.query('q')).toHaveLength(2001);
		expect(sent.map((each) => each.query?.['offset'])).toEqual(['0', '1000', '2000']);
		const some = scripted([page(full, true)]);
		expect(await some.client.query('q', [], { limit: 1500 })).toHaveLength(1500);
		expect(some.sent.map((each) => each.query?.['limit'])).toEqual(['1000', '1000']);
		const few = scripted([page(full.slice(0, 3), true)]);
		expect(await few.client.query('q', [], { limit: 3 })).toHaveLength(3);
		expect(few.sent.map((each) => each.query)).toEqual([{ limit: '3', offset: '0' }]);
	});

	test('pages can be taken as they come', async () => {
		const { client, sent } = scripted([page([{ id: '1' }], true), page([{ id: '2' }])]);
		for await (const rows of client.queryPages('q')) {
			expect(rows).toEqual([{ id: '1' }]);
			break;
		}
		expect(sent).toHaveLength(1);
	});

	test('more than 100,000 rows are refused, at once where NetSuite says how many there are', async () => {
		const told = scripted([page([{ id: '1' }], true, 100_001)]);
		const error = await failureOf(told.client.query('q'));
		expect(error.message).toContain('more than 100000 rows; narrow the query');
		expect(told.sent).toHaveLength(1);
		const untold = scripted([page([{ id: '1' }], true)]);
		expect((await failureOf(untold.client.query('q'))).kind).toBe('rejected');
		expect(untold.sent).toHaveLength(100);
		const enough = scripted([page([{ id: '1' }], true, 200_000)]);
		await expect(enough.client.query('q', [], { limit: 1 })).resolves.toHaveLength(1);
	});
});
