import { startBench, stockItemId, TWO_LINES, type Bench } from './linnworks-caller';

describe('linnworks simulator: request encodings', () => {
	let bench: Bench;
	let orderId: string;

	beforeEach(async () => {
		bench = await startBench();
		orderId = bench.simulator.warehouse.createOrder(TWO_LINES).orderId;
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	it('takes named parameters as JSON and as a form', async () => {
		const json = await bench.caller.post('Orders/ChangeOrderTag', { orderIds: [orderId], tag: 2 });
		expect(json.body).toEqual([orderId]);
		const form = await bench.caller.form('Orders/ChangeOrderTag', { orderIds: [orderId], tag: 3 });
		expect(form.body).toEqual([orderId]);
		expect(bench.simulator.warehouse.order('#1001').GeneralInfo.Marker).toBe(3);
		expect(bench.simulator.calls.of('Orders/ChangeOrderTag')[1]?.body).toEqual({
			orderIds: [orderId],
			tag: 3,
		});
	});

	it('wants the request wrapper where the contract has it', async () => {
		const bare = await bench.caller.post('Inventory/GetStockItemIdsBySKU', { SKUS: ['MUG'] });
		expect(bare.status).toBe(400);
		expect(await stockItemId(bench.caller, 'MUG')).toMatch(/^57c00000-/);
	});

	it('wants SearchOrders flat in JSON and under request in a form', async () => {
		const search = { SearchTerm: '#1001' };
		const wrapped = await bench.caller.post('OpenOrders/SearchOrders', { request: search });
		expect(wrapped.body).toEqual({ Code: null, Message: 'Must provide a search term.' });
		const form = await bench.caller.form('OpenOrders/SearchOrders', { request: search });
		expect(form.body).toMatchObject({ OpenOrders: [{ OrderIds: [orderId] }] });
	});

	it('takes other flat calls either way', async () => {
		for (const body of [{ OrderIds: [orderId] }, { request: { OrderIds: [orderId] } }]) {
			const { body: reply } = await bench.caller.post('OpenOrders/GetOpenOrdersDetails', body);
			expect(reply).toMatchObject({ Orders: [{ OrderId: orderId }] });
		}
	});

	it('answers reads by GET and POST, writes by POST only', async () => {
		const query = { ReferenceId: '#1001' };
		const viaGet = await bench.caller.get('Orders/GetOrderDetailsByReferenceId', query);
		const viaForm = await bench.caller.form('Orders/GetOrderDetailsByReferenceId', query);
		expect(viaGet.body).toEqual(viaForm.body);
		expect((await bench.caller.get('Orders/LockOrder', { lockOrder: 'true' })).status).toBe(405);
	});

	it('ignores the letter case of parameter names', async () => {
		const { status } = await bench.caller.get('Orders/GetOrderNotes', { ORDERID: orderId });
		expect(status).toBe(200);
	});

	it('can ignore JSON on ChangeStatus while the form works', async () => {
		bench.simulator.switches.jsonStatusWrites = 'ignored';
		const body = { orderIds: [orderId], status: 3 };
		expect((await bench.caller.post('Orders/ChangeStatus', body)).status).toBe(200);
		expect(bench.simulator.warehouse.order('#1001').GeneralInfo.Status).toBe(1);
		await bench.caller.form('Orders/ChangeStatus', body);
		expect(bench.simulator.warehouse.order('#1001').GeneralInfo.Status).toBe(3);
	});

	it('keeps a note that looks like JSON', async () => {
		await bench.caller.form('Orders/CancelOrder', { orderId, refund: 0, note: '[sync] gone' });
		const trail = bench.simulator.warehouse.auditTrail('#1001');
		expect(trail.at(-1)).toMatchObject({
			type: 'Order cancelled',
			note: '[sync] gone',
			user: 'API',
		});
	});

	it('wants at least one parameter for the wave headers', async () => {
		expect((await bench.caller.get('Picking/GetAllPickingWaveHeaders')).status).toBe(400);
	});
});
