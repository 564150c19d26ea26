import { readVariants } from '../../../nodes/Shopify/transport/read-variants';
import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { inventoryClient, PLENTY, runInventory } from './inventory-fixtures';

let simulator: ShopifySimulator;

beforeEach(async () => {
	simulator = await startShopifySimulator({ withLocation: false, throttle: PLENTY });
});
afterEach(async () => await simulator.close());

const add = (sku: string, more = {}) =>
	simulator.shop.addVariant({ sku, title: `A ${sku}`, price: '1.00', ...more });
const variants = async () =>
	(await runInventory(simulator, { resource: 'variant', operation: 'getVariants' })).map(
		({ variant }) => variant as Record<string, unknown>,
	);

describe('variants of the shop', () => {
	it('come with SKU, bar code, status and whether they are goods', async () => {
		const { variantId } = add('TEE', {
			...{ variantTitle: 'Red', barcode: '5012345678900', productStatus: 'DRAFT' },
		});
		add('', { requiresShipping: false });
		expect(await variants()).toEqual([
			{
				...{ variantId: String(variantId), title: 'A TEE - Red', sku: 'TEE' },
				...{ barcode: '5012345678900', status: 'draft', requiresShipping: true, components: null },
			},
			expect.objectContaining({ sku: '', title: 'A ', barcode: '', requiresShipping: false }),
		]);
	});

	it('say what bundles are made of, also where that is more than one page', async () => {
		const parts = Array.from({ length: 40 }, (_, at) => ({ sku: `PART-${at}`, quantity: at + 1 }));
		for (const { sku } of parts) add(sku);
		add('SET', { components: parts });
		const set = (await variants()).find(({ sku }) => sku === 'SET');
		expect(set?.['components']).toHaveLength(40);
		expect(set?.['components']).toEqual(
			expect.arrayContaining([expect.objectContaining({ sku: 'PART-39', quantity: 40 })]),
		);
		expect(simulator.calls.count('Bundles')).toBe(2);
	});

	it('are 250 to a call, and fifteen bundles to another', async () => {
		add('PART');
		for (let at = 0; at < 251; at += 1) {
			add(`SKU-${at}`, at < 16 ? { components: [{ sku: 'PART', quantity: 2 }] } : {});
		}
		expect(await variants()).toHaveLength(252);
		expect(simulator.calls.count('AllVariants')).toBe(2);
		expect(simulator.calls.count('Bundles')).toBe(2);
	});

	it('go on behind the last id where the list of the vendor ends', async () => {
		simulator.switches.pagedObjects = 250;
		for (let at = 0; at < 620; at += 1) add(`SKU-${at}`);
		const client = await inventoryClient(simulator);
		expect((await readVariants(client, 250)).map(({ sku }) => sku)).toEqual(
			Array.from({ length: 620 }, (_, at) => `SKU-${at}`),
		);
	});

	it('leave out a bundle that goes away before its parts are read', async () => {
		add('PART');
		add('SET', { components: [{ sku: 'PART', quantity: 1 }] });
		const client = await inventoryClient(simulator);
		const read = client.readBundles.bind(client);
		client.readBundles = async (...asked) => {
			simulator.shop.deleteVariant({ sku: 'SET' });
			return await read(...asked);
		};
		expect((await readVariants(client)).map(({ sku }) => sku)).toEqual(['PART']);
	});

	it('stop the node where the app may not read them', async () => {
		simulator.switches.deniedScopes = ['read_products'];
		await expect(variants()).rejects.toThrow('read_products');
	});
});

describe('locations of the shop', () => {
	const places = async () =>
		await runInventory(simulator, { resource: 'location', operation: 'getLocations' });

	it('say whether they are on, hold stock, and have orders that wait', async () => {
		const { id: main } = simulator.shop.addLocation({ name: 'Main' });
		const { id: old } = simulator.shop.addLocation({ name: 'Old' });
		simulator.shop.setLocationActive({ locationId: old, isActive: false });
		add('TEE');
		const order = simulator.shop.createOrder({ lines: [{ sku: 'TEE', quantity: 1 }] });
		const waiting = { id: String(main), name: 'Main', active: true, openOrders: true };
		expect(await places()).toEqual([
			{ ...waiting, hasStock: true },
			{ id: String(old), name: 'Old', active: false, openOrders: false, hasStock: false },
		]);
		simulator.shop.fulfil(order.gid);
		expect((await places())[0]).toMatchObject({ openOrders: false, hasStock: true });
	});

	it('stop the node where the app may not read them', async () => {
		simulator.switches.deniedScopes = ['read_locations'];
		await expect(places()).rejects.toThrow('read_locations');
	});
});
