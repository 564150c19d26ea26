import { passTime, restartTime } from '../../convergence/engine/virtual-time';
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
const openMarks = (): unknown[] =>
	shop
		.rows('stockSignals')
		.filter((row) => row['status'] === 'new')
		.map((row) => row['sku']);

describe('the first push of a shop', () => {
	it('looks at everything, though only changes were asked for', async () => {
		shop.sells('TEE', 12, 10);
		shop.sells('MUG', 4, 4);
		await shop.delta();
		expect(shop.available('TEE')).toBe(10);
		expect(shop.lastRun()).toMatchObject({
			...{ mode: 'full', looked: 2, changed: 1, equal: 1, good: 'yes', alert: '' },
			message: 'Levels: 1 set, 1 right already.',
		});
		expect(shop.rows('stockLevels').map((row) => [row['sku'], row['pushed']])).toEqual([
			['TEE', 10],
			['MUG', 4],
		]);
	});

	it('leaves the run after it nothing to do, which it says without asking the shop', async () => {
		shop.sells('TEE', 12, 10);
		await shop.delta();
		const calls = shop.shopify.calls.all().length;
		await next();
		expect(shop.shopify.calls.all()).toHaveLength(calls);
		expect(shop.lastRun()).toMatchObject({
			...{ mode: 'delta', looked: 0, untouched: 1, good: 'yes', message: 'Nothing to do.' },
		});
	});

	it('is told of an empty shop and an empty warehouse as well', async () => {
		await shop.delta();
		expect(shop.lastRun()).toMatchObject({ mode: 'full', message: 'Nothing to do.' });
	});

	it('writes nothing in a dry run, and says what it would set; switched on, it does', async () => {
		shop.n8n.settings['dryRun'] = true;
		shop.sells('TEE', 12, 10);
		shop.linnworks.warehouse.addStockItem({ sku: 'OLD' });
		shop.shopify.shop.addVariant({ sku: 'OLD', title: 'Old', price: '1.00', available: 1 });
		shop.linnworks.warehouse.archiveStockItem('OLD');
		await shop.delta();
		expect([shop.writes, shop.available('TEE'), shop.told()]).toEqual([0, 12, []]);
		const { differences, problem_list: problems, ...row } = shop.lastRun();
		expect(row).toMatchObject({
			...{ good: 'dry', not_started: 1, alert: '' },
			message: 'Dry run. Levels: 1 would be set, 1 with a problem, 0 right already.',
		});
		expect(JSON.parse(String(differences))).toEqual([
			{ sku: 'TEE', locationId: shop.location, from: 12, to: 10, why: 'never pushed' },
		]);
		expect(problems).toContain('SKU "OLD"');
		await next();
		expect(shop.lastRun()).toMatchObject({ mode: 'delta', not_started: 1 });
		shop.n8n.settings['dryRun'] = false;
		await next();
		expect([shop.available('TEE'), shop.told().length]).toEqual([10, 1]);
		expect(shop.lastRun()['mode']).toBe('full');
		await next();
		expect(shop.lastRun()['mode']).toBe('delta');
	});
});

