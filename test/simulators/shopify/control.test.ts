import type { ShopifySimulator } from '../../../simulators/shopify';
import { ask, Json } from './support/shop-client';
import { seededShop, WORKED_EXAMPLE } from './support/seeded-shop';
import { WebhookCatcher } from './support/webhook-catcher';

let shop: ShopifySimulator;

beforeEach(async () => {
	({ shop } = await seededShop());
});

afterEach(() => shop.close());

async function sim(path: string, body?: unknown): Promise<{ status: number; json: Json }> {
	const response = await fetch(`${shop.url}/_sim/${path}`, {
		...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
	});
	return { status: response.status, json: new Json(JSON.parse(await response.text())) };
}

it('drives the shop from another process', async () => {
	const made = await sim('createOrder', WORKED_EXAMPLE);
	const name = made.json.text('name');
	expect(name).toBe('#1001');
	await sim('edit', [name, [{ setQuantity: { sku: 'MUG', quantity: 0 } }]]);
	await sim('updateOrder', [name, { note: 'from outside' }]);
	const seen = await sim(`order?name=${encodeURIComponent(name)}`);
	expect(seen.json.at('note').value).toBe('from outside');
	expect(seen.json.text('totals.outstanding')).toBe('-13.20');
	expect(shop.calls.count()).toBe(0);
});

it('says why a driver refused, and what it does not know', async () => {
	const refused = await sim('edit', ['#9999', []]);
	expect(refused.status).toBe(400);
	expect(refused.json.text('error')).toBe('No order #9999');
	expect((await sim('toString', {})).status).toBe(404);
	expect((await sim('nothing')).status).toBe(404);
});

it('sets faults, switches and webhooks, and shows the logs', async () => {
	await sim('fault', { when: 'before', kind: 'throttle' });
	expect((await ask(shop, '{ shop { name } }')).errors[0]?.extensions?.code).toBe('THROTTLED');
	await sim('switches', { tornReads: 3 });
	expect(shop.switches.tornReads).toBe(3);
	const catcher = await new WebhookCatcher().start();
	await catcher.subscribe(shop, ['ORDERS_CREATE']);
	await sim('webhooks', { duplicate: 1 });
	await sim('createOrder', WORKED_EXAMPLE);
	await sim('idle', {});
	const deliveries = await sim('deliveries');
	expect(deliveries.json.value).toHaveLength(2);
	await sim('redeliver', { id: new Json(deliveries.json.value).text('0.webhookId') });
	expect(catcher.caught).toHaveLength(3);
	const calls = await sim('calls');
	expect(calls.json.at('0.error').value).toBe('THROTTLED');
	await catcher.stop();
});
