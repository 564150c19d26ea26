import { costTable } from '../../playground/demo/print-costs';
import { dispatchDifferences } from '../../playground/demo/dispatch-stage';
import { areEqual, levelsOf } from '../../playground/demo/stock-stage';
import { sellElsewhere, shipOrder } from '../../playground/demo/warehouse-acts';
import { placeDemoOrder } from '../../playground/demo/demo-edit';
import { seedCatalogue } from '../../playground/world/catalogue';
import { importOrder } from '../../playground/world/import-order';
import { readShopOrder } from '../../playground/world/shop-query';
import { startLinnworksSimulator, type LinnworksSimulator } from '../../simulators/linnworks';
import { startShopifySimulator, type ShopifySimulator } from '../../simulators/shopify';

const NUMBER = 'QK482915630GB';
const TRACKING = {
	company: 'Royal Mail',
	number: NUMBER,
	url: `https://www.royalmail.com/track-your-item#/tracking-results/${NUMBER}`,
};

describe('what the demo checks', () => {
	let world: { shopify: ShopifySimulator; linnworks: LinnworksSimulator };
	let order: ReturnType<typeof placeDemoOrder>;
	beforeEach(async () => {
		const shopify = await startShopifySimulator({ withLocation: false });
		const linnworks = await startLinnworksSimulator();
		world = { shopify, linnworks };
		seedCatalogue(world);
		order = placeDemoOrder(world);
		importOrder(linnworks, await readShopOrder(shopify, order.gid));
	});
	afterEach(async () => {
		await Promise.all([world.shopify.close(), world.linnworks.close()]);
	});
	const found = (): string[] => dispatchDifferences(world.shopify.shop.order(order.gid));
	const skus = ['TEE-RED-M', 'MUG-01'];

	it('is content with one parcel that holds the whole order', () => {
		world.shopify.shop.fulfil(order.gid, null, TRACKING);
		expect(found()).toEqual([]);
	});

	it('names what is missing, wrong or twice', () => {
		expect(found()).toEqual(['the shop shows no fulfilment']);
		world.shopify.shop.fulfil(order.gid, [{ sku: 'MUG-01', quantity: 2 }], {
			...TRACKING,
			number: 'X',
		});
		expect(found()).toEqual([
			expect.stringMatching(/^tracking: .*"X"/),
			expect.stringMatching(/^lines: 2 of line \d+ instead of/),
		]);
		world.shopify.shop.fulfil(order.gid, null, TRACKING);
		expect(found()[0]).toBe('the shop shows 2 fulfilments, not one');
	});

	it('sees that a sale of another channel sets shop and warehouse apart', () => {
		expect(areEqual(levelsOf(world, skus))).toBe(true);
		sellElsewhere(world, 'MUG-01', 2);
		expect(levelsOf(world, skus)).toEqual([
			{ sku: 'TEE-RED-M', warehouse: 4999, shop: 4999 },
			{ sku: 'MUG-01', warehouse: 4996, shop: 4998 },
		]);
		expect(areEqual(levelsOf(world, skus))).toBe(false);
	});

	it('ships a whole order with its number', () => {
		const { warehouse } = world.linnworks;
		shipOrder(world, order.legacyId, NUMBER);
		const { Processed, ShippingInfo } = warehouse.order(order.legacyId);
		expect([Processed, ShippingInfo.TrackingNumber]).toEqual([true, NUMBER]);
		expect(warehouse.stockLevel('MUG-01')).toMatchObject({ level: 4998, available: 4998 });
	});

	it('cannot ship what is parked', () => {
		world.linnworks.warehouse.park(order.legacyId);
		expect(() => shipOrder(world, order.legacyId, NUMBER)).toThrow('IsParked');
	});

	it('says in a table what each stage took', () => {
		const calls = { shopify: 3, linnworks: 14, netsuite: 0 };
		const [head = '', row = ''] = costTable([{ stage: 'edit', seconds: 9.84, calls }]).split('\n');
		expect(head.length).toBe(row.length);
		expect(row.trim().split(/\s+/)).toEqual(['edit', '9.8', '3', '14', '0']);
	});
});
