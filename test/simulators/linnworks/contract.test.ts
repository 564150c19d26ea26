import { validateAgainst } from '../../support/openapi-validator';
import {
	answerProblems,
	contractOf,
	describeContract,
	requestProblems,
} from '../../support/linnworks-contract';
import { startBench, stockItemId, TWO_LINES, type Bench } from './linnworks-caller';

async function exercise({ simulator, caller }: Bench): Promise<void> {
	const { warehouse } = simulator;
	warehouse.addStockItem({ sku: 'SET', components: [{ sku: 'MUG', quantity: 2 }] });
	warehouse.addLocation({ name: '3PL', isFulfilmentCentre: true });
	const [mug, set] = [await stockItemId(caller, 'MUG'), await stockItemId(caller, 'SET')];
	const one = warehouse.createOrder({
		...TWO_LINES,
		lines: [...TWO_LINES.lines, { itemNumber: 'L3', sku: 'SET', pricePerUnit: 20 }],
		properties: { origin: 'shop' },
		identifiers: ['SYNC'],
	});
	const two = warehouse.createOrder({ ...TWO_LINES, reference: '#1002' });
	const id = one.orderId;
	await caller.post('Orders/CreateOrders', {
		orders: [
			{
				Source: 'N8N',
				SubSource: 'shop',
				ReferenceNumber: '#1003',
				ReceivedDate: '2026-03-01T00:00:00Z',
				DispatchBy: '2026-03-03T00:00:00Z',
				Relations: [{ ReferenceId: '#1001' }],
				OrderItems: [{ ItemNumber: 'A', ChannelSKU: 'MUG', Qty: 1, Options: [] }],
			},
		],
		location: 'Default',
	});
	await caller.get('Orders/GetOrderDetailsByReferenceId', { ReferenceId: '#1001' });
	await caller.post('Orders/GetOrdersById', { pkOrderIds: [id] });
	await caller.post('Orders/GetAllOpenOrders', {
		fulfilmentCenter: '00000000-0000-0000-0000-000000000000',
	});
	await caller.get('Orders/GetOrderDetailsByNumOrderId', { OrderId: String(one.numOrderId) });
	await caller.post('OpenOrders/GetOpenOrdersDetails', { OrderIds: [id] });
	await caller.post('OpenOrders/SearchOrders', { SearchTerm: '100', IncludeProcessed: true });
	await caller.post('Orders/AddOrderItem', { orderId: id, itemId: mug, quantity: 1 });
	await caller.post('Orders/AddOrderService', { OrderId: id, Service: 'Gift wrap', Cost: 2 });
	const items = warehouse.order('#1001').Items;
	await caller.post('Orders/UpdateOrderItem', { orderId: id, orderItem: items[0] });
	await caller.form('Orders/RemoveOrderItem', { orderId: id, rowid: items[1]?.RowId });
	await caller.post('Orders/SetOrderCustomerInfo', {
		orderId: id,
		info: { Address: { Country: 'Germany' }, BillingAddress: { Country: 'Germany' } },
		saveToCrm: false,
	});
	const shipping = { PostalServiceId: '00000000-0000-0000-0000-000000000000', PostageCost: 1 };
	await caller.post('Orders/SetOrderShippingInfo', { orderId: id, info: shipping });
	await caller.post('Orders/SetOrderTotalsInfo', { orderId: id, info: { TotalCharge: 9 } });
	const note = { Note: 'hello', Internal: true };
	await caller.post('Orders/SetOrderNotes', { orderId: id, orderNotes: [note] });
	await caller.get('Orders/GetOrderNotes', { orderId: id });
	await caller.post('Orders/AddOrdersNote', { OrderIds: [id], NoteText: 'more' });
	await caller.form('Orders/ChangeStatus', { orderIds: [id], status: 1 });
	await caller.post('Orders/SetExtendedProperties', {
		orderId: id,
		extendedProperties: [{ Name: 'a', Value: '1', Type: 't' }],
	});
	await caller.form('Orders/AddExtendedProperties', {
		request: { OrderId: id, ExtendedProperties: [{ Name: 'b', Value: '2' }] },
	});
	await caller.get('Orders/GetExtendedProperties', { orderId: id });
	await caller.get('Orders/GetOrderAuditTrail', { orderId: id });
	await caller.get('Orders/GetOrderRelations', { orderId: id });
	await caller.get('Orders/GetCountries');
	await caller.get('Orders/GetShippingMethods');
	await caller.post('OpenOrders/AssignOrderIdentifier', { OrderIds: [id], Tag: 'EDIT' });
	await caller.post('OpenOrders/UnassignOrderIdentifier', { OrderIds: [id], Tag: 'EDIT' });
	const nums = { request: { OrderIds: [one.numOrderId, two.numOrderId, 1] } };
	await caller.post('Picking/CheckAllocatableToPickwave', nums);
	await caller.post('Picking/GeneratePickingWave', {
		LocationId: '00000000-0000-0000-0000-000000000000',
		Orders: [{ OrderId: two.numOrderId, SortOrder: 1 }],
	});
	await caller.get('Picking/GetAllPickingWaveHeaders', { detailLevel: 'All' });
	await caller.get('Picking/GetPickingWave', { pickingWaveId: '1' });
	await caller.post('Picking/DeleteOrdersFromPickingWaves', nums);
	const setIds = { request: { InventoryItemIds: [set] } };
	await caller.post('Inventory/GetInventoryItemsCompositionByIds', setIds);
	await caller.post('Stock/GetStockItemsFull', {
		keyword: 'MUG',
		loadCompositeParents: true,
		loadVariationParents: false,
		entriesPerPage: 200,
		pageNumber: 1,
		dataRequirements: ['StockLevels'],
		searchTypes: ['SKU'],
	});
	await caller.post('Stock/GetStockItemTypeInfo', { SKUS: ['MUG', 'SET'], StockItemIntIds: [] });
	await caller.get('Inventory/GetStockLocations');
	await caller.get('PostalServices/GetPostalServices');
	await caller.post('Stock/GetStockLevel_Batch', { request: { StockItemIds: [mug] } });
	await caller.post('Orders/ProcessOrder', { orderId: two.orderId, scanPerformed: true });
	await caller.get('Stock/GetItemChangesHistory', {
		stockItemId: mug,
		locationId: '00000000-0000-0000-0000-000000000000',
		entriesPerPage: '10',
		pageNumber: '1',
	});
	await caller.v2('orders?includeProcessed=true');
	await caller.v2('orders/fulfillment-status');
	const row = { OrderId: id, FulfillmentStatus: 'Assigned' };
	await caller.v2('orders/fulfillment-status', 'POST', [row]);
	await caller.v2(`orders/${id}/fulfillment-status`);
	await caller.v2(`orders/${id}/fulfillment-status`, 'PUT', { FulfillmentStatus: 'Submitted' });
	await caller.post('Orders/ChangeOrderTag', { orderIds: [id], tag: 3 });
	await caller.post('Orders/LockOrder', { orderIds: [id], lockOrder: false });
	const [location] = [warehouse.addLocation({ name: 'Second' })];
	await caller.post('Orders/MoveToLocation', { orderIds: [id], pkStockLocationId: location });
	await caller.post('Orders/CancelOrder', { orderId: id, refund: 0, note: 'bye' });
	await caller.post('ProcessedOrders/SearchProcessedOrders', {
		request: { DateField: 'processed', ResultsPerPage: 20, PageNumber: 1 },
	});
}

