import { createHmac } from 'node:crypto';
import { signWebhook, type ShopifySimulator } from '../../../simulators/shopify';
import { ask } from './support/shop-client';
import { seededShop, WORKED_EXAMPLE, type TestClock } from './support/seeded-shop';
import { WebhookCatcher } from './support/webhook-catcher';

let shop: ShopifySimulator;
let clock: TestClock;
let catcher: WebhookCatcher;

beforeEach(async () => {
	({ shop, clock } = await seededShop());
	catcher = await new WebhookCatcher().start();
});

afterEach(async () => {
	await shop.close();
	await catcher.stop();
});

const EDIT_TOPICS = ['ORDERS_EDITED', 'ORDERS_UPDATED', 'REFUNDS_CREATE'];

async function editedOrder(): Promise<string> {
	const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
	shop.shop.edit(gid, [{ setQuantity: { sku: 'MUG', quantity: 0 } }], { staffNote: 'op:1' });
	await shop.webhooks.idle();
	return gid;
}

describe('a delivery', () => {
	it('is signed over its raw bytes with the client secret', async () => {
		await catcher.subscribe(shop, ['ORDERS_CREATE']);
		shop.shop.createOrder({ ...WORKED_EXAMPLE, note: 'caf\u00e9 \u2615' });
		await shop.webhooks.idle();
		const [one] = catcher.caught;
		const expected = createHmac('sha256', shop.settings.clientSecret)
			.update(one?.raw ?? '')
			.digest('base64');
		expect(one?.headers['x-shopify-hmac-sha256']).toBe(expected);
		expect(one?.body.text('note')).toBe('caf\u00e9 \u2615');
	});

	it('is signed as the published example', () => {
		const body = '{"order_edit":{"order_id":6001}}';
		expect(signWebhook(body, 'hush')).toBe('1ynmE2S1Uxcavi7IwAUoB7AchRJkxsl6nGjYWFF2a5E=');
	});

	it('carries the vendor\u2019s headers, one event id for all and a webhook id each', async () => {
		await catcher.subscribe(shop, EDIT_TOPICS);
		await editedOrder();
		const heads = catcher.caught.map((one) => one.headers);
		expect(catcher.topics).toStrictEqual(['orders/edited', 'refunds/create', 'orders/updated']);
		expect(new Set(heads.map((one) => one['x-shopify-event-id'])).size).toBe(1);
		expect(new Set(heads.map((one) => one['x-shopify-webhook-id'])).size).toBe(3);
		expect(heads[0]).toMatchObject({
			'content-type': 'application/json',
			'x-shopify-shop-domain': 'demo.myshopify.com',
			'x-shopify-api-version': '2026-10',
			'x-shopify-triggered-at': '2026-11-20T10:00:00.000Z',
		});
	});

	it('goes to every subscription of its topic under one event id', async () => {
		await catcher.subscribe(shop, ['ORDERS_UPDATED']);
		await catcher.subscribe(shop, ['ORDERS_UPDATED'], `${catcher.uri}/second`);
		const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
		shop.shop.tag(gid, { add: ['x'] });
		await shop.webhooks.idle();
		const ids = catcher.caught.map((one) => one.headers['x-shopify-event-id']);
		expect(ids).toHaveLength(2);
		expect(new Set(ids).size).toBe(1);
	});

	it('keeps the body of its moment, however late it arrives', async () => {
		await catcher.subscribe(shop, ['ORDERS_UPDATED']);
		const gid = shop.shop.createOrder(WORKED_EXAMPLE).gid;
		shop.shop.tag(gid, { add: ['first'] });
		await shop.webhooks.idle();
		clock.advance(3600);
		shop.shop.tag(gid, { add: ['second'] });
		await shop.webhooks.idle();
		await shop.webhooks.redeliver(shop.webhooks.deliveries[0]?.webhookId ?? '');
		expect(catcher.caught.map((one) => one.body.text('tags'))).toStrictEqual([
			'first',
			'first, second',
			'first',
		]);
		expect({ ...catcher.caught[2]?.headers }).toStrictEqual({ ...catcher.caught[0]?.headers });
	});
});

