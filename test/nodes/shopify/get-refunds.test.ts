import type { IDataObject } from 'n8n-workflow';
import { orderRefundsSchema, type OrderRefunds } from '../../../domain/refund/order-refunds';
import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { runShopifyOrder } from './shopify-fixtures';

let simulator: ShopifySimulator;

beforeEach(async () => {
	simulator = await startShopifySimulator();
	for (const [sku, price] of Object.entries({ TEE: '30.00', MUG: '12.00', LAMP: '48.00' })) {
		simulator.shop.addVariant({ sku, title: sku, price });
	}
});

afterEach(async () => await simulator.close());

const place = (more = {}): string =>
	simulator.shop.createOrder({
		lines: [
			{ sku: 'TEE', quantity: 2 },
			{ sku: 'MUG', quantity: 1 },
		],
		shipping: { title: 'Standard', price: '6.00' },
		taxRates: [{ title: 'VAT', rate: 0.2 }],
		...more,
	}).gid;

const run = async (items: IDataObject[], continueOnFail = false): Promise<IDataObject[]> => {
	const [output = []] = await runShopifyOrder(simulator, {
		items,
		continueOnFail,
		parameters: {
			operation: 'getRefunds',
			orderId: (index: number) => (items[index]?.['look'] as IDataObject | undefined)?.['sourceId'],
		},
	});
	expect(output.map((item) => item.pairedItem)).toEqual(items.map((_item, item) => ({ item })));
	return output.map((item) => item.json);
};

const lookAt = (sourceId: string, more: IDataObject = {}): IDataObject => ({
	look: { sourceId },
	...more,
});

async function refundsOf(sourceId: string): Promise<OrderRefunds> {
	const [item] = await run([lookAt(sourceId)]);
	expect(item?.['failure']).toBeUndefined();
	return orderRefundsSchema.parse(item?.['refunds']);
}

/** A refund as "lines | adjustment | money", amounts of the currency the customer paid in. */
const shape = ({ refunds }: OrderRefunds): string[] =>
	refunds.map(({ amounts: [paidIn] }) =>
		[
			paidIn?.lines.map((line) => `${line.sku || line.kind} ${line.restock} ${line.grossMinor}`),
			paidIn?.adjustmentMinor,
			paidIn?.transactions.map((one) => `${one.state} ${one.amountMinor}`),
		].join(' | '),
	);

const calls = (): string[] => simulator.calls.all().map((call) => call.operationName);

it('adds what was given back to each item, several orders in two calls', async () => {
	const [edited, goodwill, plain] = [place(), place(), place()];
	simulator.shop.edit(edited, [{ setQuantity: { sku: 'MUG', quantity: 0 } }]);
	simulator.shop.refund(edited, { amount: 'balance' });
	simulator.shop.refund(goodwill, { amount: '10.00', note: 'late' });
	const output = await run([
		lookAt(edited, { lastRowId: 7 }),
		lookAt(goodwill),
		lookAt(plain),
		lookAt(edited),
	]);
	expect(output.map((item) => shape(orderRefundsSchema.parse(item['refunds'])))).toEqual([
		['MUG cancel 1200 | 0 | ', ' | 0 | moved 1200'],
		[' | 1000 | moved 1000'],
		[],
		['MUG cancel 1200 | 0 | ', ' | 0 | moved 1200'],
	]);
	expect(output[0]).toMatchObject({ lastRowId: 7, refunds: { name: '#1001', cancelledAt: null } });
	expect(output[1]).toMatchObject({ refunds: { refunds: [{ note: 'late' }] } });
	expect(calls()).toEqual(['RefundHeads', 'RefundPages']);
});

it('asks once for orders without refunds', async () => {
	const orders = Array.from({ length: 41 }, () => place());
	const output = await run(orders.map((gid) => lookAt(gid)));
	expect(output.every((item) => item['failure'] === undefined)).toBe(true);
	expect(calls()).toEqual(['RefundHeads', 'RefundHeads']);
});

it('follows a refund that is pending, and then went or failed', async () => {
	const [good, bad] = [place(), place()];
	simulator.switches.refundsPending = true;
	for (const gid of [good, bad]) {
		simulator.shop.refund(gid, { lines: [{ sku: 'TEE', quantity: 1 }], amount: '30.00' });
		expect(shape(await refundsOf(gid))).toEqual(['TEE none 3000 | 0 | pending 3000']);
	}
	simulator.shop.settleRefunds(good);
	expect(shape(await refundsOf(good))).toEqual(['TEE none 3000 | 0 | moved 3000']);
	simulator.shop.failRefunds(bad);
	expect(shape(await refundsOf(bad))).toEqual(['TEE none 3000 | 0 | failed 3000']);
});

it('tells a return, an exchange and a cancellation apart', async () => {
	const order = place();
	simulator.shop.fulfil(order);
	simulator.shop.createReturn(order, { lines: [{ sku: 'MUG', quantity: 1 }] });
	simulator.shop.processReturn(order);
	simulator.shop.exchange(order, {
		returned: [{ sku: 'TEE', quantity: 1 }],
		sent: [{ sku: 'LAMP', quantity: 1 }],
	});
	const { returns } = simulator.shop.order(order);
	const refunds = await refundsOf(order);
	expect(shape(refunds)).toEqual(['MUG return 1200 | 0 | moved 1200', 'TEE return 3000 | 0 | ']);
	expect(refunds.refunds).toMatchObject([
		{ returnId: returns[0]?.id, exchanged: false },
		{ returnId: returns[1]?.id, exchanged: true },
	]);
	const other = place();
	simulator.shop.cancel(other);
	const cancelled = await refundsOf(other);
	expect(cancelled.cancelledAt).not.toBeNull();
	expect(shape(cancelled)).toEqual([
		'TEE cancel 6000,MUG cancel 1200,shipping none 600 | 0 | moved 7800',
	]);
});

