import { createHash } from 'node:crypto';
import { ShopifyOrderEditTrigger } from '../../../nodes/Shopify/ShopifyOrderEditTrigger.node';
import { findOrder } from '../../../nodes/Shopify/trigger/find-order';
import {
	signWebhook,
	startShopifySimulator,
	type ShopifySimulator,
} from '../../../simulators/shopify';
import { runTrigger, type Outcome } from './run-trigger';
import { preparedClient } from './shopify-fixtures';

let simulator: ShopifySimulator;
let order: { gid: string; legacyId: string };

beforeEach(async () => {
	simulator = await startShopifySimulator();
	simulator.shop.addVariant({ sku: 'TEE', title: 'Tee', price: '30.00' });
	order = simulator.shop.createOrder({ lines: [{ sku: 'TEE', quantity: 1 }] });
});

afterEach(async () => await simulator.close());

type Delivery = {
	body?: string;
	rawBody?: Buffer | undefined;
	headers?: Record<string, string | undefined>;
	topics?: string[];
	maximumBodySize?: number;
	credential?: Record<string, string>;
};

/** A sound webhook about an edit, but for what is said. */
async function deliver(delivery: Delivery = {}): Promise<Outcome> {
	const body = delivery.body ?? `{"order_edit":{"id":1,"order_id":${order.legacyId}}}`;
	return await runTrigger(simulator, {
		rawBody: 'rawBody' in delivery ? delivery.rawBody : Buffer.from(body),
		topics: delivery.topics ?? ['orders/edited', 'orders/updated', 'orders/delete'],
		maximumBodySize: delivery.maximumBodySize,
		credential: delivery.credential,
		headers: {
			'x-shopify-hmac-sha256': signWebhook(body, simulator.settings.clientSecret),
			'x-shopify-shop-domain': simulator.settings.domain,
			'x-shopify-topic': 'orders/edited',
			'x-shopify-event-id': 'event-1',
			'x-shopify-webhook-id': 'webhook-1',
			'x-shopify-triggered-at': '2026-11-20T08:00:00Z',
			...delivery.headers,
		},
	});
}

describe('an accepted webhook', () => {
	it('becomes one signal that names the order and where it came from', async () => {
		const body = `{"order_edit":{"id":1,"order_id":${order.legacyId}}}`;
		const { answer, items, status } = await deliver({ body });
		const bodyDigest = createHash('sha256').update(body).digest('hex');
		expect({ answer, status }).toEqual({ answer: { accepted: true }, status: 200 });
		expect(items).toEqual([
			{
				orderKey: `shopify:demo.myshopify.com:${order.legacyId}`,
				sourceId: order.gid,
				topic: 'orders/edited',
				eventId: 'event-1',
				webhookId: 'webhook-1',
				bodyDigest,
				correlationId: 'event-1',
				receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
				triggeredAt: '2026-11-20T08:00:00Z',
				shop: 'demo.myshopify.com',
			},
		]);
	});

	it('is known by its body when it has no event id', async () => {
		const { items } = await deliver({ headers: { 'x-shopify-event-id': undefined } });
		expect(items[0]?.['correlationId']).toBe(items[0]?.['bodyDigest']);
	});

	it('declares a response of its own, so that n8n does not answer with its default text', () => {
		const { webhooks } = new ShopifyOrderEditTrigger().description;
		expect(webhooks).toEqual([
			expect.objectContaining({ path: 'shopify', responseMode: 'onReceived', responseData: '' }),
		]);
	});

	it('asks one point of the shop', async () => {
		await deliver();
		expect(simulator.calls.all()).toMatchObject([{ operationName: 'OrderSeen', status: 200 }]);
	});

	it('is taken at its word for a deleted order, which the shop cannot know', async () => {
		const { items } = await deliver({
			body: '{"id":999}',
			headers: { 'x-shopify-topic': 'orders/delete' },
		});
		expect(items).toMatchObject([{ sourceId: 'gid://shopify/Order/999' }]);
		expect(simulator.calls.count()).toBe(0);
	});

	it('is taken at its word when the shop cannot be asked', async () => {
		simulator.faults.add({ when: 'before', kind: 'status', status: 503 });
		expect((await deliver()).items).toMatchObject([{ sourceId: order.gid }]);
		expect(simulator.calls.count()).toBe(1);
	});
});

describe('a refused webhook', () => {
	const wrongKey = { 'x-shopify-hmac-sha256': signWebhook('{}', 'other') };
	it.each<[string, number, Delivery]>([
		['a wrong signature', 401, { headers: wrongKey }],
		['no signature', 401, { headers: { 'x-shopify-hmac-sha256': undefined } }],
		['no raw body', 401, { rawBody: undefined }],
		['no secret in the credential', 401, { credential: { clientSecret: '' } }],
		['a body over the cap', 413, { body: `{"id":1${' '.repeat(1_100_000)}}`, maximumBodySize: 1 }],
		['another shop', 403, { headers: { 'x-shopify-shop-domain': 'other.myshopify.com' } }],
		['no shop', 403, { headers: { 'x-shopify-shop-domain': undefined } }],
		['a topic that was not chosen', 400, { headers: { 'x-shopify-topic': 'refunds/create' } }],
		['no topic', 400, { headers: { 'x-shopify-topic': undefined } }],
		['broken JSON', 400, { body: '{"order_edit":' }],
		['no order in the body', 400, { body: '{"order_edit":{"id":1}}' }],
	])('%s gets %i and starts nothing', async (_what, status, delivery) => {
		const outcome = await deliver(delivery);
		expect(outcome.status).toBe(status);
		expect(outcome.answer).toEqual({ accepted: false, reason: expect.any(String) as string });
		expect(outcome.result).toEqual({ noWebhookResponse: true });
	});

	it('a signed change of an order the shop does not show gets 404 and goes to the second output', async () => {
		const outcome = await deliver({ body: '{"order_edit":{"order_id":999}}' });
		expect(outcome.status).toBe(404);
		expect(outcome.items).toEqual([]);
		expect(outcome.result.workflowData?.[1]?.[0]?.json).toMatchObject({
			orderKey: 'shopify:demo.myshopify.com:999',
			sourceId: 'gid://shopify/Order/999',
			topic: 'orders/edited',
		});
	});

	it('asks the shop nothing about a webhook that nobody signed', async () => {
		await deliver({ headers: wrongKey });
		expect(simulator.calls.count()).toBe(0);
	});

	it('comes again later when only the shop could have said which order it is about', async () => {
		simulator.faults.add({ when: 'before', kind: 'status', status: 503 });
		const { status } = await deliver({
			body: '{"fulfillment_order":{"id":"gid://shopify/FulfillmentOrder/1"}}',
			topics: ['fulfillment_orders/moved'],
			headers: { 'x-shopify-topic': 'fulfillment_orders/moved' },
		});
		expect(status).toBe(503);
	});
});

it('waits three seconds for the shop and then takes the order at its word', async () => {
	const { client } = preparedClient();
	client.hasOrder = async () => await new Promise<boolean>(() => undefined);
	const waits: number[] = [];
	const subject = { kind: 'order' as const, id: 'gid://shopify/Order/1' };
	const found = await findOrder(
		client,
		'orders/edited',
		subject,
		async (ms) => void waits.push(ms),
	);
	expect({ found, waits }).toEqual({ found: subject, waits: [3000] });
});
