import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { levelsOf, PLENTY, setThem, type Wish } from './inventory-fixtures';

let simulator: ShopifySimulator;
let main: number;
let second: number;

beforeEach(async () => {
	simulator = await startShopifySimulator({ withLocation: false, throttle: PLENTY });
	({ id: main } = simulator.shop.addLocation({ name: 'Main' }));
	({ id: second } = simulator.shop.addLocation({ name: 'Second' }));
});

afterEach(async () => await simulator.close());

/** An article with ten units, and the wish to have five of it. */
function article(sku: string, more = {}): Wish & { inventoryItemId: number } {
	const { inventoryItemId } = simulator.shop.addVariant({
		sku,
		title: sku,
		price: '1.00',
		available: 10,
		...more,
	});
	return { inventoryItemId, locationId: main, sku, quantity: 5, compareQuantity: 10 };
}

const available = (sku: string, locationId = main): number =>
	simulator.shop.stock({ sku, locationId }).available;
const sets = (): number => simulator.calls.count('SetQuantities');
const stateOf = (outcomes: ReadonlyArray<{ status: string; code: string }>): string[] =>
	outcomes.map(({ status, code }) => [status, code].join(' ').trim());

describe('quantities', () => {
	it('are set in one call, read back, and say why in the history', async () => {
		const wishes = [article('TEE'), article('MUG')];
		const outcomes = await setThem(simulator, wishes, { reason: 'cycle_count_available' });
		expect(outcomes).toEqual(
			wishes.map(() => ({
				status: 'done',
				code: '',
				message: '',
				found: { available: 5, onHand: 5, active: true },
			})),
		);
		expect(simulator.shop.stockHistory()).toMatchObject([
			{
				reason: 'cycle_count_available',
				referenceDocumentUri: 'gid://order-sync/StockPush/run-1',
				changes: [{ name: 'available', delta: -5 }, {}, {}, {}],
			},
		]);
	});

	it('of goods on hand leave what is promised to orders alone', async () => {
		const wish = article('TEE');
		simulator.shop.createOrder({ lines: [{ sku: 'TEE', quantity: 3 }] });
		const [outcome] = await setThem(simulator, [{ ...wish, name: 'on_hand', quantity: 8 }]);
		expect(outcome).toMatchObject({ status: 'done', found: { available: 5, onHand: 8 } });
	});

	it('of both names and several locations go in calls of their own, ids written either way', async () => {
		const tee = article('TEE');
		const mug = { ...article('MUG'), name: 'on_hand' as const };
		simulator.shop.setStock({ sku: 'TEE', locationId: second, available: 4 });
		const there = {
			...tee,
			inventoryItemId: `gid://shopify/InventoryItem/${tee.inventoryItemId}`,
			locationId: `gid://shopify/Location/${second}`,
			compareQuantity: 4,
		};
		expect(stateOf(await setThem(simulator, [mug, there, tee]))).toEqual(['done', 'done', 'done']);
		expect([available('TEE'), available('TEE', second), available('MUG')]).toEqual([5, 5, 5]);
		expect(sets()).toBe(2);
	});

	it('that the shop holds already are not written, only read', async () => {
		const outcomes = await setThem(simulator, [{ ...article('TEE'), quantity: 10 }]);
		expect(outcomes).toMatchObject([{ status: 'alreadyDone', found: { available: 10 } }]);
		expect(sets()).toBe(0);
	});

	it('that the shop held when it was read, but not any more, are stale', async () => {
		const wish = { ...article('TEE'), quantity: 10 };
		simulator.shop.sellElsewhere({ sku: 'TEE', units: 1 });
		expect(await setThem(simulator, [wish])).toMatchObject([
			{
				status: 'stale',
				message: '10 was read and the shop holds 9: work the quantity out again',
				found: { available: 9 },
			},
		]);
	});

	it('go 250 to a call', async () => {
		const wishes = Array.from({ length: 501 }, (_, index) => article(`SKU-${index}`));
		const outcomes = await setThem(simulator, wishes);
		expect(new Set(stateOf(outcomes))).toEqual(new Set(['done']));
		expect(sets()).toBe(3);
	});

	it('are not read back when that is not wanted', async () => {
		expect(await setThem(simulator, [article('TEE')], { verify: false })).toMatchObject([
			{ status: 'done', found: null },
		]);
		expect(simulator.calls.count('StockOfItems')).toBe(0);
	});

	it('are only shown in a dry run', async () => {
		expect(await setThem(simulator, [article('TEE')], { dryRun: true })).toMatchObject([
			{ status: 'notStarted', message: 'Dry run' },
		]);
		expect(simulator.calls.all()).toEqual([]);
	});

	it('are not started when the time is over', async () => {
		const outcomes = await setThem(simulator, [article('TEE')], {
			stopBefore: '2026-01-01T00:00:00Z',
		});
		expect(outcomes).toMatchObject([{ status: 'notStarted', message: 'No time left in this run' }]);
		expect(simulator.calls.all()).toEqual([]);
	});

	it('are not touched when the time cannot be read', async () => {
		await expect(setThem(simulator, [article('TEE')], { stopBefore: 'soon' })).rejects.toThrow(
			'Stop Before "soon" is not a time',
		);
		expect(simulator.calls.all()).toEqual([]);
	});

	it('at a location that does not stock the article say so', async () => {
		const wish = { ...article('TEE'), locationId: second, compareQuantity: 0 };
		expect(await setThem(simulator, [wish])).toMatchObject([
			{
				status: 'done',
				message: 'The article is not switched on at the location',
				found: { available: 5, active: false },
			},
		]);
	});
});

