import { setTimeout as sleep } from 'node:timers/promises';
import type { Forgery } from '../../../simulators/shopify';
import { orderKey, type PlacedOrder, type Stage } from '../harness';
import { doubledRows, effects, expectInStepOnce } from './faults';

type Deliveries = Stage['world']['shopify']['webhooks']['deliveries'];

/** Deliveries that come double, out of order, late or never end in the same order. */
export function webhookScenarios(stage: () => Stage): void {
	describe('the order is the same in the end when webhooks', () => {
		const webhooks = () => stage().world.shopify.webhooks;
		const quantityEdit = (order: PlacedOrder, quantity: number): Deliveries => {
			const before = webhooks().deliveries.length;
			stage().world.shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity } }]);
			return webhooks().deliveries.slice(before);
		};
		const redeliver = async (deliveries: Deliveries): Promise<void> => {
			for (const { webhookId } of deliveries) await webhooks().redeliver(webhookId);
		};
		const edited = async (order: PlacedOrder): Promise<number> =>
			(await stage().rows('signals', 'order_key', orderKey(order))).filter(
				(row) => row['kind'] === 'signal' && row['event_id'] && row['topic'] === 'orders/edited',
			).length;

		afterEach(() => webhooks().setPolicy({ duplicate: 0, reorder: false, lose: 0 }));

		it('come three times', async () => {
			webhooks().setPolicy({ duplicate: 2 });
			const order = await stage().place();
			stage().world.shopify.shop.edit(order.gid, [
				{ addVariant: { sku: 'CAP-BLACK', quantity: 1 } },
			]);
			await stage().until('three signals', async () => (await edited(order)) === 3, 10);
			await stage().inStep(order);
			await expectInStepOnce(stage(), order);
			expect(stage().writes(order, 'Orders/AddOrderItem')).toHaveLength(1);
		});

		it('come in the wrong order', async () => {
			webhooks().setPolicy({ lose: 'all' });
			const order = await stage().place();
			const first = quantityEdit(order, 3);
			const second = quantityEdit(order, 8);
			await redeliver([...second].reverse());
			await redeliver([...first].reverse());
			await stage().inStep(order);
			await expectInStepOnce(stage(), order);
			expect(stage().writes(order, 'Orders/UpdateOrderItem')).toHaveLength(1);
		});

		it('come again long after a newer edit was done', async () => {
			const order = await stage().place();
			const first = quantityEdit(order, 3);
			await stage().inStep(order);
			quantityEdit(order, 8);
			await stage().inStep(order);
			const looks = (await stage().ledger(order)).length;
			const writes = stage().writes(order, 'Orders/UpdateOrderItem').length;
			await redeliver(first);
			await stage().until(
				'looked again',
				async () =>
					(await stage().ledger(order)).length > looks &&
					(await stage().waiting(order)).length === 0,
			);
			await expectInStepOnce(stage(), order);
			expect((await stage().ledger(order)).at(-1)?.['outcome']).toBe('inStep');
			expect(stage().writes(order, 'Orders/UpdateOrderItem')).toHaveLength(writes);
		});

		it('never come, because the catch-up finds the change', async () => {
			const order = await stage().place();
			await stage().inStep(order);
			webhooks().setPolicy({ lose: 'all' });
			const lost = quantityEdit(order, 6);
			expect(lost.map((delivery) => delivery.state)).toContain('lost');
			await stage().inStep(order);
			await expectInStepOnce(stage(), order);
			expect(lost.every((delivery) => delivery.attempts.length === 0)).toBe(true);
			expect((await stage().ledger(order)).at(-1)?.['topics']).toBe('catch-up');
		});

		it('come while a sweep already reads the order', async () => {
			const { shopify } = stage().world;
			const delayMs = 5_000;
			shopify.faults.add({ operationName: 'OrderStates', when: 'before', kind: 'delay', delayMs });
			const order = await stage().place();
			await stage().until('the sweep of the catch-up reads', async () => {
				const [lease] = await stage().rows('leases', 'name', 'linnworks');
				return lease?.['owner'] !== '';
			});
			quantityEdit(order, 7);
			await stage().until(
				'parked',
				async () => stage().warehouse(order).GeneralInfo.IsParked === true,
				delayMs / 1000,
			);
			await stage().inStep(order);
			await expectInStepOnce(stage(), order);
		});

		it('come again because the catch-up made the deleted subscriptions anew', async () => {
			const { subscriptions } = webhooks();
			const topics = (): string[] => subscriptions.all().map((row) => row.topic);
			const before = topics().sort();
			for (const row of subscriptions.all()) subscriptions.remove(row.id);
			await stage().until(
				'subscribed again',
				async () => topics().sort().join() === before.join(),
				30,
			);
			const order = await stage().place();
			quantityEdit(order, 2);
			await stage().until('the webhook came', async () => (await edited(order)) === 1, 10);
			await stage().inStep(order);
			await expectInStepOnce(stage(), order);
		});
	});
}

