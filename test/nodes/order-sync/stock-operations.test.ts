import type { IDataObject } from 'n8n-workflow';
import { OrderSync } from '../../../nodes/OrderSync/OrderSync.node';
import { anOrder } from '../../builders/order-builder';
import { articleOf, aPolicy, pushedRow, stockOf, STORE, WEB } from '../../builders/stock-builder';
import { nodeContext } from '../../support/node-context';

const run = async (
	operation: string,
	items: object[],
	parameters: Record<string, unknown> = {},
): Promise<IDataObject[][]> => {
	const context = nodeContext({
		items: items as IDataObject[],
		parameters: {
			operation,
			stockPolicy: aPolicy(),
			maxPairs: 10,
			maxSkus: 10,
			holdMinutes: 120,
			...parameters,
		},
	});
	const outputs = await new OrderSync().execute.call(context);
	return outputs.map((output) => output.map(({ json }) => json));
};
const stockLevel = stockOf('TEE', { main: 5, north: 2 });
const shopLevel = articleOf('TEE', { [WEB]: 9, [STORE]: 2 });
const read = [{ stockLevel }, { shopLevel }, {}];

describe('Plan Stock Push', () => {
	it('gives the plan as one item and the levels as Set Quantities takes them', async () => {
		const [plans, levels] = await run('planStockPush', read, { mode: 'full' });
		expect(plans).toHaveLength(1);
		expect(plans?.[0]).toMatchObject({ isComplete: true, stockPlan: { mode: 'full' } });
		expect(levels).toEqual([
			{
				...{ sku: 'TEE', inventoryItemId: shopLevel.inventoryItemId, locationId: WEB },
				...{ name: 'available', quantity: 5, compareQuantity: 9 },
				levelId: shopLevel.levels[0]?.levelId,
			},
		]);
	});

	it('knows when items of the warehouse may have slipped through', async () => {
		const torn = [{ stockLevel, stockRead: { isComplete: false } }, { shopLevel }];
		const [plans] = await run('planStockPush', torn, { mode: 'full' });
		expect(plans?.[0]?.['isComplete']).toBe(false);
	});

	it('holds what it knows of an order that Linnworks did not tell of, and says that it knows no more', async () => {
		const snapshot = anOrder().withLine('TEE', 1, '1.00').build();
		const failure = {
			...{ step: 'target', code: 'SYNC_FAILED', reason: 'away', retry: true },
			retryAfterSeconds: 0,
		};
		const order = { look: { orderKey: snapshot.orderKey }, snapshot, failure };
		const [plans, levels] = await run('planStockPush', [...read, order], { mode: 'full' });
		expect(levels).toEqual([]);
		const { skipped } = plans?.[0]?.['stockPlan'] as { skipped: Array<{ why: string }> };
		expect(skipped.map(({ why }) => why).sort()).toEqual(['inFlight', 'inFlight', 'unread']);
	});

	it.each([
		[{ sku: 'TEE' }, 'Item 0 is no stock level, order or row'],
		[{ shopLevel: { sku: 'TEE' } }, 'Item 0 is no stock level, order or row'],
	])('stops at an item that is none of those: %j', async (item, message) => {
		await expect(run('planStockPush', [item])).rejects.toThrow(message);
	});

	it.each(['', '{"feeds":[]}', 'none'])('stops without a policy: "%s"', async (stockPolicy) => {
		await expect(run('planStockPush', read, { stockPolicy })).rejects.toThrow('Stock Policy');
	});

	it('stops at a limit that is none', async () => {
		await expect(run('planStockPush', read, { maxPairs: 0 })).rejects.toThrow('maxPairs');
	});
});

describe('List Shop SKUs', () => {
	it('asks for nothing that is remembered as it should be, nor in a full push', async () => {
		const kept = [pushedRow('TEE', WEB, 5), pushedRow('TEE', STORE, 2)];
		expect(await run('listShopSkus', [{ stockLevel }])).toEqual([
			[{ sku: 'TEE', inventoryItemId: '' }],
		]);
		expect(await run('listShopSkus', [{ stockLevel }, ...kept])).toEqual([[]]);
		expect(await run('listShopSkus', [{ stockLevel }], { mode: 'full' })).toEqual([[]]);
	});
});

describe('List Shop SKUs, for what changed', () => {
	const kept = [pushedRow('TEE', WEB, 4), pushedRow('TEE', STORE, 2)];
	const { inventoryItemId } = shopLevel;

	it.each([
		['nothing', [], inventoryItemId],
		['another SKU', [{ order_key: 'stock:mug' }], inventoryItemId],
		['the SKU at a location', [{ order_key: `stock:tee@${WEB}` }], inventoryItemId],
		['the SKU', [{ order_key: 'stock:tee' }], ''],
	])('names the article unless a person was told of it: %s', async (_name, told, expected) => {
		const openExceptions = JSON.stringify(told);
		expect(await run('listShopSkus', [{ stockLevel }, ...kept], { openExceptions })).toEqual([
			[{ sku: 'TEE', inventoryItemId: expected }],
		]);
	});
});

