import type { IDataObject } from 'n8n-workflow';
import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { runShopifyOrder } from './shopify-fixtures';

const START = Date.parse('2026-11-20T08:00:00Z');
let simulator: ShopifySimulator;
let minutes: number;

beforeEach(async () => {
	minutes = 0;
	simulator = await startShopifySimulator({ clock: () => new Date(START + minutes * 60_000) });
	simulator.shop.addVariant({ sku: 'TEE', title: 'Tee', price: '30.00' });
	simulator.shop.addVariant({ sku: 'CARD', title: 'Card', price: '9.00', requiresShipping: false });
});
afterEach(async () => await simulator.close());

const placeAt = (minute: number, more = {}) => {
	minutes = minute;
	return simulator.shop.createOrder({ lines: [{ sku: 'TEE', quantity: 2 }], ...more });
};
const run = async (parameters: IDataObject = {}): Promise<IDataObject[]> => {
	const [output = []] = await runShopifyOrder(simulator, {
		parameters: {
			...{ operation: 'getPlacedSince', placedSince: '2026-11-20T08:20:00Z', returnAll: true },
			...parameters,
		},
	});
	return output.map((item) => item.json);
};
const names = (items: IDataObject[]): unknown[] => items.map(({ name }) => name);

it('lists orders placed since, newest first, whatever happened to them later', async () => {
	const before = placeAt(19);
	const first = placeAt(20);
	const second = placeAt(25);
	minutes = 40;
	simulator.shop.edit(before.gid, [{ setQuantity: { sku: 'TEE', quantity: 1 } }]);
	simulator.shop.fulfil(first.gid);
	expect(await run()).toEqual([
		expect.objectContaining({ name: second.name, at: '2026-11-20T08:25:00Z' }),
		{
			orderKey: `shopify:demo.myshopify.com:${first.legacyId}`,
			...{ sourceId: first.gid, name: first.name, at: '2026-11-20T08:20:00Z' },
		},
	]);
});

it('leaves out what the warehouse should not get', async () => {
	const plain = placeAt(21);
	placeAt(22, { lines: [{ sku: 'CARD', quantity: 1 }] });
	simulator.shop.cancel(placeAt(23).gid);
	expect(names(await run())).toEqual([plain.name]);
});

it.each<[IDataObject, string]>([
	[{ requireFinancialStatus: 'authorized' }, 'unpaid'],
	[{ requireFinancialStatus: 'Paid', requireTagsPresent: 'released' }, 'released'],
	[{ requireFinancialStatus: 'paid', requireTagsAbsent: 'released, other' }, 'plain'],
])('lists by payment and tags: %j', async (parameters, expected) => {
	const orders = {
		plain: placeAt(21),
		released: placeAt(22, { tags: ['Released'] }),
		unpaid: placeAt(23, { financialStatus: 'AUTHORIZED' }),
	};
	const wanted = orders[expected as keyof typeof orders];
	expect(names(await run(parameters))).toEqual([wanted.name]);
});

it('tells shipping methods if it is asked, without those that were removed', async () => {
	const order = placeAt(21, { shipping: { title: 'Express', price: '9.00', code: 'EXP' } });
	expect(await run()).not.toHaveProperty([0, 'shipping']);
	const [told] = await run({ tellShipping: true });
	expect(told?.['shipping']).toMatchObject([{ title: 'Express' }]);
	simulator.shop.edit(order.gid, [{ replaceShipping: { title: 'Slow', price: '1.00' } }]);
	const [changed] = await run({ tellShipping: true });
	expect(changed?.['shipping']).toMatchObject([{ title: 'Slow' }]);
});

it('reads page by page, and no more pages than the limit needs', async () => {
	for (let at = 0; at < 251; at += 1) placeAt(30);
	expect(await run()).toHaveLength(251);
	expect(simulator.calls.count('PlacedOrders')).toBe(2);
	simulator.calls.reset();
	expect(await run({ returnAll: false, limit: 7 })).toHaveLength(7);
	expect(simulator.calls.count('PlacedOrders')).toBe(1);
});

it('stops at a time that is none', async () => {
	await expect(run({ placedSince: 'soon' })).rejects.toThrow('Placed Since "soon"');
});
