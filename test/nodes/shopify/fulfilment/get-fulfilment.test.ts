import { numbersOf } from '../../../../domain/dispatch/shop-fulfilment';
import { FulfilmentShop } from './fulfilment-shop';

let shop: FulfilmentShop;
beforeEach(async () => {
	shop = await FulfilmentShop.open();
});
afterEach(async () => await shop.close());

const read = async (...orders: string[]) =>
	await shop.get(orders.map((sourceId) => ({ look: { sourceId } })));

it('tells of lines, fulfilment orders and fulfilments', async () => {
	const order = shop.place();
	shop.shop.fulfil(order, [{ sku: 'TEE', quantity: 1 }], { company: 'DPD', number: 'T1' });
	const [item] = await read(order);
	const [tee, mug] = [shop.lineId(order, 'TEE'), shop.lineId(order, 'MUG')];
	expect(item?.fulfilment).toMatchObject({
		...{ kind: 'shopFulfilment', sourceId: order, name: '#1001' },
		lines: [
			{ lineId: tee, sku: 'TEE', ordered: 2, quantity: 2, unfulfilled: 1, requiresShipping: true },
			{ lineId: mug, sku: 'MUG', ordered: 1, quantity: 1, unfulfilled: 1, bundle: null },
		],
		fulfilmentOrders: [
			{
				...{ status: 'in_progress', fulfillable: true, locationName: 'Main warehouse', holds: [] },
				lines: [
					{ lineId: tee, total: 2, remaining: 1 },
					{ lineId: mug, total: 1, remaining: 1 },
				],
			},
		],
		fulfilments: [
			{
				...{ name: '#1001-F1', status: 'success' },
				tracking: [{ company: 'DPD', number: 'T1', url: '' }],
				lines: [{ lineId: tee, quantity: 1 }],
			},
		],
	});
});

it('tells why nothing may leave: a hold, a later day, or that all has left', async () => {
	const held = shop.place();
	shop.shop.holdFulfilment(held, { reasonNotes: 'Fraud check' });
	const later = shop.place();
	shop.shop.scheduleFulfilment(later, '2026-12-24T00:00:00Z');
	const gone = shop.place();
	shop.shop.fulfil(gone);
	const items = await read(held, later, gone);
	const orders = items.map(({ fulfilment }) => fulfilment?.fulfilmentOrders[0]);
	expect(orders).toMatchObject([
		{ status: 'on_hold', fulfillable: false, holds: ['Fraud check'] },
		{ status: 'scheduled', fulfillable: false, dueAt: '2026-12-24T00:00:00Z' },
		{ status: 'closed', fulfillable: false },
	]);
	shop.shop.openFulfilment(later);
	const [again] = await read(later);
	expect(again?.fulfilment?.fulfilmentOrders[0]).toMatchObject({ fulfillable: true });
});

it('knows the bundle of a line, and a line that is wanted no more', async () => {
	shop.shop.addVariant({
		...{ sku: 'SET', title: 'Set', price: '30.00' },
		components: [
			{ sku: 'TEE', quantity: 2 },
			{ sku: 'MUG', quantity: 1 },
		],
	});
	const order = shop.place({
		lines: [
			{ sku: 'SET', quantity: 2 },
			{ sku: 'CARD', quantity: 1 },
		],
	});
	shop.shop.edit(order, [{ setQuantity: { sku: 'CARD', quantity: 0 } }]);
	const [item] = await read(order);
	expect(item?.fulfilment?.lines).toMatchObject([
		{ sku: 'TEE', ordered: 4, bundle: { sku: 'SET', quantity: 2 } },
		{ sku: 'MUG', ordered: 2, bundle: { sku: 'SET', quantity: 2 } },
		{ sku: 'CARD', ordered: 1, quantity: 0, unfulfilled: 0, bundle: null },
	]);
});

it('reads many orders per call, one that occurs twice once', async () => {
	const orders = Array.from({ length: 30 }, () => shop.place());
	for (const order of orders) shop.shop.fulfil(order, [{ sku: 'TEE', quantity: 1 }]);
	const items = await read(...orders, orders[0] ?? '');
	expect(items.map(({ fulfilment }) => fulfilment?.sourceId)).toEqual([...orders, orders[0]]);
	expect(shop.simulator.calls.all().map(({ operationName }) => operationName)).toEqual([
		...['DispatchHeads', 'DispatchHeads', 'FulfilmentOrderPages', 'ToldFulfilmentPages'],
	]);
});

it('reads long lists to their end', async () => {
	const skus = Array.from({ length: 25 }, (_, at) => `SKU-${at}`);
	for (const sku of skus) shop.shop.addVariant({ sku, title: sku, price: '1.00' });
	const order = shop.place({ lines: skus.map((sku) => ({ sku, quantity: 2 })) });
	for (const sku of skus) shop.shop.fulfil(order, [{ sku, quantity: 1 }], { number: `T-${sku}` });
	const places = Array.from(
		{ length: 12 },
		(_, at) => shop.shop.addLocation({ name: `P${at}` }).id,
	);
	for (const [at, locationId] of places.entries()) {
		shop.shop.moveFulfilment(order, { sku: `SKU-${at}`, quantity: 1, locationId });
	}
	const [item] = await read(order);
	expect(item?.fulfilment?.lines).toHaveLength(25);
	expect(item?.fulfilment?.fulfilments.flatMap(numbersOf)).toEqual(skus.map((sku) => `T-${sku}`));
	const left = item?.fulfilment?.fulfilmentOrders.flatMap(({ lines }) => lines) ?? [];
	expect(item?.fulfilment?.fulfilmentOrders).toHaveLength(13);
	expect(left.reduce((sum, { remaining }) => sum + remaining, 0)).toBe(25);
});

describe('what cannot be read', () => {
	it('is an order that the shop does not show', async () => {
		const [item] = await read('gid://shopify/Order/1');
		expect(item?.failure).toMatchObject({ code: 'ORDER_NOT_READABLE', retry: true });
	});

	it('is an order that keeps changing, while one that moved once is read again', async () => {
		const order = shop.place();
		shop.simulator.switches.tornReads = 1;
		expect((await read(order))[0]?.fulfilment).toBeDefined();
		shop.simulator.switches.tornReads = 100;
		expect((await read(order))[0]?.failure?.reason).toContain('kept changing');
	});

	it('passes an order that failed before, and stops at text that is no order', async () => {
		const failure = { step: 'target' };
		expect(await shop.get([{ failure }])).toEqual([{ failure }]);
		await expect(shop.get([{ look: { sourceId: 'x' } }])).rejects.toThrow('not the ID');
		expect(await shop.get([{ look: { sourceId: 'x' } }], true)).toMatchObject([
			{ error: '"x" is not the ID of a Shopify order' },
		]);
	});
});
