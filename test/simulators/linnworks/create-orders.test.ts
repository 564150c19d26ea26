import { startBench, TWO_LINES, type Bench } from './linnworks-caller';

const POSTED = {
	Source: 'N8N-SHOPIFY',
	SubSource: 'shop.example',
	ReferenceNumber: '#2001',
	ReceivedDate: '2026-03-01T00:00:00Z',
	DispatchBy: '2026-03-03T00:00:00Z',
	PaymentStatus: 'Paid',
	AutomaticallyLinkBySKU: true,
	OrderItems: [{ ItemNumber: 'A', ChannelSKU: 'MUG', Qty: 1, PricePerUnit: 10 }],
};

describe('linnworks simulator: CreateOrders', () => {
	let bench: Bench;

	beforeEach(async () => {
		bench = await startBench();
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const create = async (...orders: object[]) =>
		await bench.caller.post<string[]>('Orders/CreateOrders', { orders });
	const order = (reference = '#2001') => bench.simulator.warehouse.order(reference);

	it('saves an order and links its lines by SKU only when asked to', async () => {
		const { body } = await create(POSTED);
		expect(body).toEqual([order().OrderId]);
		expect(order().Items[0]).toMatchObject({ SKU: 'MUG', ItemNumber: 'A', IsUnlinked: false });
		await create({ ...POSTED, ReferenceNumber: '#2002', AutomaticallyLinkBySKU: false });
		expect(order('#2002').Items[0]).toMatchObject({ SKU: '', IsUnlinked: true });
	});

	it('parks an order that does not say it is paid', async () => {
		await create({ ...POSTED, PaymentStatus: undefined });
		expect(order().GeneralInfo).toMatchObject({ Status: 0, IsParked: true, Marker: 7 });
	});

	it('skips a paid order posted again: no edit, no second order', async () => {
		await create(POSTED);
		const again = await create({ ...POSTED, OrderItems: [{ ItemNumber: 'B', Qty: 5 }] });
		expect(again.body).toEqual([]);
		expect(order().Items).toHaveLength(1);
		expect(order().Items[0]?.ItemNumber).toBe('A');
		bench.simulator.switches.skippedDuplicateReply = 'existingId';
		expect((await create(POSTED)).body).toEqual([order().OrderId]);
	});

	it('tells orders apart by source, sub-source and reference together', async () => {
		await create(POSTED, { ...POSTED, SubSource: 'other.example' });
		const found = await bench.caller.get<unknown[]>('Orders/GetOrderDetailsByReferenceId', {
			ReferenceId: '#2001',
		});
		expect(found.body).toHaveLength(2);
	});

	it('updates an unpaid order, keeps its id and unparks it once paid', async () => {
		await create({ ...POSTED, PaymentStatus: 'Unpaid' });
		const { OrderId: id, Items: before } = order();
		const lines = [{ ...POSTED.OrderItems[0], Qty: 3 }];
		await create({ ...POSTED, OrderItems: lines });
		expect(order()).toMatchObject({ OrderId: id, GeneralInfo: { Status: 1, IsParked: false } });
		expect(order().Items[0]).toMatchObject({ Quantity: 3, RowId: before[0]?.RowId });
	});

	it('can leave the re-posted order parked', async () => {
		bench.simulator.switches.repostPaidUnparks = false;
		await create({ ...POSTED, PaymentStatus: 'Unpaid' });
		await create(POSTED);
		expect(order().GeneralInfo).toMatchObject({ Status: 1, IsParked: true });
	});

	it('keeps the reference taken after a cancellation unless switched', async () => {
		await create(POSTED);
		bench.simulator.warehouse.cancel('#2001');
		expect((await create(POSTED)).body).toEqual([]);
		bench.simulator.switches.referenceReleasedBy = 'cancel';
		expect((await create(POSTED)).body).toHaveLength(1);
		expect(order().GeneralInfo.HoldOrCancel).toBe(false);
	});

	it('refuses repeated line numbers and saves nothing of that call', async () => {
		const twice = { ...POSTED, ReferenceNumber: '#2009' };
		const lines = [...POSTED.OrderItems, ...POSTED.OrderItems];
		const { status, body } = await create(POSTED, { ...twice, OrderItems: lines });
		expect(status).toBe(400);
		expect(body).toEqual({
			Code: null,
			Message: 'Orders have invalid values: Order: #2009, LineId: A is duplicated',
		});
		expect(() => order('#2001')).toThrow('No order #2001');
	});

	it.each(['Source', 'SubSource', 'ReferenceNumber', 'ReceivedDate', 'DispatchBy', 'OrderItems'])(
		'refuses an order without %s',
		async (name) => {
			const { status } = await create({ ...POSTED, [name]: undefined });
			expect(status).toBe(400);
		},
	);

	it('takes twenty orders a call and no more', async () => {
		const orders = Array.from({ length: 21 }, (_, n) => ({ ...POSTED, ReferenceNumber: `#${n}` }));
		expect((await create(...orders)).status).toBe(400);
		expect((await create(...orders.slice(1))).body).toHaveLength(20);
	});

	it('parks an order with a postcode of more than eleven characters', async () => {
		await create({ ...POSTED, DeliveryAddress: { PostCode: '123456789012' } });
		expect(order().GeneralInfo).toMatchObject({ Status: 1, IsParked: true });
	});

	it('takes the tax of the channel only if order and line both say so', async () => {
		const [line] = POSTED.OrderItems;
		const delivery = { DeliveryAddress: { MatchCountryCode: 'DE' } };
		const taxed = { ...line, TaxRate: 7, TaxCostInclusive: true };
		const variants: Array<[object, object]> = [
			[{ UseChannelTax: true }, { UseChannelTax: true }],
			[{ UseChannelTax: true }, {}],
			[{}, { UseChannelTax: true }],
		];
		const rates = [];
		for (const [at, [onOrder, onLine]] of variants.entries()) {
			const ReferenceNumber = `#tax-${at}`;
			const OrderItems = [{ ...taxed, ...onLine }];
			await create({ ...POSTED, ...delivery, ...onOrder, ReferenceNumber, OrderItems });
			rates.push(order(ReferenceNumber).Items[0]?.TaxRate);
		}
		expect(rates).toEqual([7, 19, 19]);
	});

	it('matches the postal service by its tag, before its name', async () => {
		const id = bench.simulator.warehouse.addPostalService({ name: 'Express' });
		await create({ ...POSTED, MatchPostalServiceTag: 'express', PostalServiceName: 'Owl' });
		expect(order().ShippingInfo.PostalServiceId).toBe(id);
	});

	it('saves orders at the location that is named, and none at one that is not there', async () => {
		const id = bench.simulator.warehouse.addLocation({ name: 'Leeds' });
		const at = async (location: string, orders: object[]) =>
			await bench.caller.post('Orders/CreateOrders', { orders, location });
		await at('leeds', [POSTED]);
		expect(order().FulfilmentLocationId).toBe(id);
		const { status } = await at('York', [{ ...POSTED, ReferenceNumber: '#2002' }]);
		expect(status).toBe(400);
		expect(() => order('#2002')).toThrow('No order #2002');
	});

	it('saves an order parked or on hold when told to', async () => {
		await create({ ...POSTED, OrderState: 'Park' });
		expect(order().GeneralInfo).toMatchObject({ Status: 1, IsParked: true });
		await create({ ...POSTED, ReferenceNumber: '#2002', OrderState: 'Hold' });
		expect(order('#2002').GeneralInfo).toMatchObject({ IsParked: false, HoldOrCancel: true });
	});

	it('finds an order by its secondary reference too', async () => {
		const { orderId } = bench.simulator.warehouse.createOrder({
			...TWO_LINES,
			secondaryReference: 'gid-1',
		});
		const { body } = await bench.caller.get('Orders/GetOrderDetailsByReferenceId', {
			ReferenceId: 'gid-1',
		});
		expect(body).toMatchObject([{ OrderId: orderId }]);
	});
});
