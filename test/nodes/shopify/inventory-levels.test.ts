import { InventoryReader } from '../../../nodes/Shopify/transport/inventory-reader';
import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { inventoryClient, levelsOf, PLENTY, runInventory } from './inventory-fixtures';

let simulator: ShopifySimulator;
let main: number;
let second: number;
let both: string;

beforeEach(async () => {
	simulator = await startShopifySimulator({ withLocation: false, throttle: PLENTY });
	({ id: main } = simulator.shop.addLocation({ name: 'Main' }));
	({ id: second } = simulator.shop.addLocation({ name: 'Second' }));
	both = `${main}, gid://shopify/Location/${second}`;
});

afterEach(async () => await simulator.close());

const add = (sku: string, more = {}) =>
	simulator.shop.addVariant({ sku, title: sku, price: '1.00', available: 10, ...more });

describe('levels by SKU', () => {
	it('tell what the shop holds at each location, and what is promised to orders', async () => {
		const { inventoryItemId, variantId, productId } = add('TEE');
		simulator.shop.createOrder({ lines: [{ sku: 'TEE', quantity: 3 }] });
		expect(await levelsOf(simulator, ['TEE'], both)).toEqual([
			{
				sku: 'TEE',
				problem: '',
				tracked: true,
				inventoryItemId: String(inventoryItemId),
				candidates: [
					{
						inventoryItemId: String(inventoryItemId),
						sku: 'TEE',
						tracked: true,
						variantId: String(variantId),
						productId: String(productId),
						productStatus: 'ACTIVE',
					},
				],
				levels: [
					{
						...{ locationId: String(main), available: 7, onHand: 10, active: true },
						levelId: expect.stringMatching(
							new RegExp(
								`^gid://shopify/InventoryLevel/\\d+\\?inventory_item_id=${inventoryItemId}$`,
							),
						) as string,
					},
					{
						...{ locationId: String(second), available: null, onHand: null, active: false },
						levelId: '',
					},
				],
			},
		]);
	});

	it('keep the numbers of a location that does not stock the article any more', async () => {
		add('TEE');
		simulator.shop.deactivateStock({ sku: 'TEE' });
		const [level] = await levelsOf(simulator, ['TEE'], String(main));
		expect(level?.levels).toMatchObject([
			{ locationId: String(main), available: 10, onHand: 10, active: false },
		]);
	});

	it('leave out what the loose search finds besides', async () => {
		add('TEE');
		add('TEE-BLACK');
		add('BLACK TEE');
		const levels = await levelsOf(simulator, ['TEE', 'TEE BLACK', 'BLACK TEE'], String(main));
		expect(levels.map(({ sku, problem }) => [sku, problem])).toEqual([
			['TEE', ''],
			['TEE BLACK', 'notFound'],
			['BLACK TEE', ''],
		]);
	});

	it.each(['O\'Neill: 3/4"', 'a\\b', 'sku:TEE OR sku:MUG', '-TEE', 'TÉ É (x2)', '***', '100*'])(
		'find a SKU like %s',
		async (sku) => {
			add(sku);
			add('TEE');
			add('MUG');
			const levels = await levelsOf(simulator, [sku, 'MUG'], String(main));
			expect(levels.map((level) => [level.sku, level.problem])).toEqual([
				[sku, ''],
				['MUG', ''],
			]);
		},
	);

	it('take a SKU in another case when the shop has none written so', async () => {
		add('Tee');
		add('mug');
		add('MUG');
		const levels = await levelsOf(simulator, ['TEE', 'MUG', 'Mug'], String(main));
		expect(levels.map(({ sku, problem }) => [sku, problem])).toEqual([
			['Tee', ''],
			['MUG', ''],
			['mug', 'duplicate'],
		]);
	});

	it('name all articles that share a SKU, and no level', async () => {
		const first = add('TEE');
		const archived = add('TEE', { productStatus: 'ARCHIVED', tracked: false });
		const [level] = await levelsOf(simulator, ['TEE'], both);
		expect(level).toMatchObject({
			sku: 'TEE',
			problem: 'duplicate',
			inventoryItemId: '',
			levels: [],
		});
		expect(
			level?.candidates.map((one) => [one.inventoryItemId, one.productStatus, one.tracked]),
		).toEqual([
			[String(first.inventoryItemId), 'ACTIVE', true],
			[String(archived.inventoryItemId), 'ARCHIVED', false],
		]);
	});

	it('tell SKUs whose stock is not kept, that are not there, or that are blank', async () => {
		add('GIFT', { tracked: false });
		const levels = await levelsOf(simulator, ['GIFT', 'NONE', ' '], String(main));
		expect(levels.map(({ sku, problem }) => [sku, problem])).toEqual([
			['GIFT', 'untracked'],
			['NONE', 'notFound'],
			[' ', 'notFound'],
		]);
	});

	it('with quotes are asked for alone, so that they cannot spoil the search for others', async () => {
		for (const sku of ['TEE', "O'NEILL", 'MUG', '3" PIPE']) add(sku);
		await levelsOf(simulator, ['TEE', "O'NEILL", 'MUG', '3" PIPE'], String(main));
		expect(simulator.calls.count('StockBySku')).toBe(3);
	});

	it('are read forty SKUs to a call, each SKU once, and further pages where more is found', async () => {
		const skus = Array.from({ length: 100 }, (_, index) => `SKU-${index}`);
		for (const sku of skus) add(sku);
		for (let copy = 0; copy < 30; copy += 1) add('MANY');
		const levels = await levelsOf(simulator, [...skus, ...skus], String(main));
		expect(levels.map(({ sku }) => sku)).toEqual([...skus, ...skus]);
		expect(simulator.calls.count('StockBySku')).toBe(3);
		simulator.calls.reset();
		const [many] = await levelsOf(simulator, ['MANY'], String(main));
		expect(many?.candidates).toHaveLength(30);
		expect(simulator.calls.count('StockBySku')).toBe(2);
	});

	it('pass items that failed before', async () => {
		add('TEE');
		const failed = { sku: 'TEE', failure: { code: 'X' } };
		const parameters = { operation: 'getLevels', sku: 'TEE', locationIds: String(main) };
		const output = await runInventory(simulator, parameters, { items: [failed, { n: 1 }] });
		expect(output[0]).toEqual(failed);
		expect(output[1]).toMatchObject({ n: 1, shopLevel: { sku: 'TEE' } });
	});

	it('stop the node when the app may not read articles, or become an error of each item', async () => {
		simulator.switches.deniedScopes = ['read_products'];
		const parameters = { operation: 'getLevels', sku: 'TEE', locationIds: String(main) };
		await expect(runInventory(simulator, parameters)).rejects.toThrow('read_products');
		const [item] = await runInventory(simulator, parameters, { continueOnFail: true });
		expect(item?.['error']).toContain('read_products');
	});

	it.each([
		['', 'Nothing in Location IDs'],
		['77, London', '"London" in Location IDs'],
		['gid://shopify/Order/1', '"gid://shopify/Order/1" in Location IDs'],
		[Array.from({ length: 51 }, (_, id) => id + 1), 'names 51 locations'],
	])('stop the node when the locations are %j', async (locationIds, message) => {
		const parameters = { operation: 'getLevels', sku: 'TEE', locationIds };
		await expect(runInventory(simulator, parameters)).rejects.toThrow(message);
	});
});

