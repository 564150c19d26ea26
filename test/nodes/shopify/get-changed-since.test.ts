import type { IDataObject } from 'n8n-workflow';
import { readChangedSince } from '../../../nodes/Shopify/transport/read-changed-since';
import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { preparedClient, runShopifyOrder } from './shopify-fixtures';

const START = Date.parse('2026-11-20T08:00:00Z');
let simulator: ShopifySimulator;
let minutes: number;

beforeEach(async () => {
	minutes = 0;
	simulator = await startShopifySimulator({ clock: () => new Date(START + minutes * 60_000) });
	simulator.shop.addVariant({ sku: 'TEE', title: 'Tee', price: '30.00' });
});

afterEach(async () => await simulator.close());

const placeAt = (minute: number) => {
	minutes = minute;
	return simulator.shop.createOrder({ lines: [{ sku: 'TEE', quantity: 2 }] });
};

const run = async (
	parameters: IDataObject = {},
	continueOnFail = false,
): Promise<IDataObject[]> => {
	const [output = []] = await runShopifyOrder(simulator, {
		continueOnFail,
		parameters: {
			operation: 'getChangedSince',
			since: '2026-11-20T08:20:00Z',
			overlapMinutes: 10,
			include: ['orders'],
			returnAll: true,
			...parameters,
		},
	});
	expect(output.every((item) => (item.pairedItem as { item: number }).item === 0)).toBe(true);
	return output.map((item) => item.json);
};

it('lists orders that changed since, oldest first, with the overlap before the time asked for', async () => {
	placeAt(5);
	const inOverlap = placeAt(15);
	const after = placeAt(25);
	expect(await run()).toEqual([
		{
			orderKey: `shopify:demo.myshopify.com:${inOverlap.legacyId}`,
			sourceId: inOverlap.gid,
			name: inOverlap.name,
			updatedAt: '2026-11-20T08:15:00Z',
			basis: 'order',
		},
		expect.objectContaining({ sourceId: after.gid, updatedAt: '2026-11-20T08:25:00Z' }),
	]);
	expect(await run({ overlapMinutes: 0 })).toHaveLength(1);
});

it('tells which orders have anything after the sale, if it is asked', async () => {
	const plain = placeAt(21);
	const refunded = placeAt(22);
	const cancelled = placeAt(23);
	const returned = placeAt(24);
	const edited = placeAt(25);
	simulator.shop.refund(refunded.gid, { amount: '1.00' });
	simulator.shop.cancel(cancelled.gid);
	simulator.shop.fulfil(returned.gid);
	simulator.shop.createReturn(returned.gid, { lines: [{ sku: 'TEE', quantity: 1 }] });
	simulator.shop.edit(edited.gid, [{ setQuantity: { sku: 'TEE', quantity: 1 } }]);
	const told = await run({ afterSales: true });
	const has = (order: { name: string }) =>
		told.find(({ name }) => name === order.name)?.['afterSales'];
	expect([plain, refunded, cancelled, returned, edited].map(has)).toEqual([
		false,
		true,
		true,
		true,
		true,
	]);
});

it('also lists holds, which leave the time of change of the order alone', async () => {
	const order = placeAt(1);
	minutes = 30;
	simulator.shop.holdFulfilment(order.gid);
	expect(await run({ include: ['orders', 'fulfilmentOrders'] })).toEqual([
		expect.objectContaining({
			sourceId: order.gid,
			basis: 'fulfilmentOrder',
			updatedAt: '2026-11-20T08:30:00Z',
		}),
	]);
});

it('returns the oldest changes up to the limit', async () => {
	const orders = [21, 22, 23].map(placeAt);
	const output = await run({ returnAll: false, limit: 2 });
	expect(output.map((item) => item['sourceId'])).toEqual(orders.slice(0, 2).map(({ gid }) => gid));
});

it('keeps the newest change per order over all pages', async () => {
	const page = (nodes: object[], endCursor: string | null) => ({
		body: {
			data: {
				fulfillmentOrders: { pageInfo: { hasNextPage: endCursor !== null, endCursor }, nodes },
			},
		},
	});
	const change = (orderId: string, updatedAt: string) => ({ orderId, orderName: '#1', updatedAt });
	const { client, requests } = preparedClient(
		page([change('a', '2026-11-20T08:00:00Z'), change('b', '2026-11-20T08:01:00Z')], 'next'),
		page([change('a', '2026-11-20T09:30:00+01:00')], null),
	);
	const changes = await readChangedSince(
		client,
		'2026-11-20T07:00:00.000Z',
		['fulfilmentOrder'],
		Infinity,
	);
	expect(changes.map((each) => [each.orderId, each.updatedAt])).toEqual([
		['b', '2026-11-20T08:01:00Z'],
		['a', '2026-11-20T09:30:00+01:00'],
	]);
	expect(requests.map(({ body }) => (body as { variables: object }).variables)).toEqual([
		{ filter: "updated_at:>='2026-11-20T07:00:00.000Z'", after: null },
		{ filter: "updated_at:>='2026-11-20T07:00:00.000Z'", after: 'next' },
	]);
});

it('names the scope that is missing', async () => {
	simulator.switches.deniedScopes = ['read_merchant_managed_fulfillment_orders'];
	await expect(run({ include: ['fulfilmentOrders'] })).rejects.toThrow('ACCESS_DENIED');
	const [item] = await run({ include: ['fulfilmentOrders'] }, true);
	expect(item?.['error']).toContain('ACCESS_DENIED');
});

it('refuses a time it cannot read', async () => {
	await expect(run({ since: 'yesterday' })).rejects.toThrow(
		'Since "yesterday" is not a date and time',
	);
});
