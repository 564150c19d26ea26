import { failureOf, refusal, scripted, type Reply } from './scripted-client';

const CREATED: Reply = {
	status: 204,
	headers: { location: 'https://x.test/services/rest/record/v1/salesOrder/77' },
	body: '',
};

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
		expect(await client.getRecord('salesOrder', '1')).toBeNull();
	});

	test('writes ask for unknown fields to be refused, and say what was not liked', async () => {
		const warned = { ...CREATED, headers: { ...CREATED.headers, 'x-netsuite-warning': 'careful' } };
		const { client, sent } = scripted([warned, CREATED, warned]);
		const created = await client.createRecord('salesOrder', { externalId: 'E' });
		expect(created).toEqual({ id: '77', warnings: ['careful'] });
		const transformed = await client.transform(
			'invoice',
			'60',
			'creditMemo',
			{},
			{ replace: ['item'] },
		);
		expect(transformed).toEqual({ id: '77', warnings: [] });
		const body = { item: { items: [{ line: 1, quantity: 2 }] } };
		const changed = await client.updateRecord('salesOrder', '7', body, {
			replace: ['item', 'apply'],
		});
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
		const row = {
			links: [],
			ID: '7',
			Status: 'B',
			closed: 'T',
			taxline: false,
			count: 2,
			memo: null,
		};
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
