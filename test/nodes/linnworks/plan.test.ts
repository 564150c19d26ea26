import { anOrder } from '../../builders/order-builder';
import { numbered, Warehouse } from './warehouse';

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
});
afterEach(async () => await warehouse.close());

const bought = () => anOrder().withLine('SKU-1', 3, '10.00');
const calls = (operation: string) => warehouse.simulator.calls.count(operation);

test('all SKUs of all orders are looked up in one call, mapped ones under their own name', async () => {
	warehouse.stock('LW-3');
	warehouse.stock('SKU-4');
	const first = bought().withLine('SKU-3', 1, '1.00').build();
	const second = numbered(bought().withLine('sku-4', 1, '1.00').build(), '6002');
	for (const reference of ['6001', '6002']) warehouse.place(numbered(bought().build(), reference));
	const skuMap = JSON.stringify([{ source_sku: 'sku-3', target_sku: 'LW-3' }, {}]);
	const planned = await warehouse.plan([{ snapshot: first }, { snapshot: second }], { skuMap });
	const skus = planned.map((item) => item.plan?.steps.flatMap((s) => ('sku' in s ? s.sku : [])));
	expect(skus).toEqual([['LW-3'], ['SKU-4']]);
	expect(calls('Inventory/GetStockItemIdsBySKU')).toBe(1);
	expect(calls('Orders/GetCountries')).toBe(1);
	expect(calls('PostalServices/GetPostalServices')).toBe(0);
});

test('a SKU that Linnworks does not know is a problem of the plan', async () => {
	warehouse.place(bought().build());
	const [item] = await warehouse.plan([
		{ snapshot: bought().withLine('SKU-9', 1, '1.00').build() },
	]);
	expect(item?.plan).toMatchObject({ steps: [], problems: [{ code: 'SKU_UNMAPPED' }] });
});

test('a failed look-up fails the orders that need it, and no others', async () => {
	const after = bought().withLine('SKU-3', 1, '1.00').build();
	for (const reference of ['6001', '6002']) warehouse.place(numbered(bought().build(), reference));
	warehouse.simulator.faults.add({
		operation: 'Inventory/GetStockItemIdsBySKU',
		kind: 'status',
		status: 403,
	});
	const [failed, planned] = await warehouse.plan([
		{ snapshot: after },
		{ snapshot: numbered(bought().build(), '6002') },
	]);
	expect(failed?.failure).toMatchObject({ step: 'plan', code: 'SYNC_FAILED' });
	expect(planned?.plan?.steps).toEqual([]);
});

test('a mapping row with an unknown service fails the orders shipped by it, and names it', async () => {
	const express = bought().shippedBy('Express', '6.00', { changed: true }).build();
	for (const reference of ['6001', '6002']) warehouse.place(numbered(bought().build(), reference));
	const shippingMap = [
		{ source_title: 'Express', target_service_id: '', target_service_name: 'Owl' },
	];
	const [failed, planned] = await warehouse.plan(
		[{ snapshot: express }, { snapshot: numbered(bought().build(), '6002') }],
		{ shippingMap },
	);
	expect(failed?.failure).toMatchObject({ code: 'SHIPPING_UNMAPPED' });
	expect(failed?.failure?.reason).toMatch(/"Owl"/);
	expect(planned?.plan).toBeDefined();
});

test('orders that Linnworks does not have pass without a plan', async () => {
	const [item] = await warehouse.plan([{ snapshot: bought().build() }]);
	expect(item?.plan).toBeUndefined();
	expect(item?.failure).toBeUndefined();
	expect(item?.decision?.code).toBe('ABSENT');
});

test('mapping tables that are none stop the node', async () => {
	warehouse.place(bought().build());
	const planning = warehouse.plan([{ snapshot: bought().build() }], { skuMap: '{"a":1}' });
	await expect(planning).rejects.toThrow(/skuMap is not a list/);
});
