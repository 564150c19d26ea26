import type { SyncItem } from '../../../domain/report/sync-item';
import { withGiftSet } from '../../builders/bundle-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { numbered, statuses, Warehouse } from './warehouse';

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
	for (const sku of ['MUG', 'TEA', 'CUP', 'PEN']) warehouse.stock(sku);
});
afterEach(async () => await warehouse.close());

const PARTS = [
	{ sku: 'MUG', quantity: 1 },
	{ sku: 'TEA', quantity: 2 },
];
const composite = (components = PARTS): string =>
	warehouse.simulator.warehouse.addStockItem({ sku: 'GIFT-SET', components });
const pen = (): OrderBuilder => anOrder().withLine('PEN', 1, '1.00');
const sets = (quantity: number): OrderBuilder => withGiftSet(pen(), '7', quantity);
const calls = (operation: string): number => warehouse.simulator.calls.count(operation);
const reserved = (sku: string): number => warehouse.simulator.warehouse.stockLevel(sku).inOrders;
const rows = () => warehouse.simulator.warehouse.order('6001').Items;
const held = (): Array<[string, number]> => rows().map((row) => [row.SKU, row.Quantity]);
const COMPOSITIONS = 'Inventory/GetInventoryItemsCompositionByIds';

/** A sweep that must end in step; answers the item. */
async function inStep(order: OrderBuilder, parameters = {}): Promise<SyncItem> {
	const [item] = await warehouse.sweep([{ snapshot: order.build() }], parameters);
	expect(item?.failure).toBeUndefined();
	expect(item?.plan?.problems).toEqual([]);
	expect(item?.verification?.discrepancies).toEqual([]);
	if (!item) throw new Error('The sweep lost the order');
	return item;
}

test('a bundle that was added becomes one row of the composite, and its components are reserved', async () => {
	composite();
	warehouse.place(pen().build());
	await inStep(sets(2));
	expect(held()).toEqual([
		['PEN', 1],
		['GIFT-SET', 2],
	]);
	expect(rows()[1]).toMatchObject({ ItemNumber: '7', CostIncTax: 20 });
	expect(rows()[1]?.CompositeSubItems.map((row) => [row.SKU, row.Quantity])).toEqual([
		['MUG', 2],
		['TEA', 4],
	]);
	expect([reserved('MUG'), reserved('TEA')]).toEqual([2, 4]);
	const again = await inStep(sets(2));
	expect(again.plan?.steps).toEqual([]);
});

test('more or fewer bundles change the one row and what is reserved', async () => {
	composite();
	warehouse.place(pen().build());
	await inStep(sets(2));
	for (const quantity of [3, 1]) {
		const item = await inStep(sets(quantity));
		expect(statuses(item)[0]).toBe('updateLine: done');
		expect(held()).toEqual([
			['PEN', 1],
			['GIFT-SET', quantity],
		]);
		expect([reserved('MUG'), reserved('TEA')]).toEqual([quantity, 2 * quantity]);
		const sent = warehouse.simulator.calls
			.all()
			.findLast((call) => call.operation === 'Orders/UpdateOrderItem');
		expect(sent?.body).toMatchObject({
			orderItem: {
				Quantity: quantity,
				CompositeSubItems: [{ Quantity: quantity }, { Quantity: 2 * quantity }],
			},
		});
	}
});

test('a bundle that was removed frees its components', async () => {
	composite();
	warehouse.place(pen().build());
	await inStep(sets(2));
	await inStep(sets(2).without('MUG').without('TEA'));
	expect(held()).toEqual([['PEN', 1]]);
	expect([reserved('MUG'), reserved('TEA')]).toEqual([0, 0]);
});

test('a bundle with one component swapped is taken apart', async () => {
	composite();
	warehouse.place(pen().build());
	await inStep(sets(1));
	const bundle = { groupId: '7', title: 'Gift set', sku: 'GIFT-SET', quantity: 1 };
	await inStep(sets(1).without('MUG').withLine('CUP', 1, '6.00', { bundle }));
	expect(held()).toEqual([
		['PEN', 1],
		['TEA', 2],
		['CUP', 1],
	]);
	expect([reserved('MUG'), reserved('TEA'), reserved('CUP')]).toEqual([0, 2, 1]);
});

test('two bundles of one kind and a component on its own are three rows', async () => {
	composite();
	warehouse.place(pen().build());
	const all = () => withGiftSet(sets(1), '8', 2).withLine('MUG', 1, '6.50');
	await inStep(all());
	expect(held()).toEqual([
		['PEN', 1],
		['GIFT-SET', 1],
		['GIFT-SET', 2],
		['MUG', 1],
	]);
	expect((await inStep(all())).plan?.steps).toEqual([]);
});

test('an order that came in with single lines keeps them', async () => {
	composite();
	warehouse.place(sets(1).build());
	await inStep(sets(2));
	expect(held()).toEqual([
		['PEN', 1],
		['MUG', 2],
		['TEA', 4],
	]);
	expect(calls(COMPOSITIONS)).toBe(0);
});

