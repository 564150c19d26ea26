import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { PLENTY, setThem, type Wish } from './inventory-fixtures';

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

describe('what cannot be set', () => {
	it.each<[string, Partial<Record<keyof Wish, unknown>>, string]>([
		['no article', { inventoryItemId: undefined }, 'inventoryItemId'],
		['the ID of something else', { inventoryItemId: 'gid://shopify/Order/1' }, 'inventoryItemId'],
		['no location', { locationId: '' }, 'locationId'],
		['part of a unit', { quantity: 1.5 }, 'quantity'],
		['less than nothing', { quantity: -1 }, 'quantity'],
		['an unknown kind', { name: 'committed' }, 'name'],
		['nothing to compare with', { compareQuantity: null }, 'compareQuantity is missing'],
	])('%s is rejected, and the others are set', async (_what, change, message) => {
		const wishes = [{ ...article('TEE'), ...change } as Wish, article('MUG')];
		const [bad, good] = await setThem(simulator, wishes);
		expect(bad).toMatchObject({ status: 'rejected', found: null });
		expect(bad?.message).toContain(message);
		expect(good?.status).toBe('done');
	});

	it('two quantities for one level are both rejected, the same one twice is set once', async () => {
		const [tee, mug] = [article('TEE'), article('MUG')];
		const outcomes = await setThem(simulator, [tee, { ...tee, quantity: 6 }, mug, mug]);
		expect(stateOf(outcomes)).toEqual(['rejected', 'rejected', 'done', 'done']);
		expect(available('TEE')).toBe(10);
	});

	it('nothing to compare with is set when that is wanted', async () => {
		const wish = { ...article('TEE'), compareQuantity: null };
		simulator.shop.sellElsewhere({ sku: 'TEE', units: 2 });
		expect(stateOf(await setThem(simulator, [wish], { overwrite: true }))).toEqual(['done']);
	});
});

describe('refusals', () => {
	const cases: Array<[string, string, (wish: Wish) => Wish]> = [
		[
			'rejected INVALID_INVENTORY_ITEM',
			'does not know the article',
			(wish) => (simulator.shop.deleteVariant({ sku: 'BAD' }), wish),
		],
		['rejected INVALID_LOCATION', 'location map', (wish) => ({ ...wish, locationId: 12345 })],
		[
			'rejected INVALID_LOCATION',
			'closed',
			(wish) => {
				simulator.shop.setLocationActive({ locationId: second, isActive: false });
				return { ...wish, locationId: second };
			},
		],
		[
			'rejected NON_MUTABLE_INVENTORY_ITEM',
			'bundle',
			(wish) => {
				const components = [{ sku: 'GOOD 1', quantity: 1 }];
				return { ...wish, ...article('SET', { components }) };
			},
		],
		[
			'rejected',
			'tracking',
			(wish) => (simulator.shop.setTracked({ sku: 'BAD', tracked: false }), wish),
		],
		[
			'stale CHANGE_FROM_QUANTITY_STALE',
			'10 was read and the shop holds 8',
			(wish) => (simulator.shop.sellElsewhere({ sku: 'BAD', units: 2 }), wish),
		],
	];

	it.each(cases)('%s (%s): it is taken out, and the rest is set', async (state, message, spoil) => {
		const first = article('GOOD 1');
		const bad = article('BAD');
		const last = article('GOOD 2');
		const outcomes = await setThem(simulator, [first, spoil(bad), last]);
		expect(stateOf(outcomes)).toEqual(['done', state, 'done']);
		expect(outcomes[1]?.message).toContain(message);
		expect([available('GOOD 1'), available('GOOD 2')]).toEqual([5, 5]);
		expect(sets()).toBe(2);
	});

	it.each([
		['INVALID_REASON', { reason: 'because' }],
		['INVALID_REFERENCE_DOCUMENT', { referenceDocumentUri: 'run 1' }],
	])('%s is told of every quantity, and nothing is sent again', async (code, parameters) => {
		const outcomes = await setThem(simulator, [article('TEE'), article('MUG')], parameters);
		expect(stateOf(outcomes)).toEqual([`rejected ${code}`, `rejected ${code}`]);
		expect(sets()).toBe(1);
	});

	it.each(['all', 'first'] as const)(
		'with many stale among many, told as %s, the rest is set in few calls',
		async (told) => {
			simulator.switches.inventoryProblems = told;
			const wishes = Array.from({ length: 250 }, (_, index) => article(`SKU-${index}`));
			for (let index = 0; index < 250; index += 10) {
				simulator.shop.sellElsewhere({ sku: `SKU-${index}`, units: 1 });
			}
			const outcomes = await setThem(simulator, wishes);
			expect(outcomes.filter(({ status }) => status === 'stale')).toHaveLength(25);
			expect(outcomes.filter(({ status }) => status === 'done')).toHaveLength(225);
			expect(outcomes.filter(({ found }) => found?.available === 9)).toHaveLength(25);
			expect(sets()).toBe(told === 'all' ? 2 : 3);
		},
	);

	it('where the shop sets the good pairs all the same, they are found set', async () => {
		simulator.switches.inventoryBatches = 'pairs';
		const wishes = [article('TEE'), article('MUG'), article('CAP')];
		simulator.shop.sellElsewhere({ sku: 'MUG', units: 1 });
		const outcomes = await setThem(simulator, wishes);
		expect(outcomes.map(({ status }) => status)).toEqual(['alreadyDone', 'stale', 'alreadyDone']);
		expect(simulator.shop.stockHistory()).toHaveLength(1);
	});

	it('a right that is missing ends the run, naming the right', async () => {
		simulator.switches.deniedScopes = ['write_inventory'];
		const wishes = Array.from({ length: 251 }, (_, index) => article(`SKU-${index}`));
		const outcomes = await setThem(simulator, wishes);
		expect(new Set(stateOf(outcomes))).toEqual(new Set(['notStarted']));
		expect(outcomes[0]?.message).toContain('write_inventory');
		expect(outcomes[250]?.message).toContain('write_inventory');
		expect(sets()).toBe(1);
	});
});
