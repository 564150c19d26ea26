import type { Row } from '../../playground/n8n/data-tables-api';
import { TABLES } from '../../playground/world/install-templates';
import { orderKey, stageOf } from './harness';

/** How long an answer of the shop is kept back, so that n8n dies over it. */
const LATE_MS = 15_000;
const LEASE_SECONDS = 20;

/** Stock from Linnworks to Shopify. */
describe('the stock push on a real n8n', () => {
	const stage = stageOf(
		{
			osync_stock_to_shopify: {
				dryRun: false,
				restSeconds: 5,
				leaseSeconds: LEASE_SECONDS,
				fullLeaseSeconds: LEASE_SECONDS,
			},
		},
		{
			osync_stock_to_shopify: {
				'Every ten minutes': { field: 'seconds', secondsInterval: 3 },
				'Every night': { field: 'seconds', secondsInterval: 40 },
			},
		},
	);
	const shop = () => stage().world.shopify.shop;
	const warehouse = () => stage().world.linnworks.warehouse;
	const available = (sku: string): number => shop().stock({ sku }).available;
	const runs = async (): Promise<Row[]> => await stage().world.api.tables.rows(TABLES.stockRuns);
	const mark = async (sku: string, reason: string): Promise<void> => {
		await stage().world.api.tables.insert(TABLES.stockSignals, [
			{
				...{ sku, location_id: '', reason, order_key: '', order_name: '', correlation_id: 'test' },
				...{ received_at: new Date().toISOString(), status: 'new' },
			},
		]);
	};
	const open = async (): Promise<unknown[]> =>
		(await stage().rows('stockSignals', 'status', 'new')).map((row) => row['sku']);

	it('looks at everything first, remembers it, and tells what a person has to settle', async () => {
		await stage().until('the first push is reported', async () => (await runs()).length > 0);
		const [first] = await runs();
		expect(first).toMatchObject({ mode: 'full', good: 'yes', alert: '' });
		const [told] = await stage().rows('exceptions', 'order_key', 'stock:gift-box');
		expect(told).toMatchObject({ code: 'STOCK_NOT_PUSHED', status: 'open', owner: 'Operations' });
		const levels = await stage().rows('stockLevels', 'sku', 'MUG-01');
		expect(levels.map((row) => row['pushed'])).toEqual([available('MUG-01')]);
	});

	it('carries what changed in the warehouse to the shop, once', async () => {
		const before = shop().stockHistory().length;
		warehouse().adjustStock('SOCK-3P', -7);
		await stage().until(
			'the level is set',
			async () => available('SOCK-3P') === warehouse().stockLevel('SOCK-3P').available,
		);
		const reported = (await runs()).length;
		await stage().until('two more runs', async () => (await runs()).length >= reported + 2);
		expect(shop().stockHistory()).toHaveLength(before + 1);
	});

	it('repairs what a stock signal names, says so, and marks the signal as handled', async () => {
		const right = available('CAP-BLACK');
		shop().setStock({ sku: 'CAP-BLACK', available: right + 4 });
		await mark('CAP-BLACK', 'synthetic restock of order #1001');
		await stage().until(
			'the level is repaired and said to be',
			async () =>
				available('CAP-BLACK') === right &&
				(await runs()).some((row) => String(row['repairs']).includes('order #1001')),
		);
		await stage().until('the signal is handled', async () => (await open()).length === 0);
	});

	it('leaves alone what an order on its way may move, until it is settled', async () => {
		const order = await stage().place({ lines: [{ sku: 'TEE-BLUE-M', quantity: 2 }] });
		const now = new Date().toISOString();
		await stage().world.api.tables.insert(TABLES.signals, [
			{
				...{ kind: 'hold', order_key: orderKey(order), source_id: order.gid, topic: 'test' },
				...{ event_id: '', body_digest: '', correlation_id: 'test', attempt: 0 },
				...{ received_at: now, first_received_at: now, not_before: now },
				...{ target_order_id: order.warehouseId, status: 'new' },
			},
		]);
		warehouse().adjustStock('TEE-BLUE-M', -5);
		const before = available('TEE-BLUE-M');
		await stage().until('it is held back', async () =>
			(await runs()).some((row) => Number(row['held']) > 0),
		);
		expect(available('TEE-BLUE-M')).toBe(before);
		shop().tag(order.gid, { add: ['look'] });
		await stage().until(
			'it is set once the order is settled',
			async () => available('TEE-BLUE-M') === warehouse().stockLevel('TEE-BLUE-M').available,
			90,
		);
	});

	it('lowers what an order holds back for too long, does not raise it, and tells of the order', async () => {
		const order = await stage().place({ lines: [{ sku: 'CAP-BLACK', quantity: 1 }] });
		const hoursAgo = new Date(Date.now() - 3 * 3_600_000).toISOString();
		await stage().world.api.tables.insert(TABLES.signals, [
			{
				...{ kind: 'hold', order_key: orderKey(order), source_id: order.gid, topic: 'test' },
				...{ event_id: '', body_digest: '', correlation_id: 'test', attempt: 0 },
				...{ received_at: hoursAgo, first_received_at: hoursAgo, not_before: hoursAgo },
				...{ target_order_id: order.warehouseId, status: 'new' },
			},
		]);
		const right = (): number => warehouse().stockLevel('CAP-BLACK').available;
		const before = available('CAP-BLACK');
		const told = async (): Promise<unknown[]> =>
			(await stage().rows('exceptions', 'order_key', `stock-order:${orderKey(order)}`)).map(
				(row) => row['status'],
			);
		warehouse().adjustStock('CAP-BLACK', 6);
		await stage().until('somebody is told', async () => (await told()).length > 0);
		expect(available('CAP-BLACK')).toBe(before);
		expect((await runs()).some((row) => Number(row['not_raised']) > 0)).toBe(true);
		warehouse().adjustStock('CAP-BLACK', -9);
		await stage().until('it is lowered', async () => available('CAP-BLACK') === right());
		warehouse().adjustStock('CAP-BLACK', 4);
		shop().tag(order.gid, { add: ['look'] });
		await stage().until(
			'it is raised once the order is settled, and nobody is told any more',
			async () =>
				available('CAP-BLACK') === right() &&
				(await told()).every((status) => status === 'resolved'),
			90,
		);
	});

	it('sets nothing twice when n8n dies over the answer', async () => {
		const { world } = stage();
		const before = shop().stockHistory().length;
		world.shopify.faults.add({
			...{ operationName: 'SetQuantities', when: 'after', kind: 'delay', delayMs: LATE_MS },
		});
		warehouse().adjustStock('MUG-01', -3);
		const right = warehouse().stockLevel('MUG-01').available;
		await stage().until('the level is set', async () => available('MUG-01') === right);
		await world.n8n.kill9();
		await world.restartN8n();
		await stage().until(
			'the next run remembers it',
			async () =>
				(await stage().rows('stockLevels', 'sku', 'MUG-01')).some((row) => row['pushed'] === right),
			90,
		);
		expect(shop().stockHistory()).toHaveLength(before + 1);
		expect(available('MUG-01')).toBe(right);
	});

	it('looks at everything every night', async () => {
		const full = async (): Promise<number> =>
			(await runs()).filter((row) => row['mode'] === 'full').length;
		const before = await full();
		shop().setStock({ sku: 'SOCK-3P', available: available('SOCK-3P') + 9 });
		await stage().until('a full push is reported', async () => (await full()) > before, 90);
		await stage().until(
			'what nobody told is set right',
			async () => available('SOCK-3P') === warehouse().stockLevel('SOCK-3P').available,
			90,
		);
	});
});
