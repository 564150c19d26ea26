import type { IDataObject } from 'n8n-workflow';
import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { runShopifyOrder } from './shopify-fixtures';

let simulator: ShopifySimulator;

beforeEach(async () => {
	simulator = await startShopifySimulator();
	simulator.shop.addVariant({ sku: 'TEE', title: 'Tee', price: '30.00' });
});

afterEach(async () => await simulator.close());

const place = (quantity = 2) =>
	simulator.shop.createOrder({
		lines: [{ sku: 'TEE', quantity }],
		shipping: { title: 'Standard', price: '6.00' },
		taxRates: [{ title: 'VAT', rate: 0.2 }],
	});

const run = async (items: IDataObject[], continueOnFail = false): Promise<IDataObject[]> => {
	const [output = []] = await runShopifyOrder(simulator, {
		items,
		continueOnFail,
		parameters: {
			operation: 'getSnapshot',
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

it('adds a snapshot to each item, in order, and keeps the rest of the item', async () => {
	const [first, second] = [place(), place(5)];
	const output = await run([
		lookAt(second.gid, { lastRowId: 7 }),
		lookAt(first.legacyId),
		lookAt(second.gid),
	]);
	expect(output).toMatchObject([
		{ lastRowId: 7, look: { sourceId: second.gid }, snapshot: { name: second.name } },
		{ snapshot: { name: first.name, lines: [{ sku: 'TEE', quantity: 2 }] } },
		{ snapshot: { name: second.name } },
	]);
	expect(simulator.calls.count()).toBe(1);
});

it('reads an edited order as it stands now', async () => {
	const order = place(3);
	simulator.shop.edit(order.gid, [{ setQuantity: { sku: 'TEE', quantity: 1 } }]);
	const [item] = await run([lookAt(order.gid)]);
	expect(item?.['snapshot']).toMatchObject({
		lines: [{ quantity: 1, fulfilledQuantity: 0 }],
		prices: [{ currency: 'GBP', totalMinor: 3600, taxMinor: 600 }],
		locations: [{ name: 'Main warehouse' }],
	});
});

it('names the company of an order, unless the app may not see customers', async () => {
	const company = { name: 'Acme', externalId: 'CUST-7', location: { name: 'Leeds' } };
	const { gid } = simulator.shop.createOrder({ lines: [{ sku: 'TEE', quantity: 1 }], company });
	const read = async (): Promise<unknown> => {
		const [item] = await run([lookAt(gid)]);
		return (item?.['snapshot'] as IDataObject)['company'];
	};
	expect(await read()).toMatchObject({
		name: 'Acme',
		externalId: 'CUST-7',
		locationExternalId: '',
	});
	simulator.switches.deniedScopes = ['read_customers'];
	expect(await read()).toBeUndefined();
});

it('passes failed items on untouched and asks nothing about them', async () => {
	const failed = { look: { sourceId: 'no id' }, failure: { code: 'SYNC_FAILED' } };
	expect(await run([failed])).toEqual([failed]);
	expect(simulator.calls.count()).toBe(0);
});

it('turns an order the shop does not show into a failure that waits', async () => {
	const [gone, here] = await run([lookAt('404'), lookAt(place().gid)]);
	expect(gone).toEqual({
		look: { sourceId: '404' },
		failure: {
			step: 'snapshot',
			code: 'ORDER_NOT_READABLE',
			reason: 'Shopify shows no order with this ID to the app',
			retry: true,
			retryAfterSeconds: 0,
		},
	});
	expect(here).toHaveProperty('snapshot');
});

it('turns a remote failure into a failure that is tried again', async () => {
	simulator.faults.add({ when: 'before', kind: 'status', status: 402, times: 9 });
	const [item] = await run([lookAt(place().gid)]);
	expect(item?.['failure']).toMatchObject({ step: 'snapshot', code: 'SYNC_FAILED', retry: true });
});

it('turns an order that keeps changing into a failure that is tried again', async () => {
	const order = simulator.shop.createOrder({
		lines: Array.from({ length: 12 }, () => ({ sku: 'TEE', quantity: 1 })),
	});
	simulator.switches.tornReads = 100;
	const [item] = await run([lookAt(order.gid)]);
	expect(item?.['failure']).toMatchObject({ code: 'SYNC_FAILED', retry: true });
});

it('stops at text that is no order ID, or says so on the item', async () => {
	await expect(run([lookAt('gid://shopify/Product/1')])).rejects.toThrow(
		'"gid://shopify/Product/1" is not the ID of a Shopify order',
	);
	const [item] = await run([lookAt('#1001', { lastRowId: 7 })], true);
	expect(item).toEqual({
		look: { sourceId: '#1001' },
		lastRowId: 7,
		error: '"#1001" is not the ID of a Shopify order',
	});
});