describe('levels of articles that are known', () => {
	const read = async (...asked: Array<[sku: string, inventoryItemId: unknown]>) =>
		await runInventory(
			simulator,
			{
				operation: 'getLevels',
				sku: (index: number) => asked[index]?.[0],
				inventoryItemId: (index: number) => asked[index]?.[1],
				locationIds: both,
			},
			{ items: asked.map(() => ({})) },
		);
	const calls = (): number[] =>
		['StockOfItems', 'StockBySku'].map((name) => simulator.calls.count(name));

	it('are read by id, many to a call, and come as by SKU but for variant and product', async () => {
		const tee = add('TEE').inventoryItemId;
		const mug = add('MUG').inventoryItemId;
		const [level] = await levelsOf(simulator, ['TEE'], both);
		simulator.calls.reset();
		const output = await read(['TEE', tee], ['mug ', `gid://shopify/InventoryItem/${mug}`]);
		const unread = { variantId: '', productId: '', productStatus: '' };
		expect(output[0]?.['shopLevel']).toEqual({
			...level,
			candidates: [{ ...level?.candidates[0], ...unread }],
		});
		expect(output[1]).toMatchObject({ shopLevel: { sku: 'MUG', inventoryItemId: String(mug) } });
		expect(calls()).toEqual([1, 0]);
	});

	it('cost five points at two locations', async () => {
		const ids = Array.from({ length: 200 }, (_, at) => add(`SKU-${at}`).inventoryItemId);
		for (const [at] of ids.entries()) {
			simulator.shop.setStock({ sku: `SKU-${at}`, locationId: second, available: 1 });
		}
		await read(...ids.map((id, at): [string, number] => [`SKU-${at}`, id]));
		expect(calls()).toEqual([2, 0]);
		const spent = simulator.calls.all().reduce((sum, { cost }) => sum + (cost ?? 0), 0);
		expect(spent).toBe(1_000);
	});

	it('are searched where the article has another SKU now, is gone, or is no article', async () => {
		const renamed = add('TEE').inventoryItemId;
		simulator.shop.changeSku({ sku: 'TEE', to: 'TEE-OLD' });
		const gone = add('MUG').inventoryItemId;
		simulator.shop.deleteVariant({ sku: 'MUG' });
		const [tee, mug, cup] = ['TEE', 'MUG', 'CUP'].map((sku) => add(sku).inventoryItemId);
		const output = await read(['TEE', renamed], ['MUG', gone], ['CUP', 'none'], ['CAP', '']);
		expect(output.map(({ shopLevel }) => shopLevel)).toMatchObject([
			{ sku: 'TEE', problem: '', inventoryItemId: String(tee) },
			{ sku: 'MUG', problem: '', inventoryItemId: String(mug) },
			{ sku: 'CUP', problem: '', inventoryItemId: String(cup) },
			{ sku: 'CAP', problem: 'notFound' },
		]);
		expect(calls()).toEqual([1, 1]);
	});

	it('are nothing where no SKU is asked for, though the article has none either', async () => {
		const nameless = add('').inventoryItemId;
		const [item] = await read(['', nameless]);
		expect(item).toMatchObject({ shopLevel: { problem: 'notFound' } });
		expect(simulator.calls.all()).toEqual([]);
	});

	it('tell that the stock of the article is not kept any more', async () => {
		const { inventoryItemId } = add('TEE');
		simulator.shop.setTracked({ sku: 'TEE', tracked: false });
		expect(await read(['TEE', inventoryItemId])).toMatchObject([
			{ shopLevel: { problem: 'untracked' } },
		]);
	});

	it('leave out others that have the SKU too; the search finds them', async () => {
		const { inventoryItemId } = add('TEE');
		add('TEE');
		expect(await read(['TEE', inventoryItemId])).toMatchObject([{ shopLevel: { problem: '' } }]);
		expect(await read(['TEE', ''])).toMatchObject([{ shopLevel: { problem: 'duplicate' } }]);
	});
});