describe('which acts announce what', () => {
	it('an edit that only adds sends no refund; holds send no order topics', async () => {
		await catcher.subscribe(shop, [
			...EDIT_TOPICS,
			'FULFILLMENT_HOLDS_ADDED',
			'FULFILLMENT_ORDERS_PLACED_ON_HOLD',
		]);
		const gid = shop.shop.createOrder(WORKED_EXAMPLE).gid;
		shop.shop.edit(gid, [{ addVariant: { sku: 'LAMP', quantity: 1 } }]);
		shop.shop.holdFulfilment(gid, { handle: 'a' });
		shop.shop.holdFulfilment(gid, { handle: 'b' });
		await shop.webhooks.idle();
		expect(catcher.topics).toStrictEqual([
			'orders/edited',
			'orders/updated',
			'fulfillment_holds/added',
			'fulfillment_orders/placed_on_hold',
			'fulfillment_holds/added',
		]);
	});

	it('address, note and tags are updates, never edits', async () => {
		await catcher.subscribe(shop, EDIT_TOPICS);
		const gid = shop.shop.createOrder(WORKED_EXAMPLE).gid;
		shop.shop.updateOrder(gid, { note: 'n', shippingAddress: { address1: 'x' } });
		shop.shop.tag(gid, { add: ['t'] });
		await shop.webhooks.idle();
		expect(catcher.topics).toStrictEqual(['orders/updated', 'orders/updated']);
	});

	it('a cancellation sends cancelled, refund and updated', async () => {
		await catcher.subscribe(shop, ['ORDERS_CANCELLED', 'ORDERS_UPDATED', 'REFUNDS_CREATE']);
		shop.shop.cancel(shop.shop.createOrder(WORKED_EXAMPLE).gid);
		await shop.webhooks.idle();
		expect(catcher.topics).toStrictEqual(['orders/cancelled', 'refunds/create', 'orders/updated']);
	});
});

describe('a delivery policy', () => {
	it('duplicates with the same event id and body', async () => {
		await catcher.subscribe(shop, ['ORDERS_EDITED']);
		shop.webhooks.setPolicy({ duplicate: 2 });
		await editedOrder();
		expect(catcher.topics).toStrictEqual(['orders/edited', 'orders/edited', 'orders/edited']);
		expect(new Set(catcher.caught.map((one) => one.raw.toString())).size).toBe(1);
		expect(new Set(catcher.caught.map((one) => one.headers['x-shopify-event-id'])).size).toBe(1);
	});

	it('reorders the deliveries of one event', async () => {
		await catcher.subscribe(shop, EDIT_TOPICS);
		shop.webhooks.setPolicy({ reorder: true });
		await editedOrder();
		expect(catcher.topics).toStrictEqual(['orders/updated', 'refunds/create', 'orders/edited']);
	});

	it('loses some, some topics or all', async () => {
		await catcher.subscribe(shop, EDIT_TOPICS);
		shop.webhooks.setPolicy({ lose: 1 });
		await editedOrder();
		expect(catcher.topics).toStrictEqual(['refunds/create', 'orders/updated']);
		shop.webhooks.setPolicy({ lose: ['orders/updated'] });
		await editedOrder();
		expect(catcher.topics.slice(2)).toStrictEqual(['orders/edited', 'refunds/create']);
		shop.webhooks.setPolicy({ lose: 'all' });
		await editedOrder();
		expect(catcher.caught).toHaveLength(4);
		expect(shop.webhooks.deliveries.filter((one) => one.state === 'lost')).toHaveLength(5);
	});

	it('delays the first attempt', async () => {
		await catcher.subscribe(shop, ['ORDERS_CREATE']);
		shop.webhooks.setPolicy({ delayMs: 60 });
		const start = performance.now();
		shop.shop.createOrder(WORKED_EXAMPLE);
		await shop.webhooks.idle();
		expect(performance.now() - start).toBeGreaterThanOrEqual(55);
		expect(catcher.caught).toHaveLength(1);
	});
});

