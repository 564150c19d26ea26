import type { ShopifySimulator } from '../../../simulators/shopify';
import { ask, Json } from './support/shop-client';
import { seededShop, WORKED_EXAMPLE, type TestClock } from './support/seeded-shop';

let shop: ShopifySimulator;
let clock: TestClock;

beforeEach(async () => {
	({ shop, clock } = await seededShop());
});

afterEach(() => shop.close());

const PING = 'query Ping { shop { name } }';

describe('access', () => {
	it('is refused without the right token', async () => {
		const reply = await ask(shop, PING, {}, { token: 'shpat_wrong' });
		expect(reply.status).toBe(401);
		expect(shop.calls.all()[0]).toMatchObject({ status: 401, error: 'UNAUTHORISED' });
	});

	it('is granted for client credentials, until the token expires', async () => {
		const grant = (secret: string): Promise<Response> =>
			fetch(`${shop.url}/admin/oauth/access_token`, {
				method: 'POST',
				body: new URLSearchParams({
					grant_type: 'client_credentials',
					client_id: shop.settings.clientId,
					client_secret: secret,
				}),
			});
		expect((await grant('wrong')).status).toBe(400);
		const body = new Json(JSON.parse(await (await grant(shop.settings.clientSecret)).text()));
		expect(body.number('expires_in')).toBe(86_399);
		expect(body.text('scope')).toContain('write_order_edits');
		const token = body.text('access_token');
		expect((await ask(shop, PING, {}, { token })).status).toBe(200);
		clock.advance(86_399);
		expect((await ask(shop, PING, {}, { token })).status).toBe(401);
	});

	it('is denied field by field for lost scopes', async () => {
		shop.switches.deniedScopes = ['read_orders'];
		const reply = await ask(shop, '{ shop { name } order(id: "gid://shopify/Order/1") { id } }');
		expect(reply.status).toBe(200);
		expect(reply.errors[0]?.extensions?.code).toBe('ACCESS_DENIED');
		expect(reply.data.value).toStrictEqual({ shop: { name: 'Demo' }, order: null });
	});
});

