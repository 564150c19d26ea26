import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import type { Topic } from '../../../nodes/Shopify/trigger/topics';
import { ensureSubscriptions } from '../../../nodes/Shopify/trigger/ensure-subscriptions';
import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { runTrigger } from './run-trigger';
import { simulatorClient } from './shopify-fixtures';

const TOPICS: Topic[] = [
	'orders/edited',
	'orders/updated',
	'orders/cancelled',
	'refunds/create',
	'fulfillment_orders/placed_on_hold',
	'fulfillments/create',
];
const MONEY_TOPICS: Topic[] = [
	'order_transactions/create',
	'returns/approve',
	'returns/process',
	'returns/close',
	'reverse_fulfillment_orders/dispose',
];
let simulator: ShopifySimulator;
let server: Server;
let signals: IDataObject[];
let statuses: number[];
let order: string;
let uri: string;

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

beforeEach(async () => {
	simulator = await startShopifySimulator();
	[signals, statuses] = [[], []];
	server = createServer((request, response) => {
		void (async () => {
			const rawBody = await bytesOf(request);
			const outcome = await runTrigger(simulator, {
				rawBody,
				headers: request.headers,
				topics: [...TOPICS, ...MONEY_TOPICS],
			});
			signals.push(...outcome.items);
			statuses.push(outcome.status);
			response.writeHead(outcome.status).end(JSON.stringify(outcome.answer));
		})().catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	simulator.shop.addVariant({ sku: 'TEE', title: 'Tee', price: '30.00' });
	order = simulator.shop.createOrder({ lines: [{ sku: 'TEE', quantity: 3 }] }).gid;
	uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/shopify`;
	await ensureSubscriptions(await simulatorClient(simulator), TOPICS, uri, false);
});

afterEach(async () => {
	await simulator.close();
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

it('turns every webhook of an order’s life into a signal for that order', async () => {
	simulator.shop.edit(order, [{ setQuantity: { sku: 'TEE', quantity: 2 } }]);
	simulator.shop.holdFulfilment(order);
	simulator.shop.releaseFulfilment(order);
	simulator.shop.fulfil(order, [{ sku: 'TEE', quantity: 1 }]);
	simulator.shop.cancel(order);
	await simulator.webhooks.idle();
	expect([...new Set(signals.map((signal) => signal['topic'] as string))].sort()).toEqual(
		[...TOPICS].sort(),
	);
	expect(signals.every((signal) => signal['sourceId'] === order)).toBe(true);
	expect(new Set(statuses)).toEqual(new Set([200]));
});

it('gives the copies of one event the same event id and digest', async () => {
	simulator.webhooks.setPolicy({ duplicate: 1 });
	simulator.shop.edit(order, [{ setQuantity: { sku: 'TEE', quantity: 2 } }]);
	await simulator.webhooks.idle();
	const edited = signals.filter((signal) => signal['topic'] === 'orders/edited');
	expect(edited).toHaveLength(2);
	expect(new Set(edited.map((signal) => signal['correlationId'])).size).toBe(1);
	expect(new Set(edited.map((signal) => signal['bodyDigest'])).size).toBe(1);
});

describe('money that moves later, and goods that come back', () => {
	beforeEach(async () => {
		await ensureSubscriptions(await simulatorClient(simulator), MONEY_TOPICS, uri, false);
		simulator.shop.fulfil(order);
		await simulator.webhooks.idle();
		signals.length = 0;
	});

	it.each(['settleRefunds', 'failRefunds'] as const)(
		'lead to the order when a pending refund ends (%s)',
		async (end) => {
			simulator.switches.refundsPending = true;
			simulator.shop.refund(order, { amount: '10.00' });
			await simulator.webhooks.idle();
			const topics = (): unknown[] => signals.map((signal) => signal['topic']);
			expect(topics()).not.toContain('order_transactions/create');
			simulator.shop[end](order);
			await simulator.webhooks.idle();
			expect(topics()).toContain('order_transactions/create');
			expect(signals.every((signal) => signal['sourceId'] === order)).toBe(true);
		},
	);

	it('lead to the order from a return and from what became of its goods', async () => {
		simulator.switches.returnsProcessBody = 'return';
		simulator.shop.createReturn(order, { lines: [{ sku: 'TEE', quantity: 1 }] });
		simulator.shop.processReturn(order, { disposition: null });
		simulator.shop.disposeReturn(order);
		await simulator.webhooks.idle();
		const topics = new Set(signals.map((signal) => signal['topic']));
		expect([...topics].sort()).toEqual(
			[...MONEY_TOPICS, 'orders/updated', 'refunds/create'].sort(),
		);
		expect(signals.every((signal) => signal['sourceId'] === order)).toBe(true);
	});

	it('lose nothing when the body of a processed return is empty: its refund tells of the same', async () => {
		simulator.shop.createReturn(order, { lines: [{ sku: 'TEE', quantity: 1 }] });
		signals.length = 0;
		simulator.shop.processReturn(order);
		await simulator.webhooks.idle();
		const topics = signals.map((signal) => signal['topic']);
		expect(topics).toContain('refunds/create');
		expect(topics).not.toContain('returns/process');
		expect(statuses.filter((status) => status !== 200)).toEqual([400]);
	});
});