describe('List Warehouse SKUs', () => {
	it('names what the shop sells and what signals name as the warehouse does, each once', async () => {
		const names = [{ sku: 'TEE', variantId: '', targetSku: 'WH-TEE' }];
		const gone = articleOf('GONE', {}, { problem: 'notFound' });
		const mark = { id: 1, sku: 'mug', received_at: '2026-03-02T11:00:00.000Z', status: 'new' };
		const [items] = await run('listWarehouseSkus', [{ shopLevel }, { shopLevel: gone }], {
			...{ stockPolicy: aPolicy({ names }), stockSignals: [mark, { ...mark, sku: 'MUG' }] },
		});
		expect(items).toEqual([{ skus: ['WH-TEE', 'MUG'] }]);
	});

	it('takes the row of a variant for its SKU, unless rows of several variants disagree', async () => {
		const row = (variantId: string, targetSku: string) => ({ sku: 'TEE', variantId, targetSku });
		const skusWith = async (...names: object[]): Promise<unknown> => {
			const stockPolicy = { ...aPolicy(), names };
			const [items] = await run('listWarehouseSkus', [{ shopLevel }], { stockPolicy });
			return items?.[0]?.['skus'];
		};
		expect(await skusWith(row('7', 'A'), row('8', 'a'))).toEqual(['a']);
		expect(await skusWith(row('7', 'A'), row('8', 'B'), row('9', 'A'))).toEqual(['TEE']);
		expect(await skusWith(row('7', 'A'), row('', 'C'))).toEqual(['C']);
	});
});

describe('List Orders in Flight', () => {
	const at = (time: string, status: string, order: string) => ({
		...{ order_key: `shopify:demo:${order}`, source_id: `gid://${order}`, kind: 'signal' },
		...{ status, updatedAt: `2026-03-02T${time}:00.000Z` },
	});
	const rows = [at('10:00', 'new', '1'), at('10:00', 'handled', '2'), at('11:00', 'handled', '3')];
	const keys = async (since: string): Promise<unknown[]> => {
		const [items] = await run('listOrdersInFlight', rows, { since });
		return (items ?? []).map(({ look }) => (look as IDataObject)['sourceId']);
	};

	it('counts what waits, and what was settled since the push began', async () => {
		expect(await keys('')).toEqual(['gid://1']);
		expect(await keys('2026-03-02T10:30:00Z')).toEqual(['gid://1', 'gid://3']);
		await expect(keys('yesterday')).rejects.toThrow('Since is no time');
	});
});

describe('Report Stock Push', () => {
	const limits = { backlog: 5, minutesWithoutGood: 60, link: '' };

	it.each([
		[[], 'Expected one plan of a stock push, got 0'],
		[[{ stockPlan: {}, isComplete: true }], 'got 1: '],
	])('stops without one whole plan', async (items, message) => {
		await expect(run('reportStockPush', items, limits)).rejects.toThrow(message);
	});

	it('stops at an outcome that says nothing', async () => {
		const [plans = []] = await run('planStockPush', read, { mode: 'full' });
		const items = [...plans, { inventoryItemId: '1', locationId: WEB }];
		await expect(run('reportStockPush', items, limits)).rejects.toThrow('Item 1 says not');
	});

	it('takes levels on which nobody reported as not started, and remembers the rest', async () => {
		const [plans = []] = await run('planStockPush', read, { mode: 'full' });
		const [runs, remember, closures, exceptions, handled] = await run(
			'reportStockPush',
			plans,
			limits,
		);
		expect(runs).toMatchObject([{ not_started: 1, equal: 1, good: 'no', run_id: 'execution-1' }]);
		expect(remember).toMatchObject([{ sku: 'TEE', location_id: STORE, pushed: 2 }]);
		expect([closures, exceptions, handled]).toEqual([[], [], []]);
	});
});

describe('Find Superseded Levels', () => {
	const row = (id: number, day: number, location = WEB) => ({
		...{ ...pushedRow('TEE', location, id), id },
		verified_at: `2026-03-0${day}T12:00:00.000Z`,
	});

	it('gives rows that a newer one replaces, if they are old enough, in whatever order they come', async () => {
		const rows = [row(3, 5), row(1, 1), row(2, 3), row(4, 1, STORE), { id: 9 }];
		const ids = async (before: string): Promise<unknown[]> => {
			const [items] = await run('findSuperseded', rows, { before });
			return (items ?? []).map(({ id }) => id).sort();
		};
		expect(await ids('2026-03-09T00:00:00Z')).toEqual([1, 2]);
		expect(await ids('2026-03-02T00:00:00Z')).toEqual([1]);
		await expect(ids('soon')).rejects.toThrow('Before is no time');
	});
});

it('says so when it is asked for what it does not do', async () => {
	await expect(run('pushEverything', [])).rejects.toThrow('no operation "pushEverything"');
});
