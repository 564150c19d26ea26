import type { SyncItem } from '../../../domain/report/sync-item';
import { anOrder } from '../../builders/order-builder';
import { numbered, Warehouse } from './warehouse';

const EAN = '5012345678900';

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
});
afterEach(async () => await warehouse.close());

const bought = () => anOrder().withLine('SKU-1', 1, '10.00');
const scanned = (barcode = EAN) => bought().withLine('SHOP-9', 2, '3.00', { barcode });
const calls = (operation: string): number => warehouse.simulator.calls.count(operation);
const stock = (sku: string, barcode = ''): string =>
	warehouse.simulator.warehouse.addStockItem({ sku, barcode, level: 100 });
const held = (): Array<[string, number]> =>
	warehouse.simulator.warehouse.order('6001').Items.map((row) => [row.SKU, row.Quantity]);
const added = (item: SyncItem | undefined): string[] =>
	(item?.plan?.steps ?? []).flatMap((step) => (step.kind === 'addLine' ? step.sku : []));

const LOOK_UPS = [
	'Inventory/GetStockItemIdsBySKU',
	'Inventory/GetInventoryItemsCompositionByIds',
	'Stock/GetStockItemsFull',
	'Stock/GetStockItemTypeInfo',
];
const lookUps = (): number => LOOK_UPS.reduce((sum, operation) => sum + calls(operation), 0);

test('an order without new lines looks nothing up', async () => {
	const snapshot = bought().nowWith('SKU-1', { quantity: 3 }).build();
	warehouse.place(bought().build());
	const [item] = await warehouse.sweep([{ snapshot }]);
	expect(item?.verification?.discrepancies).toEqual([]);
	expect(lookUps()).toBe(0);
});

test('mapping rows say which item it is, by variant before SKU, by title for a custom item', async () => {
	for (const sku of ['BY-VARIANT', 'BY-SKU', 'WRAP']) stock(sku);
	const snapshot = bought()
		.withLine('SHOP-1', 1, '3.00', { variantId: '900' })
		.withLine('shop-1', 1, '3.00', { variantId: '901' })
		.withLine('', 1, '2.00', { title: 'Gift Wrapping' })
		.build();
	warehouse.place(bought().build());
	const skuMap = [
		{ source_sku: 'SHOP-1', target_sku: 'BY-SKU' },
		{
			source_sku: 'SHOP-1',
			source_variant_id: 'gid://shopify/ProductVariant/900',
			target_sku: 'BY-VARIANT',
		},
		{ source_sku: 'title:gift  wrapping', target_sku: 'WRAP' },
	];
	const [item] = await warehouse.sweep([{ snapshot }], { skuMap });
	expect(added(item)).toEqual(['BY-VARIANT', 'BY-SKU', 'WRAP']);
	expect(item?.verification?.discrepancies).toEqual([]);
	expect(lookUps()).toBe(1);
});

test('an item is found by its bar code, added, verified, and known the next time', async () => {
	stock('WH-9', '0005012345678900'.slice(2));
	stock('WH-10', '5012345678901');
	warehouse.place(bought().build());
	const snapshot = scanned().build();
	const [item] = await warehouse.sweep([{ snapshot }]);
	expect(item?.plan?.problems).toEqual([]);
	expect(item?.verification?.discrepancies).toEqual([]);
	expect(held()).toEqual([
		['SKU-1', 1],
		['WH-9', 2],
	]);
	expect(calls('Stock/GetStockItemsFull')).toBe(1);
	expect(calls('Inventory/GetStockItemIdsBySKU')).toBe(1);
	const [again] = await warehouse.plan([{ snapshot }]);
	expect(again?.plan).toMatchObject({ steps: [], problems: [] });
	expect(calls('Stock/GetStockItemsFull')).toBe(1);
});

test.each([
	['UPC-12', '012345678905', '0012345678905'],
	['EAN-13', '0012345678905', '012345678905'],
])('the warehouse may write the number as %s', async (_form, itsOwn, barcode) => {
	stock('WH-9', itsOwn);
	warehouse.place(bought().build());
	const [item] = await warehouse.plan([{ snapshot: scanned(barcode).build() }]);
	expect(added(item)).toEqual(['WH-9']);
});

test('a bar code that several items carry is a question, asked anew until it has one answer', async () => {
	stock('WH-1', EAN);
	stock('WH-2', EAN);
	warehouse.place(bought().build());
	const look = async (): Promise<SyncItem | undefined> =>
		(await warehouse.plan([{ snapshot: scanned().build() }]))[0];
	expect((await look())?.plan).toMatchObject({
		steps: [],
		problems: [{ code: 'SKU_AMBIGUOUS', subject: EAN }],
	});
	warehouse.simulator.warehouse.setBarcode('WH-2', '');
	expect(added(await look())).toEqual(['WH-1']);
});

