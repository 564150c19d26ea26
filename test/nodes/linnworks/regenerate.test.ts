import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { SyncItem } from '../../../domain/report/sync-item';
import type { OrderView } from '../../../simulators/linnworks';
import { anAddress } from '../../builders/address-builder';
import { anOrder } from '../../builders/order-builder';
import { statuses, Warehouse } from './warehouse';

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
	for (const sku of ['SKU-1', 'SKU-2', 'SKU-3']) warehouse.stock(sku);
});
afterEach(async () => await warehouse.close());

const REGENERATE = { strategy: 'regenerate', wholeLineage: true };
const bought = () => anOrder().withLine('SKU-1', 3, '10.00').withLine('SKU-2', 1, '4.99');
const edited = () => bought().nowWith('SKU-1', { quantity: 2 }).withLine('SKU-3', 1, '7.50');
const orders = (): OrderView[] => warehouse.simulator.warehouse.orders();
const open = (): OrderView[] => orders().filter((order) => !order.Processed);
const calls = (operation: string) => warehouse.simulator.calls.count(operation);

/** A whole sweep with the release at its end. */
async function sweep(snapshot: OrderSnapshot, parameters: object = REGENERATE, look = {}) {
	const items = await warehouse.sweep([{ snapshot, look }], { ...parameters });
	const [item] = await warehouse.run('release', items, { markPaid: true });
	return item;
}

function inStep(item: SyncItem | undefined, snapshot: OrderSnapshot, reference = '6001-R1') {
	expect(item?.failure).toBeUndefined();
	expect(item?.verification?.discrepancies).toEqual([]);
	expect(open().map((order) => order.GeneralInfo.ReferenceNum)).toEqual([reference]);
	expect(open()[0]?.GeneralInfo.IsParked).toBe(!snapshot.paid);
	expect(Math.round((open()[0]?.TotalsInfo.TotalCharge ?? 0) * 100)).toBe(
		snapshot.prices[0]?.totalMinor,
	);
}

describe('a new order for an old one', () => {
	test('has all that the shop says, and the old one is cancelled without a refund', async () => {
		const placed = { properties: { Gift: 'yes' } };
		warehouse.place(bought().shippedBy('Default', '3.60').withNote('Ring twice').build(), placed);
		const old = orders()[0];
		const snapshot = edited().shippedBy('Default', '3.60').withNote('Ring twice').build();
		const item = await sweep(snapshot);
		expect(statuses(item)).toEqual(['createOrder: done', 'cancelReplaced: done']);
		expect(item?.released).toBe('released');
		inStep(item, snapshot);
		expect(orders()[0]).toMatchObject({
			OrderId: old?.OrderId,
			Processed: true,
			GeneralInfo: { HoldOrCancel: true },
		});
		expect(warehouse.simulator.calls.of('Orders/CancelOrder')[0]?.body).toMatchObject({
			refund: 0,
			note: `Replaced by order ${open()[0]?.NumOrderId}`,
		});
		expect(open()[0]).toMatchObject({
			GeneralInfo: { SecondaryReference: '6001', ExternalReferenceNum: '#1001' },
			ExtendedProperties: [{ Name: 'Gift', Value: 'yes' }],
			Notes: [
				{ Note: 'Order note: Ring twice' },
				{
					Note: `Replaces order ${old?.NumOrderId}: The settings ask for a new order whenever lines or money change`,
				},
			],
		});
		const [created] = warehouse.simulator.calls.of('Orders/CreateOrders');
		expect(created?.body).toMatchObject({
			orders: [{ OrderState: 'Park', Relations: [{ ReferenceId: '6001' }] }],
		});
		expect(item?.target?.orderId).toBe(open()[0]?.OrderId);
		expect(item?.plan?.strategy).toMatchObject({ chosen: 'regenerate' });
	});

	test('is seen as the order from then on, and a further edit makes a further one', async () => {
		warehouse.place(bought().build());
		await sweep(edited().build());
		const again = await sweep(edited().build());
		expect(again?.plan?.steps).toEqual([]);
		expect(calls('Orders/CreateOrders')).toBe(1);
		const snapshot = edited().nowWith('SKU-3', { quantity: 4 }).build();
		inStep(await sweep(snapshot), snapshot, '6001-R2');
		expect(orders()).toHaveLength(3);
	});

	test('is found by the id of the order that it replaced', async () => {
		const targetOrderId = warehouse.place(bought().build());
		await sweep(edited().build());
		const [item] = await warehouse.plan([{ snapshot: edited().build(), look: { targetOrderId } }]);
		expect(item?.target?.reference).toBe('6001-R1');
		expect(item?.plan?.steps).toEqual([]);
	});

	test('is amended where amending is asked for', async () => {
		warehouse.place(bought().build());
		await sweep(edited().build());
		const snapshot = edited().nowWith('SKU-3', { quantity: 4 }).build();
		const item = await sweep(snapshot, { strategy: 'amend' });
		expect(statuses(item)[0]).toBe('updateLine: done');
		inStep(item, snapshot);
	});

	test('is cancelled when the shop cancels', async () => {
		warehouse.place(bought().build());
		await sweep(edited().build());
		const item = await sweep(edited().cancelled().build());
		expect(item?.verification?.discrepancies).toEqual([]);
		expect(open()).toEqual([]);
	});

	test('waits parked for its payment', async () => {
		const unpaid = () => edited().with({ paid: false });
		warehouse.place(bought().build(), { paid: false });
		const item = await sweep(unpaid().build());
		expect(item?.released).toBe('unpaid');
		inStep(item, unpaid().build());
		const paid = await sweep(edited().build());
		expect(paid?.released).toBe('released');
		inStep(paid, edited().build());
	});

	test('takes over from an order that we hold', async () => {
		warehouse.place(bought().build());
		warehouse.simulator.warehouse.park('6001');
		inStep(await sweep(edited().build(), REGENERATE, { heldByUs: true }), edited().build());
	});

	test('takes over from an order in a wave that nobody has started', async () => {
		warehouse.place(bought().build());
		warehouse.simulator.warehouse.createPickWave('6001');
		inStep(await sweep(edited().build()), edited().build());
	});

	test('is right to the penny where the shop rounds another way', async () => {
		warehouse.place(bought().build());
		const snapshot = edited().build();
		for (const prices of snapshot.prices) Object.assign(prices, { taxMinor: prices.taxMinor + 1 });
		const item = await sweep(snapshot);
		expect(statuses(item)).toEqual([
			'createOrder: done',
			'cancelReplaced: done',
			'setTotals: done',
		]);
		inStep(item, snapshot);
	});

	test('has the postal service that is mapped by its id alone', async () => {
		const express = warehouse.simulator.warehouse.addPostalService({ name: 'Express 24' });
		warehouse.place(bought().shippedBy('Default', '3.60').build());
		const snapshot = edited().shippedBy('Next day', '5.00', { changed: true }).build();
		const shippingMap = [{ source_title: 'Next day', target_service_id: express }];
		inStep(await sweep(snapshot, { ...REGENERATE, shippingMap }), snapshot);
		expect(open()[0]?.ShippingInfo.PostalServiceId).toBe(express);
	});

	test('keeps what the shop withholds', async () => {
		warehouse.place(bought().build());
		const snapshot = edited().deliveredTo(null).billedTo(null).withEmail('').build();
		await sweep(snapshot);
		expect(open()[0]?.CustomerInfo.Address).toMatchObject({
			Town: 'London',
			EmailAddress: 'ada@example.test',
		});
	});

	test('is only shown on a dry run', async () => {
		warehouse.place(bought().build());
		await sweep(edited().build(), { ...REGENERATE, dryRun: true });
		expect(orders()).toHaveLength(1);
	});
});