describe('versions and errors', () => {
	it.each([
		['2026-07', '2026-07'],
		['2024-07', '2026-01'],
		['2026-10', '2026-10'],
	])('%s is served by %s', async (asked, served) => {
		const reply = await ask(shop, PING, {}, { version: asked });
		expect(reply.headers.get('x-shopify-api-version')).toBe(served);
		expect(reply.headers.get('x-request-id')).toBeTruthy();
	});

	it('unknown fields and broken syntax come back as errors in a 200', async () => {
		for (const query of ['{ shop { colour } }', '{ shop {']) {
			const reply = await ask(shop, query);
			expect(reply.status).toBe(200);
			expect(reply.errors).toHaveLength(1);
			expect(reply.data.value).toBeUndefined();
		}
	});

	it('a list of ids has at most 250', async () => {
		const ids = Array<string>(251).fill('gid://shopify/Order/1');
		const reply = await ask(shop, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
		expect(reply.errors[0]?.extensions?.code).toBe('MAX_INPUT_SIZE_EXCEEDED');
	});

	it('connections need a page size', async () => {
		const reply = await ask(shop, '{ orders { nodes { id } } }');
		expect(reply.errors[0]?.message).toBe('you must provide one of first or last');
	});
});

describe('cost', () => {
	it('is bounded before, and counted after, the query', async () => {
		shop.shop.createOrder(WORKED_EXAMPLE);
		const query =
			'{ orders(first: 10) { nodes { id currentTotalPriceSet { shopMoney { amount } } } } }';
		const reply = await ask(shop, query);
		const cost = reply.extensions.at('cost');
		expect(cost.number('requestedQueryCost')).toBe(32);
		expect(cost.number('actualQueryCost')).toBeLessThan(10);
		expect(cost.at('throttleStatus.restoreRate').value).toBe(100);
	});

	it('is charged per id for nodes, at least ten for a mutation', async () => {
		const ids = ['gid://shopify/Order/1', 'gid://shopify/Order/2', 'gid://shopify/Order/3'];
		const nodes = await ask(shop, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
		expect(nodes.extensions.number('cost.requestedQueryCost')).toBe(3);
		const mutation = await ask(
			shop,
			'mutation { tagsAdd(id: "gid://shopify/Order/1", tags: ["a"]) { userErrors { message } } }',
		);
		expect(mutation.extensions.number('cost.requestedQueryCost')).toBe(12);
	});

	it('over a thousand is refused outright', async () => {
		const query = '{ orders(first: 250) { nodes { lineItems(first: 10) { nodes { id } } } } }';
		const reply = await ask(shop, query);
		expect(reply.status).toBe(200);
		expect(reply.data.value).toBeUndefined();
		expect(reply.errors[0]?.extensions?.code).toBe('MAX_COST_EXCEEDED');
	});

	it('over what the bucket holds is throttled until it has refilled', async () => {
		await shop.close();
		let nowMs = 0;
		({ shop } = await seededShop({
			throttle: { maximumAvailable: 100, restoreRate: 50, nowMs: () => nowMs },
		}));
		const query = '{ orders(first: 40) { nodes { shippingAddress { city } } } }';
		expect((await ask(shop, query)).errors).toStrictEqual([]);
		for (let i = 0; i < 4; i += 1)
			shop.shop.createOrder({ ...WORKED_EXAMPLE, lines: [{ sku: 'TEE', quantity: 1 }] });
		const big = '{ orders(first: 48) { nodes { shippingAddress { city } } } }';
		await ask(shop, big);
		const refused = await ask(shop, big);
		expect(refused.status).toBe(200);
		expect(refused.data.value).toBeUndefined();
		expect(refused.errors[0]?.extensions?.code).toBe('THROTTLED');
		expect(refused.extensions.at('cost.actualQueryCost').value).toBeNull();
		expect(refused.extensions.number('cost.throttleStatus.currentlyAvailable')).toBeLessThan(98);
		nowMs += 1000;
		expect((await ask(shop, big)).errors).toStrictEqual([]);
	});
});

describe('faults', () => {
	const TAG = `mutation Tag($id: ID!) { tagsAdd(id: $id, tags: ["t"]) { userErrors { message } } }`;

	it('before the write leave no trace of it, after the write they do', async () => {
		const { gid: id } = shop.shop.createOrder(WORKED_EXAMPLE);
		shop.faults.add({ operationName: 'Tag', when: 'before', kind: 'status', status: 502 });
		expect((await fetchStatus(TAG, { id })).status).toBe(502);
		expect(shop.shop.order(id).tags).toStrictEqual([]);
		shop.faults.add({ operationName: 'Tag', when: 'after', kind: 'status', status: 502 });
		expect((await fetchStatus(TAG, { id })).status).toBe(502);
		expect(shop.shop.order(id).tags).toStrictEqual(['t']);
		expect((await ask(shop, TAG, { id })).status).toBe(200);
	});

	it('drop, hang and answer nonsense as told, as often as told', async () => {
		shop.faults.add({ operationName: 'Ping', when: 'before', kind: 'drop', times: 2 });
		await expect(ask(shop, PING)).rejects.toThrow();
		expect((await ask(shop, 'query Other { shop { name } }')).status).toBe(200);
		await expect(ask(shop, PING)).rejects.toThrow();
		shop.faults.add({ when: 'after', kind: 'timeout' });
		const patience = new AbortController();
		const unanswered = expect(fetchStatus(PING, {}, patience.signal)).rejects.toThrow();
		while (shop.calls.count() < 4) await new Promise(setImmediate);
		patience.abort();
		await unanswered;
		shop.faults.add({ when: 'before', kind: 'throttle' });
		expect((await ask(shop, PING)).errors[0]?.extensions?.code).toBe('THROTTLED');
		shop.faults.add({ when: 'before', kind: 'graphqlError' });
		expect((await ask(shop, PING)).errors[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
		expect((await ask(shop, PING)).errors).toStrictEqual([]);
		expect(shop.calls.all().map((call) => call.status)).toStrictEqual([
			null,
			200,
			null,
			null,
			200,
			200,
			200,
		]);
	});

	function fetchStatus(query: string, variables: object, signal?: AbortSignal): Promise<Response> {
		return fetch(`${shop.url}/admin/api/2026-10/graphql.json`, {
			method: 'POST',
			headers: { 'X-Shopify-Access-Token': shop.settings.accessToken },
			body: JSON.stringify({ query, variables }),
			...(signal ? { signal } : {}),
		});
	}
});

describe('the call log', () => {
	it('counts by operation, since a mark, and starts over', async () => {
		await ask(shop, PING);
		const mark = shop.calls.count();
		await ask(shop, PING);
		await ask(shop, '{ shop { name } }');
		expect(shop.calls.count('Ping')).toBe(2);
		expect(shop.calls.since(mark).map((call) => call.operationName)).toStrictEqual([
			'Ping',
			'shop',
		]);
		shop.calls.reset();
		expect(shop.calls.count()).toBe(0);
	});
});