type Refusal = { name: string; status: number; forge: (body: object) => Partial<Forgery> };

const TWENTY_MB = 20 * 1024 * 1024;

const REFUSALS: Refusal[] = [
	{ name: 'a forged signature', status: 401, forge: () => ({ signature: 'wrong' }) },
	{ name: 'no signature', status: 401, forge: () => ({ signature: 'missing' }) },
	{
		name: "another app's signature",
		status: 401,
		forge: () => ({ signature: 'otherSecret' }),
	},
	{
		name: 'another shop',
		status: 403,
		forge: () => ({ shopDomain: 'other.myshopify.com' }),
	},
	{ name: 'a topic nobody asked for', status: 400, forge: () => ({ topic: 'products/update' }) },
	// n8n reads the body before it asks the trigger, so this answer is its own.
	{ name: 'a body that is not JSON', status: 422, forge: () => ({ body: '{"id": 12' }) },
	{ name: 'a body without an order', status: 400, forge: () => ({ body: { note: 'hello' } }) },
	{
		name: 'an order the shop does not have',
		status: 404,
		forge: () => ({ body: { id: 987654321 } }),
	},
	{ name: 'twenty megabytes', status: 413, forge: () => ({ bytes: TWENTY_MB }) },
];

/** Messages that are not from the shop, or make no sense. */
export function refusedWebhookScenarios(stage: () => Stage): void {
	describe('a message is refused and leaves no trace:', () => {
		let order: PlacedOrder;
		let uri: string;
		let count = 0;

		beforeAll(async () => {
			order = await stage().place();
			await stage().settled(order);
			uri = stage().world.shopify.webhooks.subscriptions.all()[0]?.uri ?? '';
		});

		const send = async (change: Partial<Forgery>): Promise<{ status: unknown; rows: number }> => {
			count += 1;
			const eventId = `forged-${count}`;
			const status = await stage().world.shopify.webhooks.forge({
				uri,
				topic: 'orders/updated',
				body: { id: Number(order.legacyId) },
				eventId,
				...change,
			});
			await sleep(500);
			const rows = await stage().rows('signals', 'event_id', eventId);
			return { status, rows: rows.length };
		};

		it.each(REFUSALS)('$name', async ({ status, forge }) => {
			const writes = stage().writes(order).length;
			expect(await send(forge({ id: Number(order.legacyId) }))).toEqual({ status, rows: 0 });
			expect(stage().writes(order)).toHaveLength(writes);
			expect((await fetch(`${stage().world.n8n.url}/healthz`)).status).toBe(200);
		});

		it('while the same message, rightly signed, is taken', async () => {
			expect(await send({})).toEqual({ status: 200, rows: 1 });
			await stage().settled(order);
			expect(doubledRows(stage(), order)).toEqual([]);
			expect(effects(stage(), order, 'Item updated')).toBe(0);
			stage().world.shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 9 } }]);
			await stage().inStep(order);
			await expectInStepOnce(stage(), order);
		});
	});
}
