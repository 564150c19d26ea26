import { passTime, restartTime } from '../../convergence/engine/virtual-time';
import { TABLES } from '../../../playground/world/install-templates';
import { StockShop } from './stock-shop';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number): Promise<void> =>
		void jest.setSystemTime(Date.now() + milliseconds),
}));

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

async function withShop(work: (shop: StockShop) => Promise<void>): Promise<void> {
	restartTime();
	const shop = await StockShop.open();
	try {
		await work(shop);
	} finally {
		await shop.close();
	}
}

/** A shop with levels that are too high and too low, a signal, and an article that nobody tracks. */
function fill(shop: StockShop): void {
	shop.sells('TEE', 12, 10);
	shop.sells('MUG', 1, 4);
	shop.sells('CUP', 3, 3);
	shop.sells('LOOSE', 1, 5);
	shop.shopify.shop.setTracked({ sku: 'LOOSE', tracked: false });
	shop.mark('TEE', 'synthetic restock of order #1001');
}

/** What a run that was not disturbed leaves behind. */
function expectDone(shop: StockShop): void {
	expect(['TEE', 'MUG', 'CUP', 'LOOSE'].map(shop.available)).toEqual([10, 4, 3, 1]);
	const known = new Map(shop.rows('stockLevels').map((row) => [row['sku'], row['pushed']]));
	expect(known).toEqual(
		new Map([
			['TEE', 10],
			['MUG', 4],
			['CUP', 3],
		]),
	);
	expect(shop.rows('stockSignals').filter((row) => row['status'] === 'new')).toEqual([]);
	expect(shop.told()).toHaveLength(1);
	expect(shop.lastRun()['good']).toBe('yes');
	expect(shop.rows('leases')).toMatchObject([{ owner: '' }]);
}

it('ends right after n8n died anywhere in a run, one lease later, and sets nothing twice', async () => {
	let acts = 0;
	await withShop(async (shop) => {
		fill(shop);
		await shop.delta();
		expectDone(shop);
		acts = shop.n8n.acts;
	});
	expect(acts).toBeGreaterThan(25);

	for (let at = 0; at < acts; at += 1) {
		await withShop(async (shop) => {
			fill(shop);
			const moment = at % 2 === 0 ? 'before' : 'after';
			expect(await shop.delta({ at, moment })).toBe('died');
			passTime(61 * MINUTE);
			await shop.delta();
			await shop.delta();
			expectDone(shop);
			const sets = shop.shopify.shop.stockHistory().flatMap(({ changes }) => changes);
			expect(sets.filter(({ name }) => name === 'available')).toHaveLength(2);
		});
	}
}, 60_000);

it('lets only one run work at a time, and takes over when the lease has ended', async () => {
	await withShop(async (shop) => {
		fill(shop);
		await shop.delta();
		const [lease] = shop.rows('leases');
		const until = new Date(Date.now() + 15 * MINUTE).toISOString();
		const where = [{ column: 'id', condition: 'eq', value: lease?.id }];
		shop.n8n.tables.update(TABLES.leases, where, { owner: 'other', lease_until: until });
		passTime(10 * MINUTE);
		await shop.delta();
		expect(shop.rows('stockRuns')).toHaveLength(1);
		expect(shop.rows('leases')).toMatchObject([{ owner: 'other' }]);
		passTime(10 * MINUTE);
		await shop.delta();
		expect(shop.rows('stockRuns')).toHaveLength(2);
	});
});

it('writes nothing and reports nothing once another run has taken over', async () => {
	await withShop(async (shop) => {
		fill(shop);
		const { tables } = shop.n8n;
		await shop.delta(null, () => {
			if (shop.linnworks.calls.all().length === 0) return;
			const where = [{ column: 'name', condition: 'eq', value: 'stock' }];
			tables.update(TABLES.leases, where, { owner: 'other' });
		});
		expect([shop.writes, shop.rows('stockRuns'), shop.rows('stockLevels')]).toEqual([0, [], []]);
	});
});

it('writes nothing when no time of the lease is left, and goes on in the next run', async () => {
	await withShop(async (shop) => {
		fill(shop);
		shop.n8n.settings['fullLeaseSeconds'] = 0;
		await shop.delta();
		expect(shop.writes).toBe(0);
		expect(shop.lastRun()).toMatchObject({ not_started: 2, good: 'no' });
		passTime(10 * MINUTE);
		await shop.delta();
		expect(shop.lastRun()['mode']).toBe('delta');
		expectDone(shop);
	});
});

it('deletes what newer levels replaced, old runs and handled signals, and keeps what it builds on', async () => {
	await withShop(async (shop) => {
		fill(shop);
		await shop.delta();
		shop.linnworks.warehouse.adjustStock('TEE', -1);
		passTime(10 * MINUTE);
		await shop.delta();
		expect(shop.rows('stockLevels')).toHaveLength(4);
		passTime(3 * DAY);
		await shop.full();
		expect(shop.rows('stockLevels')).toHaveLength(3);
		passTime(5 * DAY);
		await shop.full();
		expect(shop.rows('stockSignals')).toEqual([]);
		passTime(10 * MINUTE);
		await shop.delta();
		expect(shop.lastRun()).toMatchObject({ mode: 'delta', looked: 0, untouched: 3 });
		const runs = shop.rows('stockRuns').length;
		passTime(181 * DAY);
		await shop.full();
		expect(runs).toBe(5);
		expect(shop.rows('stockRuns')).toHaveLength(1);
	});
});