test('bar codes are asked for once for all orders, and only where the SKU said nothing', async () => {
	stock('WH-9', EAN);
	stock('KNOWN');
	for (const reference of ['6001', '6002']) {
		warehouse.place(numbered(bought().build(), reference));
	}
	const first = scanned().withLine('KNOWN', 1, '1.00', { barcode: '4012345678901' }).build();
	const second = numbered(scanned('5012345-678900').build(), '6002');
	const planned = await warehouse.plan([{ snapshot: first }, { snapshot: second }]);
	expect(planned.map(added)).toEqual([['WH-9', 'KNOWN'], ['WH-9']]);
	expect([calls('Inventory/GetStockItemIdsBySKU'), calls('Stock/GetStockItemsFull')]).toEqual([
		1, 1,
	]);
});

test.each(['refused', 'empty'] as const)(
	'a search without a result (%s) leaves a problem that names SKU or bar code',
	async (emptyStockSearch) => {
		const other = await Warehouse.open({ switches: { emptyStockSearch } });
		other.place(bought().build());
		const snapshot = scanned().withLine('', 1, '1.00', { barcode: '4012345678901' }).build();
		const [item] = await other.plan([{ snapshot }]);
		expect(item?.plan?.problems.map(({ code, subject }) => [code, subject])).toEqual([
			['SKU_UNMAPPED', 'SHOP-9'],
			['SKU_UNMAPPED', '4012345678901'],
		]);
		await other.close();
	},
);

test('an archived item is said to be archived, and is asked about only then', async () => {
	stock('OLD-1');
	warehouse.simulator.warehouse.archiveStockItem('OLD-1');
	warehouse.place(bought().build());
	const [item] = await warehouse.plan([
		{ snapshot: bought().withLine('old-1', 1, '3.00').build() },
	]);
	expect(item?.plan?.problems).toMatchObject([
		{ code: 'SKU_UNMAPPED', detail: expect.stringContaining('archived') as string },
	]);
	expect(calls('Stock/GetStockItemTypeInfo')).toBe(1);
});

test('a failed question about archived items changes nothing but the wording', async () => {
	warehouse.place(bought().build());
	const fault = { operation: 'Stock/GetStockItemTypeInfo', kind: 'status', status: 403 } as const;
	warehouse.simulator.faults.add(fault);
	const [item] = await warehouse.plan([{ snapshot: bought().withLine('NO-1', 1, '3.00').build() }]);
	expect(item?.plan?.problems).toMatchObject([{ code: 'SKU_UNMAPPED', subject: 'NO-1' }]);
});

test('a failed search fails the orders that need it, and no others', async () => {
	for (const reference of ['6001', '6002']) {
		warehouse.place(numbered(bought().build(), reference));
	}
	const fault = { operation: 'Stock/GetStockItemsFull', kind: 'status', status: 403 } as const;
	warehouse.simulator.faults.add(fault);
	stock('SKU-3');
	const second = numbered(bought().withLine('SKU-3', 1, '1.00').build(), '6002');
	const [failed, planned] = await warehouse.plan([
		{ snapshot: scanned().build() },
		{ snapshot: second },
	]);
	expect(failed?.failure).toMatchObject({ step: 'plan', code: 'SYNC_FAILED' });
	expect(added(planned)).toEqual(['SKU-3']);
});

test('a product made anew in the shop changes nothing', async () => {
	warehouse.place(bought().build());
	const anew = anOrder().withLine('SKU-1', 1, '10.00', { variantId: '77', lineId: '101' }).build();
	const [item] = await warehouse.plan([{ snapshot: anew }]);
	expect(item?.plan).toMatchObject({ steps: [], problems: [] });
	expect(lookUps()).toBe(0);
});

test('blue swapped for red takes the blue one out and puts the red one in', async () => {
	const blue = () => bought().withLine('BLUE', 2, '8.00');
	stock('RED');
	warehouse.place(blue().build());
	const snapshot = blue().without('BLUE').withLine('RED', 2, '8.00').build();
	const [item] = await warehouse.sweep([{ snapshot }]);
	expect(item?.verification?.discrepancies).toEqual([]);
	expect(held()).toEqual([
		['SKU-1', 1],
		['RED', 2],
	]);
	const level = (sku: string) => warehouse.simulator.warehouse.stockLevel(sku).inOrders;
	expect([level('BLUE'), level('RED')]).toEqual([0, 2]);
});

test('two lines of one SKU stay two rows', async () => {
	warehouse.place(bought().build());
	const twice = bought().withLine('SKU-1', 2, '8.00').build();
	const [item] = await warehouse.sweep([{ snapshot: twice }]);
	expect(item?.verification?.discrepancies).toEqual([]);
	expect(held()).toEqual([
		['SKU-1', 1],
		['SKU-1', 2],
	]);
});
