import { anOrder } from '../../builders/order-builder';
import { numbered, Warehouse } from './warehouse';

jest.setTimeout(60_000);

/** Orders of the measured sweep; each has one line and one edit. */
const ORDERS = 50;
const MOST_CALLS_PER_ORDER = 4;

test.each([
	['known by id', true],
	['known by reference only', false],
])('a sweep of 50 one-line edits, %s', async (_how, byId) => {
	const warehouse = await Warehouse.open();
	const bought = () => anOrder().withLine('SKU-1', 3, '10.00');
	const orders = Array.from({ length: ORDERS }, (_, at) => {
		const reference = String(8000 + at);
		const targetOrderId = warehouse.place(numbered(bought().build(), reference));
		const snapshot = numbered(bought().nowWith('SKU-1', { quantity: 2 }).build(), reference);
		return { snapshot, look: { targetOrderId: byId ? targetOrderId : '' } };
	});
	const items = await warehouse.sweep(orders);
	expect(items.every((item) => item.verification?.discrepancies.length === 0)).toBe(true);
	const byOperation: Record<string, number> = {};
	for (const call of warehouse.simulator.calls.all()) {
		byOperation[call.operation] = (byOperation[call.operation] ?? 0) + 1;
	}
	expect(byOperation).toEqual({
		'Auth/AuthorizeByApplication': 1,
		...(byId ? {} : { 'Orders/GetOrderDetailsByReferenceId': ORDERS }),
		'Orders/GetOrdersById': byId ? 3 : 2,
		'v2/orders': 1,
		'v2/orders/fulfillment-status': 1,
		'Inventory/GetStockLocations': 1,
		'Orders/GetCountries': 1,
		'Orders/UpdateOrderItem': ORDERS,
	});
	expect(warehouse.simulator.calls.count() / ORDERS).toBeLessThanOrEqual(MOST_CALLS_PER_ORDER);
	await warehouse.close();
});
