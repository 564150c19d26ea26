import { anOrder } from '../../builders/order-builder';
import { aLook } from '../../builders/signal-builder';
import { numbered, Warehouse } from './warehouse';

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
});
afterEach(async () => await warehouse.close());

const bought = () => anOrder().withLine('SKU-1', 3, '10.00').build();
const calls = (operation?: string) => warehouse.simulator.calls.count(operation);
const get = async (parameters: object = {}, items: object[] = [{ look: aLook() }]) =>
	await warehouse.run('get', items, { ...parameters });
const factsOf = async () => (await get())[0]?.target?.facts;

test('an order by reference, as the warehouse holds it', async () => {
	warehouse.place(bought());
	const [item] = await get();
	expect(item?.target).toMatchObject({
		system: 'linnworks',
		displayNumber: '100001',
		reference: '6001',
		currency: 'GBP',
		totals: { totalMinor: 3000, taxMinor: 500 },
		facts: { found: true, closed: false, paid: true, unknown: [] },
	});
	expect(item?.target?.lines).toMatchObject([
		{ reference: '101', sku: 'SKU-1', quantity: 3, grossMinor: 3000, taxRatePpm: 200_000 },
	]);
});

test('plain items work like orders of a sweep, and keep their other fields', async () => {
	const orderId = warehouse.place(bought());
	const items = [{ id: 1 }, { id: 2 }, { id: 3, failure: { reason: 'earlier' } }];
	const parameters = { orderId: (index: number) => [orderId, '', ''][index], reference: '6001' };
	const [byId, byReference, failed] = await get(parameters, items);
	expect(byId).toMatchObject({ id: 1, target: { orderId } });
	expect(byReference).toMatchObject({ id: 2, target: { orderId } });
	expect(failed).toEqual(items[2]);
});

test('an order Linnworks does not have gets no target and no failure', async () => {
	const [item] = await get();
	expect(item).toEqual({ look: aLook() });
});

test('an id that is gone is looked up by reference again', async () => {
	const orderId = warehouse.place(bought());
	const targetOrderId = '0de40000-0000-4000-8000-00000000ffff';
	const [item] = await get({}, [{ look: aLook({ targetOrderId }) }]);
	expect(item?.target?.orderId).toBe(orderId);
});

test('an item that names no order stops the node', async () => {
	await expect(get({}, [{}])).rejects.toThrow(/names no order/);
});

test('an id that is none fails its own order only', async () => {
	const orderId = warehouse.place(bought());
	const parameters = { orderId: (index: number) => ['x', orderId][index] };
	const [bad, good] = await get(parameters, [{}, {}]);
	expect(bad).toMatchObject({ failure: { code: 'SNAPSHOT_INVALID', retry: false } });
	expect(good?.target?.orderId).toBe(orderId);
});

describe('several orders under one reference', () => {
	const twice = () => {
		warehouse.place(bought(), { source: 'SHOPIFY', subSource: 'uk' });
		return warehouse.place(bought(), { source: 'SHOPIFY', subSource: 'de' });
	};

	test('are told apart by source and sub-source, whatever their case', async () => {
		const orderId = twice();
		const [item] = await get({ source: 'shopify', subSource: 'DE' });
		expect(item?.target?.orderId).toBe(orderId);
	});

	test('fail with both numbers when nothing tells them apart', async () => {
		twice();
		const [item] = await get();
		expect(item?.target).toBeUndefined();
		expect(item?.failure).toMatchObject({ code: 'ORDER_AMBIGUOUS', retry: false });
		expect(item?.failure?.reason).toMatch(/100001 and 100002/);
	});

	test('the open one wins over the finished one', async () => {
		const first = twice();
		warehouse.simulator.warehouse.process(first);
		const [item] = await get();
		expect(item?.target).toMatchObject({ displayNumber: '100001', facts: { closed: false } });
	});
});

