import type { ConnectedShop } from './connected-shop';
import { heldInLinnworks } from './stock-holders';
import { StockPush } from './stock-push';

jest.setTimeout(30_000);

const LAMP = { sku: 'LAMP' };

/** Ten lamps in the warehouse, of which two are on an order that shop and warehouse have. */
async function sold() {
	const story = await heldInLinnworks({ LAMP: 2 }, 10);
	const { shop, order, system } = story;
	const locationId = shop.shop.order(order).fulfilmentOrders[0]?.locationId ?? '';
	shop.shop.setStock({ ...LAMP, available: 8 });
	const push = new StockPush(shop, locationId, () => ({
		LAMP: system.warehouse.stockLevel('LAMP').available,
	}));
	return { ...story, push };
}
const forSale = ({ shop }: { shop: ConnectedShop['shop'] }): number => shop.stock(LAMP).available;

describe('case 26: a sale is taken off once, and a level is set only over what was read', () => {
	it('takes a sale off once in each system, and nothing is left to push', async () => {
		const { shop, order, reference, system, sweep, push } = await sold();
		const figures = async () => ({
			...{ warehouse: system.warehouse.stockLevel('LAMP'), shop: forSale(shop) },
			pairs: (await push.plan('full')).pairs,
		});
		await sweep();
		const open = { level: 10, inOrders: 2, available: 8 };
		expect(await figures()).toEqual({ warehouse: open, shop: 8, pairs: [] });
		system.warehouse.process(reference);
		shop.tell((desk) => desk.fulfil(order));
		await sweep();
		const gone = { level: 8, inOrders: 0, available: 8 };
		expect(await figures()).toEqual({ warehouse: gone, shop: 8, pairs: [] });
		expect(shop.shop.stockHistory()).toEqual([]);
	});

	it('sets nothing over a sale that happened after the reading, and works it out again', async () => {
		const { shop, system, push } = await sold();
		system.warehouse.adjustStock('LAMP', -3);
		const plan = await push.plan();
		expect(plan.pairs).toMatchObject([{ from: 8, to: 5 }]);
		shop.shop.sellElsewhere({ ...LAMP, units: 1 });
		expect((await push.write(plan)).statuses).toEqual(['stale']);
		expect(forSale(shop)).toBe(7);
		system.warehouse.adjustStock('LAMP', -1);
		const again = await push.plan();
		expect(again.pairs).toMatchObject([{ from: 7, to: 4 }]);
		expect((await push.write(again)).statuses).toEqual(['done']);
		expect(forSale(shop)).toBe(4);
	});

	it.each(['before', 'after'] as const)(
		'sets a level once when its answer is lost (%s it was set)',
		async (when) => {
			const { shop, system, push } = await sold();
			system.warehouse.adjustStock('LAMP', -3);
			shop.simulator.faults.add({ operationName: 'SetQuantities', kind: 'drop', when });
			expect((await push.write(await push.plan())).statuses).toEqual(['done']);
			expect([forSale(shop), shop.shop.stockHistory().length]).toEqual([5, 1]);
			expect((await push.plan()).pairs).toEqual([]);
		},
	);
});