test('an imported order has its bundle as one row from the start, and edits find it', async () => {
	composite();
	warehouse.simulator.warehouse.setBarcode('CUP', '5012345678900');
	const bought = (quantity: number): OrderBuilder =>
		sets(quantity).withLine('SHOP-CUP', 1, '3.00', { barcode: '5012345678900' });
	await inStep(bought(1), { importOrders: true });
	expect(held()).toEqual([
		['PEN', 1],
		['GIFT-SET', 1],
		['CUP', 1],
	]);
	await inStep(bought(2), { importOrders: true });
	expect(held()).toEqual([
		['PEN', 1],
		['GIFT-SET', 2],
		['CUP', 1],
	]);
});

test('the composite may have another SKU than the bundle, by a mapping row', async () => {
	warehouse.simulator.warehouse.addStockItem({ sku: 'WH-SET', components: PARTS });
	warehouse.place(pen().build());
	await inStep(sets(1), { skuMap: [{ source_sku: 'gift-set', target_sku: 'WH-SET' }] });
	expect(held()).toEqual([
		['PEN', 1],
		['WH-SET', 1],
	]);
});

test('a bundle that the warehouse makes up differently stops the order and names both', async () => {
	composite([...PARTS, { sku: 'CUP', quantity: 1 }]);
	warehouse.place(pen().build());
	const [item] = await warehouse.plan([{ snapshot: sets(1).build() }]);
	expect(item?.plan).toMatchObject({
		steps: [],
		problems: [{ code: 'BUNDLE_DIFFERS', subject: 'GIFT-SET' }],
	});
	expect(item?.plan?.problems[0]?.detail).toMatch(/2 x TEA, .*2 x TEA and 1 x CUP/);
});

test('a plain item of the SKU of the bundle is no composite: single lines it is', async () => {
	warehouse.stock('GIFT-SET');
	warehouse.place(pen().build());
	await inStep(sets(1));
	expect(held()).toEqual([
		['PEN', 1],
		['MUG', 1],
		['TEA', 2],
	]);
});

test('a component that only its bar code names makes the bundle whole too, also when it is verified', async () => {
	composite();
	warehouse.simulator.warehouse.setBarcode('MUG', '5012345678900');
	warehouse.place(pen().build());
	const bundle = { groupId: '7', title: 'Gift set', sku: 'GIFT-SET', quantity: 1 };
	const scanned = () =>
		pen()
			.withLine('', 1, '6.00', { bundle, barcode: '5012345678900', title: 'Mug' })
			.withLine('TEA', 2, '2.00', { bundle });
	await inStep(scanned());
	expect(held()).toEqual([
		['PEN', 1],
		['GIFT-SET', 1],
	]);
});

test('compositions are read once for all orders and remembered, and what is none as well', async () => {
	composite();
	const orders = ['6001', '6002'].map((reference) => {
		warehouse.place(numbered(pen().build(), reference));
		const other = { sku: 'NO-SET', title: 'Other set' };
		const order = withGiftSet(sets(1), '8', 1, other).build();
		return { snapshot: numbered(order, reference) };
	});
	await warehouse.sweep(orders);
	const asked = (): number[] => [calls('Inventory/GetStockItemIdsBySKU'), calls(COMPOSITIONS)];
	expect(asked()).toEqual([2, 1]);
	const again = await warehouse.sweep(orders);
	expect(again.map((item) => item.plan?.steps)).toEqual([[], []]);
	expect(asked()).toEqual([2, 1]);
});

test('a failed read of compositions fails the orders with bundles, and no others', async () => {
	composite();
	for (const reference of ['6001', '6002']) {
		warehouse.place(numbered(pen().build(), reference));
	}
	warehouse.simulator.faults.add({ operation: COMPOSITIONS, kind: 'status', status: 403 });
	const more = numbered(pen().nowWith('PEN', { quantity: 2 }).build(), '6002');
	const [failed, planned] = await warehouse.plan([
		{ snapshot: sets(1).build() },
		{ snapshot: more },
	]);
	expect(failed?.failure).toMatchObject({ step: 'plan', code: 'SYNC_FAILED' });
	expect(planned?.plan?.steps[0]).toMatchObject({ kind: 'updateLine' });
});

describe('a single SKU of the shop that is a composite in the warehouse', () => {
	const bought = (quantity: number): OrderBuilder =>
		anOrder().withLine('GIFT-SET', quantity, '10.00');

	test('stays one line, whose components follow its quantity', async () => {
		composite();
		warehouse.place(bought(1).build());
		const item = await inStep(bought(3));
		expect(item.target?.lines.map((row) => [row.sku, row.quantity])).toEqual([['GIFT-SET', 1]]);
		expect(held()).toEqual([['GIFT-SET', 3]]);
		expect([reserved('MUG'), reserved('TEA')]).toEqual([3, 6]);
		expect(calls(COMPOSITIONS)).toBe(0);
	});

	test('is part shipped in units of the composite, not of its components', async () => {
		composite();
		warehouse.place(bought(3).build());
		warehouse.simulator.warehouse.partShip('6001', 'GIFT-SET', 1);
		const [item] = await warehouse.plan([{ snapshot: bought(3).build() }]);
		expect(item?.target?.facts.partShipped).toBe(true);
		expect(item?.target?.lines.map((row) => [row.quantity, row.shippedQuantity])).toEqual([[3, 1]]);
		expect(item?.plan?.steps).toEqual([]);
	});
});
