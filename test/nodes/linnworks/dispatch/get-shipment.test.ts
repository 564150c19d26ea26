import { DispatchDesk } from './dispatch-desk';

let desk: DispatchDesk;
beforeEach(async () => {
	desk = await DispatchDesk.open();
});
afterEach(async () => await desk.close());

const TEES = { sku: 'TEE', quantity: 2 };
const MUG = { sku: 'MUG', quantity: 1 };
const asked = (operation: string): number =>
	desk.calls.all().filter((call) => call.operation === `ProcessedOrders/${operation}`).length;

describe('what left', () => {
	it('is told with lines, carrier and number', async () => {
		const orderId = desk.place();
		desk.send('6001', 'T1');
		const [read] = await desk.shipments();
		expect(read?.shipment).toEqual({
			...{ kind: 'shipment', schemaVersion: 1, reference: '6001' },
			orders: [
				{
					...{ orderId, displayNumber: '100001', kind: 'sale', processedAt: desk.now() },
					locationId: '00000000-0000-0000-0000-000000000000',
					...{ carrier: 'DPD', service: 'Default' },
					parcels: [
						{
							...{ parcelId: '', trackingNumber: 'T1', url: '' },
							lines: [
								{ lineId: '9001', sku: 'TEE', quantity: 2 },
								{ lineId: '9002', sku: 'MUG', quantity: 1 },
							],
						},
					],
					lines: [
						{ lineId: '9001', sku: 'TEE', quantity: 2, components: [] },
						{ lineId: '9002', sku: 'MUG', quantity: 1, components: [] },
					],
				},
			],
		});
	});

	it.each([
		['is open', () => undefined],
		['was cancelled', () => desk.staff.cancel('6001')],
	])('is nothing of an order that %s', async (_what, act) => {
		desk.place();
		act();
		expect((await desk.shipments())[0]?.shipment?.orders).toEqual([]);
		expect((await desk.shipments([{ reference: '6009' }]))[0]?.shipment?.orders).toEqual([]);
	});

	it('is not a service', async () => {
		desk.place('6001', {
			lines: [
				{ itemNumber: '9001', sku: 'TEE', quantity: 1 },
				{ itemNumber: '9003', sku: 'Gift wrap', isService: true },
			],
		});
		desk.send('6001', 'T1');
		expect(await desk.parcels()).toEqual(['T1: 1 x 9001 TEE']);
	});

	it('is an order without goods where all of it is service, which is gone all the same', async () => {
		desk.place('6001', { lines: [{ itemNumber: '9003', sku: 'Gift wrap', isService: true }] });
		desk.send('6001', 'T1');
		expect((await desk.shipments())[0]?.shipment?.orders).toMatchObject([{ lines: [] }]);
	});

	it('is a part of an open order, and then all of it', async () => {
		desk.place();
		desk.staff.setTracking('6001', 'T1');
		desk.staff.partShip('6001', 'TEE', 1);
		expect(await desk.parcels()).toEqual(['T1: 1 x 9001 TEE']);
		expect((await desk.shipments())[0]?.shipment?.orders[0]?.processedAt).toBeNull();
		desk.send('6001', 'T2');
		expect(await desk.parcels()).toEqual(['T2: 2 x 9001 TEE, 1 x 9002 MUG']);
	});

	it('is in every order that it was split into, in the order in which they left', async () => {
		desk.place();
		const [second = ''] = desk.staff.splitOrder('6001', [[{ sku: 'TEE', quantity: 1 }, MUG]]);
		desk.send(second, 'T2');
		const own = desk.staff.orders().find(({ OrderId }) => OrderId !== second)?.OrderId ?? '';
		desk.send(own, 'T1');
		expect(await desk.parcels()).toEqual(['T2: 1 x 9001 TEE, 1 x 9002 MUG', 'T1: 1 x 9001 TEE']);
	});

	it('is in the order that took the place of a cancelled one', async () => {
		desk.place();
		desk.staff.cancel('6001');
		desk.place('6001-R1', { secondaryReference: '6001' });
		desk.send('6001-R1', 'T1');
		expect(await desk.parcels()).toEqual(['T1: 2 x 9001 TEE, 1 x 9002 MUG']);
	});

	it('is not what an order of the shop holds that only names this one beside', async () => {
		desk.place();
		desk.place('6002', { secondaryReference: '6001' });
		desk.send('6001', 'T1');
		desk.send('6002', 'T2');
		expect(await desk.parcels()).toEqual(['T1: 2 x 9001 TEE, 1 x 9002 MUG']);
	});

	it('is marked where it was sent again; an order alone is not asked', async () => {
		desk.place();
		desk.send();
		await desk.shipments();
		expect(asked('GetOrderInfo')).toBe(0);
		desk.send(desk.staff.sendAgain('6001', [MUG]), 'T-AGAIN');
		const [read] = await desk.shipments();
		expect(read?.shipment?.orders.map(({ kind }) => kind)).toEqual(['sale', 'resend']);
	});

	it('is only of the source that is asked for', async () => {
		desk.place();
		desk.place('6001', { source: 'AMAZON' });
		for (const { OrderId } of desk.staff.orders()) desk.send(OrderId, `T-${OrderId}`);
		const count = async (parameters: object) =>
			(await desk.shipments([{ reference: '6001' }], { ...parameters }))[0]?.shipment?.orders
				.length;
		expect(await count({})).toBe(2);
		expect(await count({ source: 'amazon' })).toBe(1);
	});
});

