import type { RestockFacts } from '../../../domain/restock/restock-facts';
import { RestockShop } from './restock-facts-shop';

let shop: RestockShop;

beforeEach(async () => {
	shop = await RestockShop.open();
});

afterEach(async () => await shop.simulator.close());

const lookAt = (sourceId: string, more = {}) => ({ look: { sourceId }, ...more });
const mugs = (quantity: number) => [{ sku: 'MUG', quantity }];
const sum = (lines: ReadonlyArray<{ quantity: number }>): number =>
	lines.reduce((total, { quantity }) => total + quantity, 0);

it('reads several orders in few calls, and the ledger only where something happened', async () => {
	const [shipped, edited, returned, plain] = [
		shop.place(),
		shop.place(),
		shop.place(),
		shop.place(),
	];
	shop.tell(
		() => shop.shop.fulfil(shipped),
		() => shop.shop.edit(edited, [{ setQuantity: { sku: 'MUG', quantity: 0 } }]),
		() => shop.shop.fulfil(returned),
		() => shop.shop.createReturn(returned, { lines: mugs(1) }),
		() => shop.shop.processReturn(returned),
	);
	const output = await shop.run([
		lookAt(shipped, { lastRowId: 7 }),
		lookAt(edited),
		lookAt(returned),
		lookAt(plain),
		lookAt(shipped),
	]);
	const facts = output.map((item) => item['restockFacts'] as unknown as RestockFacts);
	expect(facts.map(({ agreements }) => agreements.map(({ kind }) => kind))).toEqual([
		[],
		['edit'],
		['return'],
		[],
		[],
	]);
	expect(facts.map(({ lines }) => lines.map(({ fulfilledQuantity }) => fulfilledQuantity))).toEqual(
		[
			[2, 1],
			[0, 0],
			[2, 1],
			[0, 0],
			[2, 1],
		],
	);
	expect(output[0]).toMatchObject({ lastRowId: 7 });
	expect(shop.calls()).toEqual([
		'RefundHeads',
		'RefundPages',
		'RestockOrders',
		'FulfilmentPages',
		'ReturnPages',
		'OrderLedgers',
	]);
});

it('says where and when units left, and which refund an entry of the ledger is for', async () => {
	const order = shop.place();
	shop.tell(
		() => shop.shop.fulfil(order, [{ sku: 'TEE', quantity: 1 }]),
		() => shop.shop.refund(order, { lines: mugs(1), amount: '12.00' }),
	);
	const { lines, refunds, agreements, ...facts } = await shop.facts(order);
	expect(lines[0]).toMatchObject({
		sku: 'TEE',
		orderedQuantity: 2,
		currentQuantity: 2,
		fulfilments: [{ at: '2026-03-03T09:00:00Z', quantity: 1, locationId: shop.places.warehouse }],
	});
	expect(agreements).toEqual([
		{
			kind: 'refund',
			at: '2026-03-03T10:00:00Z',
			refundId: refunds[0]?.refundId,
			returnId: '',
			deltas: [{ lineId: lines[1]?.lineId, quantity: -1 }],
		},
	]);
	expect(facts).toMatchObject({ inventoryChanges: [], goodsIn: [] });
	expect(facts.order.cancelledAt).toBeNull();
});

it('reads long lists to the end', async () => {
	const { gid } = shop.shop.createOrder({
		lines: Array.from({ length: 12 }, () => mugs(2)).flat(),
	});
	const ids = shop.shop.order(gid).lines.map(({ id }) => id);
	const every = (quantity: number) => ids.map((lineId) => ({ lineId, quantity }));
	shop.tell(
		() => shop.shop.fulfil(gid, every(1)),
		...ids.slice(0, 5).map((lineId) => () => shop.shop.fulfil(gid, [{ lineId, quantity: 1 }])),
		() => shop.shop.createReturn(gid, { lines: every(1) }),
		() => shop.shop.processReturn(gid),
		...ids.slice(0, 2).map((lineId) => () => {
			shop.shop.createReturn(gid, { lines: [{ lineId, quantity: 1 }] });
		}),
	);
	const { lines, returns } = await shop.facts(gid);
	expect(lines.map(({ lineId }) => lineId)).toEqual(ids);
	expect(sum(lines.flatMap(({ fulfilments }) => fulfilments))).toBe(17);
	expect(returns.map((ret) => sum(ret.lines))).toEqual([12, 1, 1]);
	expect(returns.map(({ dispositions }) => dispositions.length)).toEqual([12, 0, 0]);
	expect(
		shop
			.calls()
			.filter((name) => name.startsWith('More'))
			.sort(),
	).toEqual([
		'MoreRestockLines',
		'MoreReturnLines',
		'MoreReturns',
		'MoreReverseLines',
		'MoreShippedLines',
	]);
	expect(shop.calls().filter((name) => name === 'RestockOrders')).toHaveLength(2);
	expect(shop.simulator.calls.all().every((call) => (call.cost ?? 0) <= 1000)).toBe(true);
});

