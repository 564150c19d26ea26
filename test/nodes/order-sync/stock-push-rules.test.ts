import { passTime, restartTime } from '../../convergence/engine/virtual-time';
import { TABLES } from '../../../playground/world/install-templates';
import { StockShop } from './stock-shop';

/** A pause passes in the story's time, not in ours. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number): Promise<void> =>
		void jest.setSystemTime(Date.now() + milliseconds),
}));

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let shop: StockShop;

beforeEach(async () => {
	restartTime();
	shop = await StockShop.open();
});
afterEach(async () => await shop.close());

const next = async (): Promise<void> => await shop.next();

describe('orders on their way', () => {
	it('hold back their SKUs until they are settled', async () => {
		shop.sells('TEE', 10, 10);
		shop.sells('MUG', 4, 4);
		await shop.delta();
		const order = await shop.place({ lines: [{ sku: 'TEE', quantity: 1 }] });
		const signal = shop.signal(order);
		shop.linnworks.warehouse.adjustStock('TEE', -3);
		shop.linnworks.warehouse.adjustStock('MUG', -1);
		await next();
		expect([shop.available('TEE'), shop.available('MUG')]).toEqual([9, 3]);
		expect(shop.lastRun()).toMatchObject({ held: 1, changed: 1, good: 'yes' });
		shop.handled(signal);
		await next();
		expect(shop.available('TEE')).toBe(6);
	});

	it('count even if they are settled while the push reads', async () => {
		shop.sells('TEE', 10, 10);
		const order = await shop.place({ lines: [{ sku: 'TEE', quantity: 1 }] });
		const signal = shop.signal(order);
		await shop.full(
			null,
			shop.betweenTheReadings(() => shop.handled(signal)),
		);
		expect(shop.lastRun()).toMatchObject({ held: 1, looked: 0 });
		await next();
		expect(shop.lastRun()).toMatchObject({ held: 0, equal: 1 });
	});

	it('are told where they cannot be read', async () => {
		shop.sells('TEE', 12, 10);
		shop.signal({ gid: 'gid://shopify/Order/9', legacyId: '9', name: '#9' });
		await shop.delta();
		expect(shop.lastRun()).toMatchObject({ changed: 1, unread: 1, good: 'no' });
	});
});

describe('what a person has to settle', () => {
	it('is told once with its fix, and closed when it is gone', async () => {
		shop.sells('TWICE', 1, 5);
		shop.sells('TWICE', 1, 0);
		shop.sells('LOOSE', 1, 5);
		shop.shopify.shop.setTracked({ sku: 'LOOSE', tracked: false });
		shop.sells('OLD', 1, 5);
		shop.linnworks.warehouse.archiveStockItem('OLD');
		shop.shopify.shop.addVariant({ sku: 'STRANGE', title: 'S', price: '1.00', available: 1 });
		shop.mark('TWICE', 'restock by a refund of order #1001', { location_id: '999' });
		await shop.delta();
		const told = shop.told();
		expect(told.sort()).toEqual([
			expect.stringMatching(/^stock:loose .*does not track.*Switch on Track quantity/),
			expect.stringMatching(/^stock:old .*archived/),
			expect.stringMatching(/^stock:strange .*no such item.*osync_sku_map/),
			expect.stringMatching(/^stock:twice .*several articles/),
			expect.stringMatching(/^stock:twice@999 .*no warehouse location feeds it/),
		]);
		expect([shop.writes, shop.lastRun()['problems']]).toEqual([0, 5]);
		await next();
		expect(shop.told()).toHaveLength(5);
		shop.shopify.shop.setTracked({ sku: 'LOOSE', tracked: true });
		await next();
		expect(shop.told()).toHaveLength(4);
		expect(shop.available('LOOSE')).toBe(5);
	});

	it('is no exception where a composite can be worked out', async () => {
		shop.sells('MUG', 10, 10);
		shop.sells('SET', 10, 0, { components: [{ sku: 'MUG', quantity: 2 }] });
		await shop.delta();
		expect([shop.available('MUG'), shop.available('SET'), shop.told()]).toEqual([10, 5, []]);
		shop.linnworks.warehouse.adjustStock('MUG', -1);
		await next();
		expect([shop.available('MUG'), shop.available('SET')]).toEqual([9, 4]);
	});

	it('is a run that got too little done for too long, until one is good', async () => {
		shop.sells('TEE', 10, 10);
		await shop.delta();
		shop.linnworks.warehouse.adjustStock('TEE', -3);
		passTime(3 * HOUR);
		shop.shopify.faults.add({
			operationName: 'SetQuantities',
			when: 'before',
			kind: 'status',
			times: 9,
		});
		await shop.delta();
		expect(shop.lastRun()).toMatchObject({ good: 'no', changed: 0 });
		expect(shop.told()).toEqual([expect.stringContaining('No stock push of the last 18')]);
		shop.shopify.faults.clear();
		await next();
		expect([shop.available('TEE'), shop.told()]).toEqual([7, []]);
	});
});

describe('settings and tables', () => {
	const rule = (row: Record<string, string>): void =>
		void shop.n8n.tables.insert(TABLES.stockRules, row);

	it('keep back a buffer, cap what is promised, and leave alone what a rule says', async () => {
		for (const sku of ['TEE', 'MUG', 'CAP', 'LEFT']) shop.sells(sku, 1, 40);
		shop.n8n.settings['buffer'] = '10%';
		rule({ sku: 'MUG', buffer: '5' });
		rule({ sku: 'CAP', cap: '9' });
		rule({ sku: 'LEFT', push: 'no' });
		await shop.delta();
		const levels = ['TEE', 'MUG', 'CAP', 'LEFT'].map(shop.available);
		expect(levels).toEqual([36, 35, 9, 1]);
	});

	it('find the item of a variant that goes by another SKU in the warehouse', async () => {
		shop.linnworks.warehouse.addStockItem({ sku: 'WH-TEE', level: 7 });
		const { variantId } = shop.shopify.shop.addVariant({
			...{ sku: 'TEE', title: 'T', price: '1.00', available: 1 },
		});
		shop.n8n.tables.insert(TABLES.skuMap, {
			...{ source_sku: 'TEE', source_variant_id: String(variantId), target_sku: 'WH-TEE' },
		});
		await shop.delta();
		expect([shop.available('TEE'), shop.told()]).toEqual([7, []]);
		shop.linnworks.warehouse.adjustStock('WH-TEE', -2);
		await next();
		expect(shop.available('TEE')).toBe(5);
	});

	it.each([
		[{ sku: 'TEE', buffer: 'some' }, 'Stock rule row 2 is broken: buffer'],
		[{ sku: 'TEE', location_id: '5' }, 'names location_id 5'],
	])('stop the run before anything is read if they are wrong: %j', async (row, message) => {
		rule(row);
		const calls = shop.shopify.calls.all().length;
		await expect(shop.delta()).rejects.toThrow(message);
		expect(shop.shopify.calls.all()).toHaveLength(calls);
		expect(shop.linnworks.calls.all()).toEqual([]);
		expect(shop.rows('leases')).toEqual([]);
	});
});
