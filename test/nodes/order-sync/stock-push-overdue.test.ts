import { passTime, restartTime } from '../../convergence/engine/virtual-time';
import type { Placed } from '../../convergence/order-rows';
import { StockShop } from './stock-shop';

/** A pause passes in the story's time, not in ours. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number): Promise<void> =>
		void jest.setSystemTime(Date.now() + milliseconds),
}));

const MINUTE = 60_000;
let shop: StockShop;

beforeEach(async () => {
	restartTime();
	shop = await StockShop.open();
	shop.sells('TEE', 10, 10);
	shop.sells('MUG', 10, 10);
	await shop.delta();
});
afterEach(async () => await shop.close());

const after = async (minutes: number): Promise<void> => {
	passTime(minutes * MINUTE);
	await shop.delta();
};
const sold = async (): Promise<Placed> =>
	await shop.place({ lines: [{ sku: 'TEE', quantity: 1 }] });
/** A look writes a row anew as it was, and marks the old one as handled. */
const lookedAt = (id: number): number => {
	const {
		id: old,
		createdAt,
		updatedAt,
		...row
	} = shop.rows('signals').find((each) => each.id === id) as Record<string, unknown> & {
		id: number;
	};
	expect([createdAt, updatedAt]).not.toContain(undefined);
	const { id: again } = shop.n8n.tables.insert('osyncSignals0001', row);
	shop.handled(old);
	return again;
};

describe('an order that is on its way for too long', () => {
	it('holds its stock back at first, then lets it be lowered, never raised, until it is settled', async () => {
		const signal = shop.signal(await sold());
		shop.linnworks.warehouse.adjustStock('TEE', -3);
		await after(60);
		expect(shop.available('TEE')).toBe(9);
		expect(shop.lastRun()).toMatchObject({ held: 1, not_raised: 0 });
		await after(70);
		expect(shop.available('TEE')).toBe(6);
		expect(shop.lastRun()).toMatchObject({ held: 0, not_raised: 0, changed: 1, good: 'yes' });
		expect(shop.told()).toEqual([]);
		shop.linnworks.warehouse.adjustStock('TEE', 20);
		await after(10);
		expect(shop.available('TEE')).toBe(6);
		expect(shop.lastRun()).toMatchObject({ not_raised: 1, changed: 0, good: 'yes' });
		expect(shop.told()).toEqual([
			expect.stringMatching(
				/^stock-order:shopify:demo.myshopify.com:\d+ .*Order #1001 has been on its way for at least 2 hours.*"TEE"/,
			),
		]);
		await after(10);
		expect(shop.told()).toHaveLength(1);
		expect(shop.rows('exceptions')).toHaveLength(1);
		shop.handled(signal);
		await after(10);
		expect([shop.available('TEE'), shop.told()]).toEqual([26, []]);
		await after(10);
		expect(shop.lastRun()).toMatchObject({ looked: 0, untouched: 2, message: 'Nothing to do.' });
		expect(shop.rows('stockSignals').filter((row) => row['status'] === 'new')).toEqual([]);
	});

	it('is as old as its first signal, however often it was looked at and heard of since', async () => {
		const order = await sold();
		let waiting = shop.signal(order);
		for (let hour = 0; hour < 3; hour += 1) {
			passTime(30 * MINUTE);
			waiting = lookedAt(waiting);
			passTime(30 * MINUTE);
			const fresh = shop.signal(order);
			shop.handled(waiting);
			waiting = fresh;
		}
		shop.linnworks.warehouse.adjustStock('TEE', 5);
		await after(10);
		expect(shop.lastRun()).toMatchObject({ held: 0, not_raised: 1 });
		expect(shop.told()).toHaveLength(1);
	});

	it('is none that was settled in between, however often it is heard of', async () => {
		const order = await sold();
		for (let hour = 0; hour < 3; hour += 1) {
			const signal = shop.signal(order);
			passTime(MINUTE);
			shop.handled(signal);
			passTime(59 * MINUTE);
		}
		shop.signal(order);
		shop.linnworks.warehouse.adjustStock('TEE', 5);
		await after(10);
		expect(shop.lastRun()).toMatchObject({ held: 1, not_raised: 0 });
		expect(shop.told()).toEqual([]);
	});

	it('holds back for as long as the setting says', async () => {
		shop.n8n.settings['holdMinutes'] = 30;
		shop.signal(await sold());
		shop.linnworks.warehouse.adjustStock('TEE', 5);
		await after(20);
		expect(shop.lastRun()).toMatchObject({ held: 1, not_raised: 0 });
		await after(10);
		expect(shop.lastRun()).toMatchObject({ held: 0, not_raised: 1 });
	});

	it('is looked at once more when it ends otherwise than the warehouse expects', async () => {
		const order = await sold();
		await after(10);
		const signal = shop.signal(order);
		shop.shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'TEE', quantity: 0 } }]);
		shop.mark('TEE', 'counted');
		await after(130);
		expect(shop.available('TEE')).toBe(9);
		shop.shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'TEE', quantity: 1 } }]);
		expect(shop.available('TEE')).toBe(8);
		shop.handled(signal);
		await after(10);
		expect(shop.available('TEE')).toBe(9);
	});

	it('is told by its key when it cannot be read', async () => {
		const signal = shop.signal({ gid: 'gid://shopify/Order/9', legacyId: '9', name: '#9' });
		await after(60);
		expect([shop.lastRun()['unread'], shop.told()]).toEqual([1, []]);
		await after(70);
		expect(shop.told()).toContainEqual(
			expect.stringMatching(/^stock-order:\S+:9 .*Not all of it can be read/),
		);
		shop.handled(signal);
		await after(10);
		expect(shop.told()).toEqual([]);
	});
});
