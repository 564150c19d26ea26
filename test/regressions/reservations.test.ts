import fc from 'fast-check';
import { statuses, Warehouse } from '../nodes/linnworks/warehouse';
import { ConnectedShop } from './connected-shop';
import { opened } from './opened';
import { heldInLinnworks, heldInNetSuite, SKUS } from './stock-holders';

jest.setTimeout(60_000);

type Act = Parameters<ConnectedShop['tell']>[0];

const quantity =
	(order: string, sku: string, units: number): Act =>
	(desk) =>
		desk.edit(order, [{ setQuantity: { sku, quantity: units } }]);
const cheaper =
	(order: string): Act =>
	(desk) =>
		desk.edit(order, [{ discountLine: { sku: 'LAMP', amount: '5.00' } }]);
const swapped =
	(order: string): Act =>
	(desk) =>
		desk.edit(order, [
			{ setQuantity: { sku: 'LAMP', quantity: 1 } },
			{ addVariant: { sku: 'TEE', quantity: 2 } },
		]);

type InLinnworks = Awaited<ReturnType<typeof heldInLinnworks>>;
const reserved = ({ system }: InLinnworks): number[] =>
	SKUS.map((sku) => system.warehouse.stockLevel(sku).inOrders);

describe('case 24: an edit of a price touches no reservation', () => {
	it('changes the price in Linnworks although nothing more is on the shelf', async () => {
		const { shop, order, system, sweep } = await heldInLinnworks({ LAMP: 2 }, 2);
		const before = system.warehouse.stockLevel('LAMP');
		shop.tell(cheaper(order));
		const item = await sweep();
		expect(statuses(item)[0]).toBe('updateLine: done');
		expect(item?.verification?.discrepancies).toEqual([]);
		expect(before).toEqual({ level: 2, inOrders: 2, available: 0 });
		expect(system.warehouse.stockLevel('LAMP')).toEqual(before);
	});

	it('changes the price in NetSuite although nothing more is on the shelf', async () => {
		const { shop, order, reference, system, sweep } = await heldInNetSuite({ LAMP: 2 }, 2);
		shop.tell(cheaper(order));
		expect((await sweep())?.verification?.discrepancies).toEqual([]);
		expect(system.order(`SHOPIFY_SO_${reference}`).total).toBe(91);
		expect(system.stock('LAMP')).toEqual({ onHand: 2, committed: 2 });
	});

	it('reserves nothing again in Linnworks for an order that has left', async () => {
		const { shop, order, reference, system, sweep } = await heldInLinnworks({ LAMP: 2 }, 2);
		system.warehouse.process(reference);
		shop.tell((desk) => desk.fulfil(order), cheaper(order));
		expect((await sweep())?.failure).toBeUndefined();
		expect(system.warehouse.stockLevel('LAMP')).toEqual({ level: 0, inOrders: 0, available: 0 });
	});

	it.each([
		[1, { onHand: 1, committed: 1 }],
		[2, { onHand: 0, committed: 0 }],
	])('reserves in NetSuite only what is left when %d of 2 have left', async (units, expected) => {
		const { shop, order, reference, system, sweep } = await heldInNetSuite({ LAMP: 2 }, 2);
		const lamps = [{ sku: 'LAMP', quantity: units }];
		system.ship(`SHOPIFY_SO_${reference}`, lamps);
		shop.tell((desk) => desk.fulfil(order, lamps), cheaper(order));
		expect((await sweep())?.failure).toBeUndefined();
		expect(system.stock('LAMP')).toEqual(expected);
	});

	it.each(['before', 'after'] as const)(
		'reserves what the order holds when a write is cut off (%s it was done) and tried again',
		async (when) => {
			const story = await heldInLinnworks({ LAMP: 3, MUG: 1 }, 3);
			story.shop.tell(swapped(story.order));
			story.system.faults.add({ operation: 'Orders/AddOrderItem', kind: 'drop', when });
			await story.sweep();
			expect(reserved(story)).toEqual([1, 1, when === 'after' ? 2 : 0]);
			expect((await story.sweep())?.verification?.discrepancies).toEqual([]);
			expect(reserved(story)).toEqual([1, 1, 2]);
		},
	);
});

