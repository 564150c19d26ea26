import type { ShopifySimulator } from '../../../simulators/shopify';
import { askData } from './support/shop-client';
import { seededShop, WORKED_EXAMPLE, type TestClock } from './support/seeded-shop';

let shop: ShopifySimulator;
let clock: TestClock;

beforeEach(async () => {
	({ shop, clock } = await seededShop());
});

afterEach(() => shop.close());

const SWEEP = `query ($q: String, $first: Int!, $after: String) {
	orders(first: $first, after: $after, query: $q, sortKey: UPDATED_AT) {
		pageInfo { hasNextPage endCursor } nodes { name } } }`;

async function names(q: string): Promise<string[]> {
	const data = await askData(shop, SWEEP, { q, first: 50 });
	return data.list('orders.nodes').map((order) => order.text('name'));
}

describe('searching orders', () => {
	it('finds by change time, name, tag and alternatives', async () => {
		shop.shop.createOrder(WORKED_EXAMPLE);
		clock.advance(60);
		shop.shop.createOrder({ ...WORKED_EXAMPLE, name: '#1001A', tags: ['Edit Order'] });
		clock.advance(60);
		shop.shop.createOrder(WORKED_EXAMPLE);
		expect(await names("updated_at:>='2026-11-20T10:01:00Z'")).toStrictEqual(['#1001A', '#1003']);
		expect(await names("updated_at:>'2026-11-20T10:01:00Z'")).toStrictEqual(['#1003']);
		expect(await names('name:#1001 OR name:#1001A')).toStrictEqual(['#1001', '#1001A']);
		expect(await names('name:1003')).toStrictEqual(['#1003']);
		expect(await names("tag:'Edit Order'")).toStrictEqual(['#1001A']);
		expect(await names("-tag:'Edit Order' created_at:<'2026-11-20T10:01:30Z'")).toStrictEqual([
			'#1001',
		]);
	});

	it('pages by a cursor that survives changes to earlier rows', async () => {
		const orders = [1, 2, 3, 4].map(() => {
			clock.advance(1);
			return shop.shop.createOrder(WORKED_EXAMPLE);
		});
		const first = await askData(shop, SWEEP, { first: 2 });
		expect(first.at('orders.pageInfo.hasNextPage').value).toBe(true);
		clock.advance(1);
		shop.shop.tag(orders[0]?.gid ?? '', { add: ['moved'] });
		const after = first.text('orders.pageInfo.endCursor');
		const second = await askData(shop, SWEEP, { first: 5, after });
		expect(second.list('orders.nodes').map((one) => one.text('name'))).toStrictEqual([
			'#1003',
			'#1004',
			'#1001',
		]);
		expect(second.at('orders.pageInfo.hasNextPage').value).toBe(false);
	});
});

describe('what a read may meet', () => {
	const HEAD = 'query ($id: ID!) { order(id: $id) { updatedAt } }';

	it('orders older than sixty days are null, unless the app may read all', async () => {
		const createdAt = new Date('2026-09-20T00:00:00Z');
		const { gid: id } = shop.shop.createOrder({ ...WORKED_EXAMPLE, createdAt });
		expect((await askData(shop, HEAD, { id })).at('order').value).toBeNull();
		shop.switches.orderWindowDays = null;
		expect((await askData(shop, HEAD, { id })).text('order.updatedAt')).toBe(
			'2026-09-20T00:00:00Z',
		);
	});

	it('a torn read: the order moves between two pages', async () => {
		const { gid: id } = shop.shop.createOrder(WORKED_EXAMPLE);
		shop.switches.tornReads = 1;
		const seen: string[] = [];
		for (let i = 0; i < 3; i += 1)
			seen.push((await askData(shop, HEAD, { id })).text('order.updatedAt'));
		expect(seen).toStrictEqual([
			'2026-11-20T10:00:00Z',
			'2026-11-20T10:00:01Z',
			'2026-11-20T10:00:01Z',
		]);
	});

	it('a hold moves the fulfilment order but not the order', async () => {
		const { gid: id } = shop.shop.createOrder(WORKED_EXAMPLE);
		clock.advance(90);
		shop.shop.holdFulfilment(id, { handle: 'h' });
		expect(shop.shop.order(id).updatedAt).toBe('2026-11-20T10:00:00.000Z');
		const data = await askData(
			shop,
			`{ fulfillmentOrders(first: 5, includeClosed: true,
			query: "updated_at:>='2026-11-20T10:01:00Z'") { nodes { status updatedAt } } }`,
		);
		expect(data.at('fulfillmentOrders.nodes').value).toStrictEqual([
			{ status: 'ON_HOLD', updatedAt: '2026-11-20T10:01:30Z' },
		]);
	});

	it('a deleted order is null and announced', async () => {
		const { gid: id } = shop.shop.createOrder(WORKED_EXAMPLE);
		shop.shop.deleteOrder(id);
		expect((await askData(shop, HEAD, { id })).at('order').value).toBeNull();
	});

	it('a refund line without an id', async () => {
		const { gid: id } = shop.shop.createOrder(WORKED_EXAMPLE);
		shop.shop.edit(id, [{ setQuantity: { sku: 'MUG', quantity: 0 } }]);
		shop.switches.refundLineIdsNull = true;
		const data = await askData(
			shop,
			'query ($id: ID!) { order(id: $id) { refunds { refundLineItems(first: 1) { nodes { id quantity } } } } }',
			{ id },
		);
		expect(data.at('order.refunds.0.refundLineItems.nodes.0').value).toStrictEqual({
			id: null,
			quantity: 1,
		});
	});
});

describe('holds and shipping', () => {
	it('a held fulfilment order ships nothing; a partial hold splits it', () => {
		const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
		shop.shop.holdFulfilment(gid, { lines: [{ sku: 'TEE', quantity: 1 }] });
		expect(shop.shop.order(gid).fulfilmentOrders).toMatchObject([
			{ status: 'ON_HOLD', lines: [{ remaining: 1 }] },
			{ status: 'OPEN', lines: [{ remaining: 1 }, { remaining: 1 }] },
		]);
		expect(() => shop.shop.fulfil(gid, [{ sku: 'TEE', quantity: 2 }])).toThrow(/too few/);
		expect(shop.shop.fulfil(gid).fulfilmentStatus).toBe('PARTIALLY_FULFILLED');
		shop.shop.releaseFulfilment(gid);
		expect(shop.shop.fulfil(gid).fulfilmentStatus).toBe('FULFILLED');
	});

	it('an app may not use a handle twice on one fulfilment order', () => {
		const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
		shop.shop.holdFulfilment(gid, { handle: 'h' });
		expect(() => shop.shop.holdFulfilment(gid, { handle: 'h' })).toThrow(/already in use/);
		expect(
			shop.shop.holdFulfilment(gid, { handle: 'h', appId: 7 }).fulfilmentOrders[0]?.holds,
		).toHaveLength(2);
	});
});
