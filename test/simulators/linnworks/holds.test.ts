import type { OrderView } from '../../../simulators/linnworks';
import { startBench, stockItemId, TWO_LINES, type Bench } from './linnworks-caller';

const REFUSAL = 'Order is parked or locked, unlock or unpark the order to edit it.';

describe('linnworks simulator: parked, locked, processed, cancelled', () => {
	let bench: Bench;
	let orderId: string;

	beforeEach(async () => {
		bench = await startBench();
		orderId = bench.simulator.warehouse.createOrder(TWO_LINES).orderId;
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const order = (): OrderView => bench.simulator.warehouse.order('#1001');
	const mugs = () => bench.simulator.warehouse.stockLevel('MUG');
	const changeQuantity = async () =>
		await bench.caller.post('Orders/UpdateOrderItem', {
			orderId,
			orderItem: { ...order().Items[0], Quantity: 7 },
		});
	const tag = async (value: number | null) =>
		await bench.caller.post('Orders/ChangeOrderTag', { orderIds: [orderId], tag: value });

	it('holds stock while parked and releases it while locked', () => {
		expect(mugs()).toEqual({ level: 50, inOrders: 2, available: 48 });
		bench.simulator.warehouse.park('#1001');
		expect(mugs().inOrders).toBe(2);
		bench.simulator.warehouse.lock('#1001');
		expect(mugs().inOrders).toBe(0);
		bench.simulator.warehouse.unlock('#1001');
		expect(mugs().inOrders).toBe(2);
	});

	it('moves the reservation with an edit, frees it on cancel, takes it out on process', async () => {
		await changeQuantity();
		expect(mugs()).toEqual({ level: 50, inOrders: 7, available: 43 });
		bench.simulator.warehouse.createOrder({ ...TWO_LINES, reference: '#1002' });
		await bench.caller.post('Orders/CancelOrder', { orderId, refund: 0 });
		expect(mugs()).toEqual({ level: 50, inOrders: 2, available: 48 });
		bench.simulator.warehouse.process('#1002');
		expect(mugs()).toEqual({ level: 48, inOrders: 0, available: 48 });
	});

	it('writes the vendor note into the stock history, newest first', async () => {
		bench.simulator.warehouse.process('#1001');
		const { body } = await bench.caller.get('Stock/GetItemChangesHistory', {
			stockItemId: await stockItemId(bench.caller, 'MUG'),
			locationId: '00000000-0000-0000-0000-000000000000',
			...{ entriesPerPage: '1', pageNumber: '1' },
		});
		expect(body).toMatchObject({
			TotalEntries: 2,
			Data: [{ ChangeQty: -2, Level: 48, Note: 'Order 100001 ref: #1001' }],
		});
	});

	it('reserves and deducts the components of a composite', () => {
		const { warehouse } = bench.simulator;
		warehouse.addStockItem({ sku: 'SET', components: [{ sku: 'MUG', quantity: 3 }] });
		warehouse.createOrder({ reference: '#set', lines: [{ sku: 'SET', quantity: 2 }] });
		expect(mugs().inOrders).toBe(8);
		expect(warehouse.order('#set').Items[0]?.CompositeSubItems).toMatchObject([
			{ SKU: 'MUG', Quantity: 6, PricePerUnit: 0 },
		]);
		warehouse.process('#set');
		expect(mugs()).toEqual({ level: 44, inOrders: 2, available: 42 });
	});

	it('ships a part and deducts only the rest on processing', () => {
		bench.simulator.warehouse.partShip('#1001', 'MUG', 1);
		expect(order()).toMatchObject({ GeneralInfo: { PartShipped: true } });
		expect(order().Items[0]).toMatchObject({ PartShipped: true, PartShippedQty: 1 });
		expect(mugs()).toEqual({ level: 49, inOrders: 1, available: 48 });
		bench.simulator.warehouse.process('#1001');
		expect(mugs()).toEqual({ level: 48, inOrders: 0, available: 48 });
	});

	it.each(['park', 'lock'] as const)(
		'refuses edits and cancellation after %s: strict',
		async (hold) => {
			bench.simulator.warehouse[hold]('#1001');
			const info = { Address: {}, BillingAddress: {} };
			const refused = [
				await changeQuantity(),
				await bench.caller.post('Orders/SetOrderCustomerInfo', { orderId, info }),
				await bench.caller.post('Orders/CancelOrder', { orderId, refund: 0 }),
			];
			for (const { status, body } of refused) {
				expect([status, body]).toEqual([400, { Code: null, Message: REFUSAL }]);
			}
			expect(order().Items[0]?.Quantity).toBe(2);
			expect(order().Processed).toBe(false);
		},
	);

	it('says yes and does nothing: silent', async () => {
		bench.simulator.switches.parkedEdits = 'silent';
		bench.simulator.warehouse.park('#1001');
		const { status, body } = await changeQuantity();
		expect([status, body]).toMatchObject([200, { TotalsInfo: { TotalCharge: 33.6 } }]);
		await bench.caller.post('Orders/CancelOrder', { orderId, refund: 0 });
		expect(order()).toMatchObject({ Processed: false, Items: [{ Quantity: 2 }, {}] });
	});

	it('lets the edit through: lax', async () => {
		bench.simulator.switches.parkedEdits = 'lax';
		bench.simulator.warehouse.park('#1001');
		await changeQuantity();
		expect(order().Items[0]?.Quantity).toBe(7);
		await bench.caller.post('Orders/CancelOrder', { orderId, refund: 0 });
		expect(order().GeneralInfo).toMatchObject({ IsParked: true, HoldOrCancel: true });
	});

	it('answers 200 and keeps the status of a parked order', async () => {
		await tag(7);
		const { status } = await bench.caller.post('Orders/ChangeStatus', {
			...{ orderIds: [orderId], status: 3 },
		});
		expect(status).toBe(200);
		expect(order().GeneralInfo.Status).toBe(1);
	});

	it('loses the former tag when parked and has none after unparking', async () => {
		expect((await tag(4)).body).toEqual([orderId]);
		expect((await tag(7)).body).toEqual([orderId]);
		expect((await tag(4)).body).toEqual([]);
		await bench.caller.post('Orders/ChangeOrderTag', { orderIds: [orderId] });
		expect(order().GeneralInfo).toMatchObject({ Marker: 0, IsParked: false });
	});

	it('leaves locked and processed orders out of the changed tags', async () => {
		await bench.caller.post('Orders/LockOrder', { orderIds: [orderId], lockOrder: true });
		expect((await tag(7)).body).toEqual([]);
		bench.simulator.warehouse.unlock('#1001');
		bench.simulator.warehouse.process('#1001');
		expect((await tag(7)).body).toEqual([]);
	});

	it('unparks an unpaid order on payment, not one parked by hand', () => {
		const { warehouse } = bench.simulator;
		warehouse.createOrder({ ...TWO_LINES, reference: '#unpaid', paid: false });
		warehouse.markPaid('#unpaid');
		expect(warehouse.order('#unpaid').GeneralInfo).toMatchObject({ Status: 1, IsParked: false });
		warehouse.park('#1001');
		warehouse.markPaid('#1001');
		expect(order().GeneralInfo.IsParked).toBe(true);
	});

	it('does not process a held order and says so inside a 200', async () => {
		bench.simulator.warehouse.park('#1001');
		const { status, body } = await bench.caller.post('Orders/ProcessOrder', { orderId });
		expect(status).toBe(200);
		expect(body).toEqual({ OrderId: orderId, Processed: false, Error: expect.stringMatching(/./) });
		expect(mugs().level).toBe(50);
	});

	it('takes identifiers on a parked order and names what did not change', async () => {
		bench.simulator.warehouse.park('#1001');
		const call = { OrderIds: [orderId], Tag: 'EDITING' };
		const assign = async () => await bench.caller.post('OpenOrders/AssignOrderIdentifier', call);
		expect((await assign()).body).toEqual({ Changed: [orderId], NotChanged: [] });
		expect((await assign()).body).toEqual({ Changed: [], NotChanged: [orderId] });
	});

	it('parks what moves into a fulfilment centre', async () => {
		const pkStockLocationId = bench.simulator.warehouse.addLocation({
			...{ name: '3PL', isFulfilmentCentre: true },
		});
		const call = { orderIds: [orderId], pkStockLocationId };
		const moved = await bench.caller.post('Orders/MoveToLocation', call);
		expect(moved.body).toMatchObject({ OrdersMoved: [orderId], KeyedErrors: {} });
		expect(order().GeneralInfo.IsParked).toBe(true);
		expect(mugs().inOrders).toBe(0);
	});

	it('tells in the audit trail who did what', async () => {
		await changeQuantity();
		bench.simulator.warehouse.printInvoice('#1001');
		const { body } = await bench.caller.get('Orders/GetOrderAuditTrail', { orderId });
		expect(body).toMatchObject([
			{ Type: 'Order created', User: 'channel' },
			{ Type: 'Item updated', User: 'API' },
			{ Type: 'Invoice printed', User: 'warehouse' },
		]);
	});
});