describe('all levels', () => {
	it('come once for every SKU, without articles that have none', async () => {
		add('TEE');
		add('');
		add('MUG');
		add('MUG');
		const output = await runInventory(simulator, {
			operation: 'getAllLevels',
			locationIds: [main, second],
		});
		expect(output.map(({ shopLevel }) => shopLevel)).toMatchObject([
			{ sku: 'TEE', problem: '', levels: [{ available: 10 }, { available: null }] },
			{ sku: 'MUG', problem: 'duplicate', candidates: [{}, {}], levels: [] },
		]);
		expect(simulator.calls.all()).toHaveLength(1);
	});

	it('go on behind the last id where the list of the vendor ends', async () => {
		simulator.switches.pagedObjects = 250;
		for (let index = 0; index < 620; index += 1) add(`SKU-${index}`);
		const client = await inventoryClient(simulator);
		const location = [`gid://shopify/Location/${main}`];
		const items = await new InventoryReader(client, location, 250).all();
		expect(items.map(({ sku }) => sku)).toEqual(
			Array.from({ length: 620 }, (_, index) => `SKU-${index}`),
		);
		await expect(new InventoryReader(client, location).all()).rejects.toThrow('paged to 250');
	});

	it('stop where that list is not in the order of ids', async () => {
		for (let index = 0; index < 260; index += 1) add(`SKU-${index}`);
		const client = await inventoryClient(simulator);
		const list = client.listItems.bind(client);
		client.listItems = async (...asked) => {
			const page = await list(...asked);
			return { ...page, entries: [...page.entries].reverse() };
		};
		const location = [`gid://shopify/Location/${main}`];
		await expect(new InventoryReader(client, location, 250).all()).rejects.toThrow(
			'out of the order of ids',
		);
	});
});