describe('an answer that never came', () => {
	it.each(['drop', 'status', 'graphqlError'] as const)(
		'after the change (%s) is fetched with the same key, and there is one change',
		async (kind) => {
			simulator.faults.add({ operationName: 'SetQuantities', when: 'after', kind });
			expect(stateOf(await setThem(simulator, [article('TEE')]))).toEqual(['done']);
			expect(simulator.shop.stockHistory()).toHaveLength(1);
			expect(sets()).toBe(2);
		},
	);

	it('before the change is sent again with the same key', async () => {
		simulator.faults.add({ operationName: 'SetQuantities', when: 'before', kind: 'drop' });
		expect(stateOf(await setThem(simulator, [article('TEE')]))).toEqual(['done']);
		expect(simulator.shop.stockHistory()).toHaveLength(1);
	});

	it('twice, is found set by reading the level', async () => {
		simulator.faults.add({ operationName: 'SetQuantities', when: 'after', kind: 'drop', times: 2 });
		expect(await setThem(simulator, [article('TEE')], { verify: false })).toMatchObject([
			{ status: 'done', message: 'Found set, though no answer came', found: { available: 5 } },
		]);
		expect(simulator.shop.stockHistory()).toHaveLength(1);
	});

	it('twice, stays unknown while the level is the old one, and ends the run', async () => {
		const fault = { operationName: 'SetQuantities', when: 'before', kind: 'drop' } as const;
		simulator.faults.add({ ...fault, times: 2 });
		const wishes = Array.from({ length: 251 }, (_, index) => article(`SKU-${index}`));
		const outcomes = await setThem(simulator, wishes);
		expect(outcomes.filter(({ status }) => status === 'unknown')).toHaveLength(250);
		expect(outcomes[0]?.found?.available).toBe(10);
		expect(outcomes[250]).toMatchObject({ status: 'notStarted', found: null });
	});

	it('to the reading back leaves it unknown whether it was set', async () => {
		const fault = { operationName: 'StockOfItems', when: 'before', kind: 'status' } as const;
		simulator.faults.add({ ...fault, status: 400 });
		const [outcome] = await setThem(simulator, [article('TEE')]);
		expect(outcome).toMatchObject({ status: 'unknown', found: null });
		expect(outcome?.message).toContain('Set, but not read back');
	});

	it('to a refusal costs the key, and the refusal comes under a new one', async () => {
		simulator.faults.add({ operationName: 'SetQuantities', when: 'after', kind: 'drop' });
		const wishes = [article('TEE'), article('MUG')];
		simulator.shop.sellElsewhere({ sku: 'MUG', units: 1 });
		expect(stateOf(await setThem(simulator, wishes))).toEqual([
			'done',
			'stale CHANGE_FROM_QUANTITY_STALE',
		]);
		expect(simulator.shop.stockHistory()).toHaveLength(1);
	});
});