describe('a receiver that fails', () => {
	const FAST = { timeScale: 1e-6 };

	it('is tried again with the same bytes and ids until it answers 2xx', async () => {
		await catcher.subscribe(shop, ['ORDERS_CREATE']);
		shop.webhooks.setPolicy(FAST);
		catcher.answer = 302;
		const gid = shop.shop.createOrder(WORKED_EXAMPLE).gid;
		await shop.webhooks.idle();
		shop.shop.updateOrder(gid, { note: 'changed since' });
		catcher.answer = 204;
		await shop.webhooks.settled();
		expect(catcher.caught.length).toBeGreaterThan(1);
		expect(new Set(catcher.caught.map((one) => one.raw.toString())).size).toBe(1);
		expect(new Set(catcher.caught.map((one) => one.headers['x-shopify-webhook-id'])).size).toBe(1);
		expect(shop.webhooks.deliveries[0]?.state).toBe('delivered');
		expect(shop.webhooks.subscriptions.all()).toHaveLength(1);
	});

	it('loses its subscription after eight failures in a row', async () => {
		await catcher.subscribe(shop, ['ORDERS_CREATE']);
		shop.webhooks.setPolicy(FAST);
		catcher.answer = 500;
		shop.shop.createOrder(WORKED_EXAMPLE);
		await shop.webhooks.settled();
		expect(shop.webhooks.deliveries[0]?.attempts.map((one) => one.status)).toStrictEqual(
			Array.from({ length: 8 }, () => 500),
		);
		expect(shop.webhooks.subscriptions.all()).toStrictEqual([]);
		shop.shop.createOrder(WORKED_EXAMPLE);
		await shop.webhooks.settled();
		expect(catcher.caught).toHaveLength(8);
	});

	it('keeps its subscription through seven, and a success starts the count over', async () => {
		await catcher.subscribe(shop, ['ORDERS_CREATE']);
		catcher.answer = 500;
		shop.shop.createOrder(WORKED_EXAMPLE);
		await shop.webhooks.idle();
		const { webhookId = '' } = shop.webhooks.deliveries[0] ?? {};
		const tries = async (count: number, answer: number): Promise<number> => {
			catcher.answer = answer;
			for (let i = 0; i < count; i += 1) await shop.webhooks.redeliver(webhookId);
			return shop.webhooks.subscriptions.all().length;
		};
		expect(await tries(6, 500)).toBe(1);
		expect(await tries(1, 200)).toBe(1);
		expect(await tries(7, 500)).toBe(1);
		expect(await tries(1, 500)).toBe(0);
	});

	it('counts a receiver that never answers as failed', async () => {
		await catcher.subscribe(shop, ['ORDERS_CREATE']);
		shop.webhooks.setPolicy({ timeoutMs: 30 });
		catcher.answer = 'hang';
		shop.shop.createOrder(WORKED_EXAMPLE);
		await shop.webhooks.idle();
		expect(shop.webhooks.deliveries[0]?.attempts[0]?.status).toBeNull();
		expect(shop.webhooks.deliveries[0]?.state).toBe('retrying');
	});
});

describe('subscriptions', () => {
	it('are unique by topic and address', async () => {
		await catcher.subscribe(shop, ['ORDERS_CREATE']);
		await expect(catcher.subscribe(shop, ['ORDERS_CREATE'])).rejects.toThrow();
		const reply = await ask(
			shop,
			`mutation ($uri: String!) { webhookSubscriptionCreate(topic: ORDERS_CREATE,
				webhookSubscription: { uri: $uri }) { userErrors { message } } }`,
			{ uri: catcher.uri },
		);
		expect(reply.data.text('webhookSubscriptionCreate.userErrors.0.message')).toBe(
			'Address for this topic has already been taken',
		);
	});

	it('may ask for some fields, and filter', async () => {
		const subscribe = `mutation ($sub: WebhookSubscriptionInput!) { webhookSubscriptionCreate(
			topic: ORDERS_CREATE, webhookSubscription: $sub) { userErrors { message } } }`;
		const sub = {
			uri: catcher.uri,
			includeFields: ['id', 'updated_at'],
			filter: 'source_name:web',
		};
		await ask(shop, subscribe, { sub });
		shop.shop.createOrder({ ...WORKED_EXAMPLE, sourceName: 'pos' });
		shop.shop.createOrder(WORKED_EXAMPLE);
		await shop.webhooks.idle();
		expect(catcher.caught).toHaveLength(1);
		expect(Object.keys(catcher.caught[0]?.body.value ?? {})).toStrictEqual(['id', 'updated_at']);
	});
});

describe('a forgery', () => {
	it('breaks the rule it is told to', async () => {
		const { uri } = catcher;
		const body = { id: 1 };
		await shop.webhooks.forge({ uri, body, signature: 'missing', topic: 'orders/edited' });
		await shop.webhooks.forge({
			uri,
			body,
			signature: 'otherSecret',
			shopDomain: 'evil.myshopify.com',
		});
		expect(await shop.webhooks.forge({ uri, body: '{not json', bytes: 5000 })).toBe(200);
		const [missing, other, broken] = catcher.caught;
		expect(missing?.headers['x-shopify-hmac-sha256']).toBeUndefined();
		expect(other?.headers['x-shopify-shop-domain']).toBe('evil.myshopify.com');
		expect(other?.headers['x-shopify-hmac-sha256']).not.toBe(
			signWebhook(JSON.stringify(body), shop.settings.clientSecret),
		);
		expect(broken?.raw).toHaveLength(5000);
		expect(broken?.headers['x-shopify-hmac-sha256']).toBe(
			signWebhook(broken?.raw ?? '', shop.settings.clientSecret),
		);
	});
});