describe('parcels', () => {
	const pack = () =>
		desk.staff.packInParcels('6001', [
			{ trackingNumber: 'T1', units: [{ sku: 'TEE', quantity: 1 }] },
			{ trackingNumber: 'T2', units: [{ sku: 'TEE', quantity: 1 }, MUG] },
		]);

	it('are told with what is in them', async () => {
		desk.place();
		pack();
		desk.send('6001', 'T1');
		expect(await desk.parcels()).toEqual(['T1: 1 x 9001 TEE', 'T2: 1 x 9001 TEE, 1 x 9002 MUG']);
		expect(await desk.parcels({ parcels: 'never' })).toEqual(['T1: 2 x 9001 TEE, 1 x 9002 MUG']);
	});

	it('are not asked for where there can be but one, unless they always are', async () => {
		desk.place('6001', { lines: [{ itemNumber: '9001', sku: 'TEE', quantity: 1 }] });
		desk.send('6001', 'T1');
		await desk.parcels();
		expect(asked('GetPackageSplit')).toBe(0);
		await desk.parcels({ parcels: 'always' });
		expect(asked('GetPackageSplit')).toBe(1);
	});

	it('are as many as the header has numbers where nobody knows what is in them', async () => {
		desk.place();
		desk.send('6001', 'T1, T2;T1');
		expect(await desk.parcels()).toEqual(['T1: ', 'T2: ']);
	});

	it('under one number are one, and so are those without any', async () => {
		desk.place();
		desk.staff.packInParcels('6001', [
			{ trackingNumber: 'T1', units: [{ sku: 'TEE', quantity: 1 }] },
			{ units: [{ sku: 'TEE', quantity: 1 }] },
			{ trackingNumber: 'T1', units: [MUG] },
		]);
		desk.send('6001', 'T1');
		expect(await desk.parcels()).toEqual(['T1: 1 x 9001 TEE, 1 x 9002 MUG', ': 1 x 9001 TEE']);
	});

	it('take the number of the header where they have none of their own', async () => {
		desk.place();
		desk.staff.packInParcels('6001', [{ units: [TEES] }, { units: [MUG] }]);
		desk.send('6001', 'T1');
		expect(await desk.parcels()).toEqual(['T1: 2 x 9001 TEE, 1 x 9002 MUG']);
	});

	it.each(['components' as const, 'composite' as const])(
		'hold components of a composite, packed under the row of the %s',
		async (packedComposites) => {
			desk.warehouse.simulator.switches.packedComposites = packedComposites;
			desk.staff.addStockItem({
				...{ sku: 'SET', title: 'Set' },
				components: [
					{ sku: 'TEE', quantity: 2 },
					{ sku: 'MUG', quantity: 1 },
				],
			});
			desk.place('6001', { lines: [{ itemNumber: '70', sku: 'SET', quantity: 1 }] });
			desk.staff.packInParcels('6001', [
				{ trackingNumber: 'T1', units: [TEES] },
				{ trackingNumber: 'T2', units: [MUG] },
			]);
			desk.send('6001', 'T1');
			expect(await desk.parcels()).toEqual(['T1: 2 x 70 TEE', 'T2: 1 x 70 MUG']);
			const [read] = await desk.shipments();
			expect(read?.shipment?.orders[0]?.lines).toEqual([
				{
					...{ lineId: '70', sku: 'SET', quantity: 1 },
					components: [
						{ sku: 'TEE', quantity: 2 },
						{ sku: 'MUG', quantity: 1 },
					],
				},
			]);
		},
	);

	it('say where they can be followed if that is asked for, many orders a call', async () => {
		for (const reference of ['6001', '6002']) desk.place(reference);
		for (const reference of ['6001', '6002']) desk.send(reference);
		const items = [{ reference: '6001' }, { reference: '6002' }];
		const read = await desk.shipments(items, { trackingUrls: true });
		expect(read.map(({ shipment }) => shipment?.orders[0]?.parcels[0]?.url)).toEqual([
			'https://track.example/DPD/T-6001',
			'https://track.example/DPD/T-6002',
		]);
		expect(asked('GetOrderTrackingURLs')).toBe(1);
	});
});

describe('what cannot be read', () => {
	const break_ = (operation: string, matchOrderId: string) =>
		desk.warehouse.simulator.faults.add({
			...{ operation, kind: 'status' as const, status: 400, times: 0, matchOrderId },
		});

	it.each(['Orders/GetOrderDetailsByReferenceId', 'ProcessedOrders/GetPackageSplit'])(
		'fails the order alone (%s)',
		async (operation) => {
			for (const reference of ['6001', '6002']) desk.place(reference);
			for (const reference of ['6001', '6002']) desk.send(reference);
			break_(operation, '6001');
			const [broken, whole] = await desk.shipments([{ reference: '6001' }, { reference: '6002' }]);
			expect(broken).toMatchObject({
				failure: { step: 'target', code: 'SYNC_FAILED', retry: true },
			});
			expect(broken).not.toHaveProperty('shipment');
			expect(whole?.shipment?.orders).toHaveLength(1);
		},
	);

	it('is one of fifty orders or more under a reference', async () => {
		desk.place();
		const parts = Array.from({ length: 50 }, () => [{ sku: 'TEE', quantity: 1 }]);
		desk.place('6002', { lines: [{ itemNumber: '9001', sku: 'TEE', quantity: 60 }] });
		desk.staff.splitOrder('6002', parts);
		const [read] = await desk.shipments([{ reference: '6002' }]);
		expect(read?.failure).toMatchObject({ code: 'ORDER_AMBIGUOUS', retry: false });
	});

	it('passes an order that failed before, and stops at one that names none', async () => {
		const failure = { step: 'snapshot' };
		expect(await desk.shipments([{ failure }])).toEqual([{ failure }]);
		await expect(desk.shipments([{}])).rejects.toThrow('names no order');
	});
});