describe('a push of changes', () => {
	beforeEach(async () => {
		shop.sells('TEE', 10, 10);
		shop.sells('MUG', 4, 4);
		await shop.delta();
	});

	it('sets what changed in the warehouse, and reads nothing else in the shop', async () => {
		shop.linnworks.warehouse.adjustStock('TEE', -3);
		await next();
		expect(shop.available('TEE')).toBe(7);
		expect(shop.lastRun()).toMatchObject({ looked: 1, changed: 1, untouched: 1 });
		expect(shop.rows('stockLevels').at(-1)).toMatchObject({ sku: 'TEE', pushed: 7 });
	});

	it('reads articles that it knows by their ids, and the levels that it set by theirs', async () => {
		shop.linnworks.warehouse.adjustStock('TEE', -3);
		shop.shopify.calls.reset();
		await next();
		expect(shop.shopify.calls.all().map(({ operationName }) => operationName)).toEqual([
			...['StockOfItems', 'SetQuantities', 'LevelsById'],
		]);
	});

	it('follows a SKU to another article in the same run', async () => {
		shop.shopify.shop.changeSku({ sku: 'TEE', to: 'TEE-OLD' });
		shop.shopify.shop.deleteVariant({ sku: 'MUG' });
		for (const sku of ['TEE', 'MUG']) {
			shop.shopify.shop.addVariant({ sku, title: sku, price: '1.00', available: 1 });
			shop.linnworks.warehouse.adjustStock(sku, -1);
		}
		await next();
		expect([shop.available('TEE'), shop.available('MUG'), shop.available('TEE-OLD')]).toEqual([
			...[9, 3, 10],
		]);
		shop.shopify.calls.reset();
		shop.linnworks.warehouse.adjustStock('TEE', -1);
		await next();
		expect(shop.available('TEE')).toBe(8);
		expect(shop.shopify.calls.count('StockBySku')).toBe(0);
	});

	it('sets nothing of a SKU that the full push found twice, until that is mended', async () => {
		const copy = { sku: 'TEE', title: 'Copy', price: '1.00', available: 1 };
		const { variantId } = shop.shopify.shop.addVariant(copy);
		await shop.full();
		expect(shop.told()).toEqual([expect.stringMatching(/^stock:tee .*several articles/)]);
		const before = shop.writes;
		shop.linnworks.warehouse.adjustStock('TEE', -3);
		await next();
		expect([shop.told().length, shop.writes - before]).toEqual([1, 0]);
		shop.shopify.shop.deleteVariant({ variantId });
		await next();
		expect([shop.told(), shop.available('TEE')]).toEqual([[], 7]);
	});

	it('repairs what the restock of an edit raised after the goods had left, and names the order', async () => {
		const order = await shop.place({ lines: [{ sku: 'TEE', quantity: 3 }] });
		await next();
		const [held] = shop.linnworks.warehouse.orders();
		shop.linnworks.warehouse.process(held?.OrderId ?? '');
		shop.shopify.shop.edit(order.gid, [
			{ setQuantity: { sku: 'TEE', quantity: 2, restock: true } },
		]);
		shop.signal(order, 'restockSignals');
		passTime(MINUTE);
		await shop.n8n.run('osync_restock_guard', 'Every ten seconds', [{}], null);
		expect(shop.available('TEE')).toBe(8);
		await next();
		expect(shop.available('TEE')).toBe(7);
		expect(shop.lastRun()).toMatchObject({ repaired: 1, changed: 1, good: 'yes' });
		expect(shop.lastRun()['repairs']).toContain(
			`SKU "TEE" at shop location ${shop.location} repaired: doubtful restock of order ${order.name}: 8 -> 7`,
		);
		expect(openMarks()).toEqual([]);
	});

	it('leaves a sale that happens before the write alone, and works it out again', async () => {
		shop.mark('TEE', 'counted');
		shop.linnworks.warehouse.adjustStock('TEE', -3);
		passTime(10 * MINUTE);
		let sold = false;
		await shop.delta(null, () => {
			if (sold || shop.rows('leases').length === 0) return;
			if (shop.shopify.calls.count('StockOfItems') === 0) return;
			sold = true;
			shop.shopify.shop.sellElsewhere({ sku: 'TEE', units: 1 });
		});
		expect(sold).toBe(true);
		expect(shop.lastRun()).toMatchObject({ stale: 1, changed: 0 });
		expect([shop.available('TEE'), openMarks()]).toEqual([9, ['TEE']]);
		shop.linnworks.warehouse.adjustStock('TEE', -1);
		await next();
		expect([shop.available('TEE'), openMarks()]).toEqual([6, []]);
	});

	it('looks once more at what a full push could not set, though the warehouse did not change', async () => {
		shop.shopify.shop.setStock({ sku: 'TEE', available: 15 });
		await shop.full(
			null,
			shop.betweenTheReadings(() => shop.shopify.shop.sellElsewhere({ sku: 'TEE', units: 1 })),
		);
		expect(shop.lastRun()).toMatchObject({ mode: 'full', stale: 1 });
		expect(openMarks()).toEqual(['TEE']);
		await next();
		expect([shop.available('TEE'), openMarks()]).toEqual([10, []]);
	});

	it.each([1, 2, 4])('settles %i lost answers, and sets nothing twice', async (times) => {
		shop.shopify.faults.add({ operationName: 'SetQuantities', when: 'after', kind: 'drop', times });
		shop.linnworks.warehouse.adjustStock('TEE', -3);
		const before = shop.writes;
		await next();
		expect([shop.available('TEE'), shop.writes - before]).toEqual([7, 1]);
		expect(shop.lastRun()).toMatchObject({ changed: 1, good: 'yes' });
	});

	it('becomes a full one when the last full push is too old', async () => {
		passTime(27 * HOUR);
		await shop.delta();
		expect(shop.lastRun()['mode']).toBe('full');
		await next();
		expect(shop.lastRun()['mode']).toBe('delta');
	});

	it('sets what is too high first when it may not set all', async () => {
		shop.n8n.settings['maxPairs'] = 1;
		shop.linnworks.warehouse.adjustStock('MUG', 5);
		shop.linnworks.warehouse.adjustStock('TEE', -5);
		await next();
		expect([shop.available('TEE'), shop.available('MUG')]).toEqual([5, 4]);
		expect(shop.lastRun()).toMatchObject({ changed: 1, not_started: 1, good: 'no' });
		await next();
		expect(shop.available('MUG')).toBe(9);
	});

	it('reads no more SKUs than it may, those of signals first, and says that the rest waits', async () => {
		shop.n8n.settings['maxSkus'] = 1;
		shop.mark('MUG', 'counted');
		shop.linnworks.warehouse.adjustStock('TEE', -5);
		await next();
		expect(shop.lastRun()).toMatchObject({ equal: 1, unread: 1, good: 'no' });
		await next();
		expect(shop.available('TEE')).toBe(5);
	});
});