describe('the same intent', () => {
	it('sent twice by one run changes nothing twice, and a level that moved since is stale', async () => {
		const wish = article('TEE');
		expect(stateOf(await setThem(simulator, [wish]))).toEqual(['done']);
		expect(stateOf(await setThem(simulator, [wish]))).toEqual(['done']);
		simulator.shop.setStock({ sku: 'TEE', available: 10 });
		expect(await setThem(simulator, [wish])).toMatchObject([
			{ status: 'stale', found: { available: 10 } },
		]);
		expect(simulator.shop.stockHistory()).toHaveLength(1);
	});

	it('of another run is carried out', async () => {
		const wish = article('TEE');
		await setThem(simulator, [wish]);
		simulator.shop.setStock({ sku: 'TEE', available: 10 });
		const parameters = { referenceDocumentUri: 'gid://order-sync/StockPush/run-2' };
		expect(stateOf(await setThem(simulator, [wish], parameters))).toEqual(['done']);
		expect(available('TEE')).toBe(5);
	});

	it('has the same key in whatever order the items come', async () => {
		const wishes = ['TEE', 'MUG', 'CAP'].map((sku) => article(sku));
		await setThem(simulator, wishes);
		const outcomes = await setThem(simulator, [...wishes].reverse());
		expect(outcomes.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
		expect(simulator.shop.stockHistory()).toHaveLength(1);
	});
});

/** The wish to have three of an article at each location that holds some, as its levels were read. */
async function wishesFor(...skus: string[]): Promise<Wish[]> {
	const read = await levelsOf(simulator, skus, `${main}, ${second}`);
	return read.flatMap(({ inventoryItemId, levels }) =>
		levels
			.filter(({ active }) => active)
			.map(({ locationId, levelId, available: compareQuantity }) => ({
				...{ inventoryItemId, locationId, levelId, quantity: 3, compareQuantity },
			})),
	);
}

describe('levels that were read', () => {
	beforeEach(() => {
		for (const sku of ['TEE', 'MUG']) {
			article(sku);
			simulator.shop.setStock({ sku, locationId: second, available: 8 });
		}
	});
	const reads = (): number[] =>
		['LevelsById', 'StockOfItems'].map((name) => simulator.calls.count(name));
	const DONE = ['done', 'done', 'done', 'done'];

	it('are the ones to compare with, and are read back by their own ids', async () => {
		const wishes = await wishesFor('TEE', 'MUG');
		const outcomes = await setThem(simulator, wishes);
		expect(stateOf(outcomes)).toEqual(DONE);
		expect(outcomes[0]?.found).toEqual({ available: 3, onHand: 3, active: true });
		expect(reads()).toEqual([1, 0]);
		const [read] = simulator.calls.all().filter((call) => call.operationName === 'LevelsById');
		expect(read?.cost).toBe(8);
	});

	it('tell a change that happened right after the write', async () => {
		const wishes = (await wishesFor('TEE')).map((wish) => ({ ...wish, quantity: 10 }));
		simulator.shop.sellElsewhere({ sku: 'TEE', units: 1 });
		expect((await setThem(simulator, wishes))[0]).toMatchObject({
			status: 'stale',
			found: { available: 9 },
		});
	});

	it.each([
		['none', ''],
		['nothing', null],
		['one of another article', 'gid://shopify/InventoryLevel/1?inventory_item_id=1'],
		['no level', 'gid://shopify/Order/1'],
	])('are read back by their articles where the id is %s', async (_name, levelId) => {
		const [first, ...others] = await wishesFor('TEE', 'MUG');
		const wishes = [{ ...(first as Wish), levelId }, ...others];
		expect(stateOf(await setThem(simulator, wishes))).toEqual(DONE);
		expect(reads()).toEqual([1, 1]);
	});

	it('are read back by their articles where the shop does not find the id', async () => {
		const [first, ...others] = await wishesFor('TEE', 'MUG');
		const levelId = (first?.levelId ?? '').replace(/Level\/\d+/, 'Level/1');
		const outcomes = await setThem(simulator, [{ ...(first as Wish), levelId }, ...others]);
		expect(stateOf(outcomes)).toEqual(DONE);
		expect(reads()).toEqual([1, 1]);
	});

	it('are read back by their articles where two name the same id', async () => {
		const [first, next, ...others] = await wishesFor('TEE', 'MUG');
		const torn = { ...(next as Wish), levelId: first?.levelId ?? '', quantity: 4 };
		const outcomes = await setThem(simulator, [first as Wish, torn, ...others]);
		expect(outcomes.map(({ found }) => found?.available)).toEqual([3, 4, 3, 3]);
		expect(stateOf(outcomes)).toEqual(DONE);
		expect(reads()).toEqual([1, 1]);
	});

	it('are read back by their articles where the call for the ids fails', async () => {
		const fault = { operationName: 'LevelsById', when: 'before', kind: 'status' } as const;
		simulator.faults.add({ ...fault, status: 400 });
		expect(stateOf(await setThem(simulator, await wishesFor('TEE', 'MUG')))).toEqual(DONE);
		expect(reads()).toEqual([1, 1]);
	});
});