describe('facts for the gate', () => {
	test.each([
		['locked', () => warehouse.simulator.warehouse.lock('6001'), { locked: true }],
		['parked', () => warehouse.simulator.warehouse.park('6001'), { parked: true }],
		['merged', () => warehouse.simulator.warehouse.setMerged('6001'), { merged: true }],
		['dispatched', () => warehouse.simulator.warehouse.process('6001'), { closed: true }],
		[
			'cancelled',
			() => warehouse.simulator.warehouse.cancel('6001'),
			{ closed: true, cancelled: true, locked: false },
		],
		[
			'handed over',
			() => warehouse.simulator.warehouse.setFulfilmentStatus('6001', 'Submitted'),
			{ handedOver: true },
		],
		[
			'labelled',
			() => warehouse.simulator.warehouse.printLabel('6001', 'T1'),
			{ labelPrinted: true, trackingNumber: 'T1' },
		],
		[
			'invoiced',
			() => warehouse.simulator.warehouse.printInvoice('6001'),
			{ invoicePrinted: true },
		],
		[
			'part shipped',
			() => warehouse.simulator.warehouse.partShip('6001', 'SKU-1', 1),
			{ partShipped: true },
		],
	])('%s', async (_what, act, expected) => {
		warehouse.place(bought());
		act();
		expect(await factsOf()).toMatchObject({ ...expected, unknown: [] });
	});

	test('a location that is a fulfilment centre', async () => {
		warehouse.simulator.warehouse.addLocation({ name: '3PL', isFulfilmentCentre: true });
		warehouse.place(bought(), { locationName: '3PL' });
		expect(await factsOf()).toMatchObject({ handedOver: true });
	});

	test('a wave, from unstarted over picked to finished', async () => {
		warehouse.place(bought());
		const { PickingWaveId: id } = warehouse.simulator.warehouse.createPickWave('6001');
		const wave = async () => (await factsOf())?.waves[0];
		expect(await wave()).toMatchObject({ notStarted: true, finished: false, pickedUnits: 0 });
		warehouse.simulator.warehouse.startWave(id);
		warehouse.simulator.warehouse.pickItem('6001', 'SKU-1', 2);
		expect(await wave()).toMatchObject({
			notStarted: false,
			pickState: 'PartialPicked',
			pickedUnits: 2,
		});
		warehouse.simulator.warehouse.abandonWave(id);
		expect(await wave()).toMatchObject({ finished: true });
	});

	test.each([
		['v2/orders', ['lock state', 'merge state']],
		['v2/orders/fulfillment-status', ['hand-over state']],
		['Inventory/GetStockLocations', ['kind of location']],
		['Picking/GetPickingWave', ['pick wave 1']],
	])('a refused %s leaves facts unknown, not the order failed', async (operation, unknown) => {
		warehouse.place(bought());
		warehouse.simulator.warehouse.createPickWave('6001');
		warehouse.simulator.faults.add({ operation, kind: 'status', status: 403 });
		const [item] = await get();
		expect(item?.failure).toBeUndefined();
		expect(item?.target?.facts.unknown).toEqual(unknown);
	});

	test('without v2 a lock is still seen', async () => {
		warehouse.place(bought());
		warehouse.simulator.warehouse.lock('6001');
		warehouse.simulator.faults.add({ operation: 'v2/orders', kind: 'status', status: 400 });
		expect(await factsOf()).toMatchObject({ locked: true });
	});
});

test('a batch that cannot be read fails its orders', async () => {
	const targetOrderId = warehouse.place(bought());
	warehouse.simulator.faults.add({ operation: 'Orders/GetOrdersById', kind: 'status', times: 3 });
	const [item] = await get({}, [{ look: aLook({ targetOrderId }) }]);
	expect(item?.failure).toMatchObject({ step: 'target', code: 'SYNC_FAILED', retry: true });
	expect(calls('Orders/GetOrdersById')).toBe(3);
});

test('reads in batches: 120 orders by id in six calls, each wave once', async () => {
	const looks = Array.from({ length: 120 }, (_, at) => {
		const order = numbered(bought(), String(7000 + at));
		return aLook({ orderKey: order.orderKey, targetOrderId: warehouse.place(order) });
	});
	warehouse.simulator.warehouse.createPickWave(looks.map((look) => look.targetOrderId));
	const items = await get(
		{},
		looks.map((look) => ({ look })),
	);
	expect(items.every((item) => item.target?.facts.unknown.length === 0)).toBe(true);
	expect(calls('Orders/GetOrdersById')).toBe(3);
	expect(calls('v2/orders')).toBe(2);
	expect(calls('v2/orders/fulfillment-status')).toBe(2);
	expect(calls('Picking/GetPickingWave')).toBe(1);
	await get();
	expect(calls('Inventory/GetStockLocations')).toBe(1);
});