it('gives both currencies where the customer paid in another', async () => {
	const order = place({ presentmentCurrency: 'EUR', rate: 1.2 });
	simulator.shop.refund(order, { lines: [{ sku: 'TEE', quantity: 1 }], amount: '36.00' });
	const { refunds } = await refundsOf(order);
	expect(refunds[0]?.amounts).toMatchObject([
		{
			currency: 'EUR',
			lines: [{ grossMinor: 3600, taxMinor: 600 }],
			transactions: [{ amountMinor: 3600 }],
		},
		{
			currency: 'GBP',
			lines: [{ grossMinor: 3000, taxMinor: 500 }],
			transactions: [{ amountMinor: 3000 }],
		},
	]);
});

it('reads long refunds and many of them to the end', async () => {
	const lines = Array.from({ length: 90 }, () => ({ sku: 'MUG', quantity: 1 }));
	const order = simulator.shop.createOrder({ lines });
	const ids = simulator.shop.order(order.gid).lines.map(({ id }) => id);
	simulator.shop.refund(order.gid, {
		lines: ids.slice(0, 80).map((lineId) => ({ lineId, quantity: 1 })),
		amount: '960.00',
	});
	for (let index = 0; index < 12; index += 1) simulator.shop.refund(order.gid, { amount: '1.00' });
	const { refunds } = await refundsOf(order.gid);
	expect(refunds).toHaveLength(13);
	expect(new Set(refunds[0]?.amounts[0]?.lines.map(({ lineId }) => lineId)).size).toBe(80);
	expect(calls()).toEqual([
		'RefundHeads',
		'RefundHeads',
		'RefundPages',
		'RefundPages',
		'RefundRest',
		'RefundRest',
	]);
	expect(simulator.calls.all().every((call) => (call.cost ?? 0) <= 1000)).toBe(true);
});

it('reads an order again that changed meanwhile, and gives up on one that never stands still', async () => {
	const order = place();
	simulator.shop.refund(order, { amount: '10.00' });
	simulator.switches.tornReads = 1;
	expect(shape(await refundsOf(order))).toEqual([' | 1000 | moved 1000']);
	expect(calls()).toEqual(['RefundHeads', 'RefundPages', 'RefundHeads', 'RefundPages']);
	simulator.switches.tornReads = 100;
	const [item] = await run([lookAt(order)]);
	expect(item?.['failure']).toMatchObject({ step: 'snapshot', code: 'SYNC_FAILED', retry: true });
});

it('refuses an order with more refunds than the shop lists', async () => {
	const order = place();
	for (let index = 0; index < 250; index += 1) simulator.shop.refund(order, { amount: '0.01' });
	const [item] = await run([lookAt(order)]);
	expect(item?.['failure']).toEqual({
		step: 'snapshot',
		code: 'SNAPSHOT_INVALID',
		reason: 'The order has more refunds or transactions than Shopify lists at once',
		retry: false,
		retryAfterSeconds: 0,
	});
});

it('passes failed items on untouched and asks nothing about them', async () => {
	const failed = { look: { sourceId: 'no id' }, failure: { code: 'SYNC_FAILED' } };
	expect(await run([failed])).toEqual([failed]);
	expect(calls()).toEqual([]);
});

it('turns an order the shop does not show into a failure that waits', async () => {
	const [gone, here] = await run([lookAt('404'), lookAt(place())]);
	expect(gone?.['failure']).toMatchObject({ code: 'ORDER_NOT_READABLE', retry: true });
	expect(here).toHaveProperty('refunds');
});

it('books nothing without the scope for returns, and names it', async () => {
	simulator.switches.deniedScopes = ['read_returns'];
	const [plain, refunded] = [place(), place()];
	simulator.shop.refund(refunded, { amount: '10.00' });
	const [first, second] = await run([lookAt(plain), lookAt(refunded)]);
	expect(first).toHaveProperty('refunds');
	expect(second?.['failure']).toMatchObject({ code: 'SYNC_FAILED' });
	expect(JSON.stringify(second?.['failure'])).toContain('read_returns');
});

it('fails only the order whose refund Shopify cannot answer for', async () => {
	const orders = [place(), place(), place()];
	for (const gid of orders) simulator.shop.refund(gid, { amount: '10.00' });
	simulator.faults.add({
		when: 'before',
		kind: 'status',
		status: 402,
		operationName: 'RefundPages',
		times: 2,
	});
	const output = await run(orders.map((gid) => lookAt(gid)));
	expect(output.map((item) => 'failure' in item)).toEqual([true, false, false]);
});

it('stops at text that is no order ID, or says so on the item', async () => {
	await expect(run([lookAt('#1001')])).rejects.toThrow('"#1001" is not the ID of a Shopify order');
	const [item] = await run([lookAt('#1001')], true);
	expect(item?.['error']).toBe('"#1001" is not the ID of a Shopify order');
});