describeContract('linnworks simulator and the vendor contract', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await startBench();
		await exercise(bench);
	});

	afterAll(async () => {
		await bench.simulator.close();
	});

	const operations = (): string[] => [
		...new Set(bench.simulator.calls.all().map((call) => call.operation)),
	];

	it('carries out every implemented operation once', () => {
		expect(operations()).toHaveLength(47 + 3);
	});

	it('answers each of them with 200 or 204', () => {
		const failed = bench.simulator.calls.all().filter((call) => call.status > 204);
		expect(failed).toEqual([]);
	});

	it('answers in the shape of the contract', () => {
		for (const call of bench.simulator.calls.all()) {
			const found = answerProblems(call);
			expect([call.operation, ...found]).toEqual([call.operation]);
		}
	});

	it('unwraps requests to the body of the contract, whatever their encoding', () => {
		for (const call of bench.simulator.calls.all()) {
			if (call.method === 'GET') continue;
			const found = requestProblems(call);
			expect([call.operation, ...found]).toEqual([call.operation]);
		}
	});

	it('finds a wrong answer', () => {
		const [definitions] = contractOf('Orders/GetOrdersById', 'POST');
		const order = { ...bench.simulator.warehouse.order('#1002'), Colour: 'red', NumOrderId: '7' };
		expect(validateAgainst(definitions, { $ref: '#/definitions/OrderDetails' }, order)).toEqual([
			'$.NumOrderId is not an integer: "7"',
			'$.Colour is not in the contract',
		]);
	});

	it('finds a wrong answer of v2, through inherited and nullable parts', () => {
		const [definitions] = contractOf('v2/orders', 'GET');
		const general = { IsParked: 'yes', StockAllocationType: 'Some', ScheduledDelivery: null };
		const order = { NumOrderId: 1, GeneralInfo: general, Items: null, Colour: 'red' };
		expect(validateAgainst(definitions, { $ref: '#/components/schemas/Order' }, order)).toEqual([
			'$.GeneralInfo.IsParked is not a boolean: "yes"',
			expect.stringContaining('$.GeneralInfo.StockAllocationType is not one of NotAllocated'),
			'$.Colour is not in the contract',
		]);
	});
});