describe('when an order is made anew', () => {
	const planned = async (snapshot: OrderSnapshot, strategy: string) => {
		const [item] = await warehouse.plan([{ snapshot }], { strategy });
		return (item?.plan?.steps ?? []).map((step) => step.kind);
	};

	test.each<[string, OrderSnapshot]>([
		[
			'an address',
			bought()
				.deliveredTo(anAddress({ town: 'Leeds' }))
				.build(),
		],
		['a note', bought().withNote('Ring').build()],
	])('%s is amended all the same', async (_what, snapshot) => {
		warehouse.place(bought().build());
		expect(await planned(snapshot, 'regenerate')).not.toContain('createOrder');
	});

	test('an order with an article that cannot be told is amended', async () => {
		warehouse.simulator.warehouse.createOrder({
			reference: '6001',
			lines: [
				{ itemNumber: '101', sku: 'SKU-1', pricePerUnit: 1 },
				{ itemNumber: '102', sku: 'GONE', pricePerUnit: 1 },
			],
		});
		const snapshot = anOrder().withLine('SKU-1', 2, '1.00').withLine('GONE', 1, '1.00').build();
		expect(await planned(snapshot, 'regenerate')).toContain('updateLine');
	});

	test('auto amends a few lines, and makes anew what amending cannot do', async () => {
		warehouse.place(bought().build());
		expect(await planned(edited().build(), 'auto')).not.toContain('createOrder');
		const inEuro = bought().build();
		for (const prices of inEuro.prices) prices.currency = 'EUR';
		expect(await planned(inEuro, 'amend')).toEqual([]);
		expect(await planned(inEuro, 'auto')).toEqual(['createOrder', 'cancelReplaced']);
	});

	test('auto makes anew what would take more than ten line changes', async () => {
		const many = (count: number) => {
			const order = bought();
			for (let at = 0; at < count; at += 1) order.withLine('SKU-3', at + 1, '1.00');
			return order.build();
		};
		warehouse.place(bought().build());
		expect(await planned(many(10), 'auto')).not.toContain('createOrder');
		expect(await planned(many(11), 'auto')).toContain('createOrder');
	});

	test('auto moves an order to another location', async () => {
		const there = warehouse.simulator.warehouse.addLocation({ name: 'Leeds' });
		warehouse.place(bought().build());
		const snapshot = bought().from({ id: 'L1', name: 'Shop' }).build();
		const locationMap = [{ source_location_id: 'L1', target_location_id: there }];
		const item = await sweep(snapshot, { strategy: 'auto', locationMap });
		inStep(item, snapshot);
		expect(open()[0]?.FulfilmentLocationId).toBe(there);
	});

	test('a word that is no strategy stops the node', async () => {
		warehouse.place(bought().build());
		await expect(planned(edited().build(), 'anew')).rejects.toThrow(/"anew" is not a strategy/);
	});
});