it('refuses an order with more shipments than the shop lists', async () => {
	const { gid } = shop.shop.createOrder({ lines: mugs(251) });
	for (let index = 0; index < 251; index += 1) shop.shop.fulfil(gid, mugs(1));
	const [item] = await shop.run([lookAt(gid)]);
	expect(item?.['failure']).toMatchObject({ code: 'SNAPSHOT_INVALID', retry: false });
});

it('reads an order again that changed meanwhile, and gives up on one that never stands still', async () => {
	const order = shop.place();
	shop.tell(() => shop.shop.fulfil(order));
	shop.simulator.switches.tornReads = 1;
	expect((await shop.facts(order)).lines[0]?.fulfilledQuantity).toBe(2);
	expect(shop.calls()).toEqual([
		'RefundHeads',
		'RestockOrders',
		'RefundHeads',
		'RestockOrders',
		'FulfilmentPages',
	]);
	shop.simulator.switches.tornReads = 100;
	const [item] = await shop.run([lookAt(order)]);
	expect(item?.['failure']).toMatchObject({ step: 'snapshot', code: 'SYNC_FAILED', retry: true });
});

it.each(['read_returns', 'read_locations', 'read_products'])(
	'guesses nothing without %s, and names it',
	async (scope) => {
		const order = shop.place();
		shop.tell(() => shop.shop.fulfil(order));
		shop.simulator.switches.deniedScopes = [scope];
		const [item] = await shop.run([lookAt(order)]);
		expect(item).not.toHaveProperty('restockFacts');
		expect(JSON.stringify(item?.['failure'])).toContain(scope);
	},
);

it('fails only the order whose shipment the shop cannot answer for', async () => {
	const orders = [shop.place(), shop.place(), shop.place()];
	shop.tell(...orders.map((gid) => () => shop.shop.fulfil(gid)));
	shop.simulator.faults.add({
		when: 'before',
		kind: 'status',
		status: 402,
		operationName: 'FulfilmentPages',
		times: 2,
	});
	const output = await shop.run(orders.map((gid) => lookAt(gid)));
	expect(output.map((item) => 'failure' in item)).toEqual([true, false, false]);
});

it('fails the orders whose ledger cannot be read, and no others', async () => {
	const [plain, edited] = [shop.place(), shop.place()];
	shop.tell(() => shop.shop.edit(edited, [{ setQuantity: { sku: 'MUG', quantity: 0 } }]));
	shop.simulator.faults.add({
		when: 'before',
		kind: 'status',
		status: 402,
		operationName: 'OrderLedgers',
		times: 1,
	});
	const [first, second] = await shop.run([lookAt(plain), lookAt(edited)]);
	expect(first).toHaveProperty('restockFacts');
	expect(second?.['failure']).toMatchObject({ step: 'snapshot' });
});

it('passes failed items on, and turns an order the shop does not show into a failure that waits', async () => {
	const failed = { look: { sourceId: 'no id' }, failure: { code: 'SYNC_FAILED' } };
	const [untouched, gone, here] = await shop.run([failed, lookAt('404'), lookAt(shop.place())]);
	expect(untouched).toEqual(failed);
	expect(gone?.['failure']).toMatchObject({ code: 'ORDER_NOT_READABLE', retry: true });
	expect(here).toHaveProperty('restockFacts');
});

it('stops at text that is no order ID, or says so on the item', async () => {
	await expect(shop.run([lookAt('#1001')])).rejects.toThrow('is not the ID of a Shopify order');
	const [item] = await shop.run([lookAt('#1001')], true);
	expect(item?.['error']).toBe('"#1001" is not the ID of a Shopify order');
});
