import { startBench, TWO_LINES, type Bench } from './linnworks-caller';

let bench: Bench;
let orderId: string;
beforeEach(async () => {
	bench = await startBench();
	orderId = bench.simulator.warehouse.createOrder(TWO_LINES).orderId;
});
afterEach(async () => await bench.simulator.close());

const staff = () => bench.simulator.warehouse;
const ask = async (name: string, pkOrderId = orderId) =>
	await bench.caller.get(`ProcessedOrders/${name}`, { pkOrderId });
const search = async (request: object = {}) =>
	await bench.caller.post('ProcessedOrders/SearchProcessedOrders', {
		request: { DateField: 'processed', PageNumber: 1, ResultsPerPage: 200, ...request },
	});

it.each(['GetOrderInfo', 'GetPackageSplit'])('%s tells of processed orders only', async (name) => {
	expect((await ask(name)).status).toBe(400);
	staff().process('#1001');
	expect((await ask(name)).status).toBe(200);
});

it('an order is one parcel until it is packed into several', async () => {
	staff().process('#1001');
	expect((await ask('GetPackageSplit')).body).toEqual([]);
	staff().packInParcels('#1001', [
		{ trackingNumber: 'T1', units: [{ sku: 'MUG', quantity: 2 }] },
		{ trackingNumber: 'T2', units: [{ sku: 'TEA', quantity: 1 }] },
	]);
	const [mug, tea] = staff().order('#1001').Items;
	expect((await ask('GetPackageSplit')).body).toMatchObject([
		{ BinIndex: 1, fkOrderItemRowId: mug?.RowId, SKU: 'MUG', Quantity: 2, TrackingNumber: 'T1' },
		{ BinIndex: 2, fkOrderItemRowId: tea?.RowId, SKU: 'TEA', Quantity: 1, TrackingNumber: 'T2' },
	]);
});

it('a number can be corrected after the order has left, and its date stays', async () => {
	staff().setTracking('#1001', 'T1', 'DPD');
	staff().process('#1001');
	const row = async () =>
		((await search()).body as { ProcessedOrders: { Data: object[] } }).ProcessedOrders.Data[0];
	const before = await row();
	bench.clock.forward(60_000);
	staff().setTracking('#1001', 'T2');
	expect(before).toMatchObject({ PostalTrackingNumber: 'T1', Vendor: 'DPD' });
	expect(await row()).toEqual({ ...before, PostalTrackingNumber: 'T2' });
});

it('a split order keeps its reference, and no unit is lost or reserved twice', async () => {
	const reserved = staff().stockLevel('MUG').inOrders;
	const [second = ''] = staff().splitOrder('#1001', [[{ sku: 'MUG', quantity: 1 }]]);
	const found = await bench.caller.get<object[]>('Orders/GetOrderDetailsByReferenceId', {
		ReferenceId: '#1001',
	});
	expect(found.body).toHaveLength(2);
	expect(staff().order(second).Items).toMatchObject([{ ItemNumber: 'L1', Quantity: 1 }]);
	expect(staff().stockLevel('MUG').inOrders).toBe(reserved);
	expect(() => staff().splitOrder(orderId, [[{ sku: 'MUG', quantity: 2 }]])).toThrow('Too few');
});

it('what is sent again says so, and only what has left can be', async () => {
	expect(() => staff().sendAgain('#1001', [])).toThrow('still open');
	staff().process('#1001');
	const again = staff().sendAgain('#1001', [{ sku: 'TEA', quantity: 1 }]);
	staff().process(again);
	expect((await ask('GetOrderInfo', again)).body).toMatchObject({ IsResend: true });
	expect((await ask('GetOrderInfo')).body).toMatchObject({ IsResend: false, IsExchange: false });
});

it('addresses are known for numbers of a carrier', async () => {
	const item = { OrderId: 100_001, Vendor: 'DPD', PostalTrackingNumber: 'A 1', Postcode: 'N1' };
	const { body } = await bench.caller.post('ProcessedOrders/GetOrderTrackingURLs', {
		Items: [item, { ...item, Vendor: '' }],
	});
	expect(body).toEqual({
		Items: [
			{ ...item, TrackingURL: 'https://track.example/DPD/A%201' },
			{ ...item, Vendor: '', TrackingURL: '' },
		],
	});
});

it('a page holds no more than the vendor gives, however many are asked for', async () => {
	bench.simulator.switches.processedPerPage = 20;
	for (let at = 0; at < 21; at += 1) {
		staff().createOrder({ ...TWO_LINES, reference: `#${2000 + at}` });
		staff().process(`#${2000 + at}`);
	}
	expect((await search()).body).toMatchObject({
		ProcessedOrders: { TotalEntries: 21, EntriesPerPage: 20, TotalPages: 2 },
	});
});