describe('case 25: an edit of a quantity moves the reservation by just that much', () => {
	const EDITS: Array<[what: string, act: (order: string) => Act, left: number[]]> = [
		['more units', (order) => quantity(order, 'LAMP', 5), [5, 1, 0]],
		['fewer units', (order) => quantity(order, 'LAMP', 1), [1, 1, 0]],
		['a line that goes', (order) => quantity(order, 'MUG', 0), [2, 0, 0]],
		['one article for another', swapped, [1, 1, 2]],
		['a cancellation', (order) => (desk) => desk.cancel(order), [0, 0, 0]],
	];

	it.each(EDITS)('in Linnworks: %s', async (_what, act, left) => {
		const story = await heldInLinnworks({ LAMP: 2, MUG: 1 });
		expect(reserved(story)).toEqual([2, 1, 0]);
		story.shop.tell(act(story.order));
		await story.sweep();
		expect(reserved(story)).toEqual(left);
		expect(story.system.warehouse.stockLevel('LAMP').level).toBe(1000);
	});

	it.each(EDITS)('in NetSuite: %s', async (_what, act, left) => {
		const { shop, order, system, sweep } = await heldInNetSuite({ LAMP: 2, MUG: 1 });
		expect(system.stock('LAMP').committed).toBe(2);
		shop.tell(act(order));
		await sweep();
		expect(system.stock('LAMP')).toEqual({ onHand: 1000, committed: left[0] });
	});

	it('reserves nothing for an order that waits for its payment, edited or not', async () => {
		const shop = await opened(ConnectedShop.open({ LAMP: '48.00' }));
		const order = shop.place({ LAMP: 2 }, { financialStatus: 'PENDING' });
		const warehouse = await opened(Warehouse.open());
		warehouse.stock('LAMP');
		const parameters = {
			...{ importOrders: true, requireFinancialStatus: 'paid' },
			locationMap: shop.locationMap(order),
		};
		const swept = async (): Promise<number> => {
			const { snapshot } = await shop.read(order);
			const [item] = await warehouse.sweep([{ snapshot }], parameters);
			expect([item?.failure, item?.plan?.problems]).toEqual([undefined, []]);
			return warehouse.simulator.warehouse.stockLevel('LAMP').inOrders;
		};
		expect(await swept()).toBe(0);
		shop.tell(quantity(order, 'LAMP', 5));
		expect(await swept()).toBe(0);
		shop.tell((desk) => desk.markPaid(order));
		expect(await swept()).toBe(5);
	});

	it('reserves what the shop’s order has, whatever edits there were', async () => {
		const edit = fc.record({
			sku: fc.constantFrom('LAMP', 'TEE'),
			units: fc.integer({ min: 0, max: 6 }),
		});
		const sweeps = fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), {
			...{ minLength: 1, maxLength: 3 },
		});
		await fc.assert(
			fc.asyncProperty(sweeps, async (told) => {
				const story = await heldInLinnworks({ LAMP: 2, MUG: 2, TEE: 2 });
				const has = { LAMP: 2, MUG: 2, TEE: 2 };
				for (const edits of told) {
					for (const { sku, units } of edits) {
						if (units === has[sku]) continue;
						const again = { sku, quantity: units, allowDuplicates: true };
						story.shop.tell(
							has[sku] === 0
								? (desk) => desk.edit(story.order, [{ addVariant: again }])
								: quantity(story.order, sku, units),
						);
						has[sku] = units;
					}
					await story.sweep();
					expect(reserved(story)).toEqual(Object.values(has));
				}
			}),
			{ numRuns: 5 },
		);
	});
});
