import { anOrder } from '../../builders/order-builder';
import { aLook } from '../../builders/signal-builder';
import { Warehouse } from './warehouse';

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
});
afterEach(async () => await warehouse.close());

const facts = async () => (await warehouse.run('get', [{ look: aLook() }], {}))[0]?.target?.facts;

test('an open order has not left; a dispatched one tells in which second it did', async () => {
	const orderId = warehouse.place(anOrder().withLine('SKU-1', 1, '10.00').build());
	expect(await facts()).not.toHaveProperty('closedAt');
	const before = Math.floor(Date.now() / 1000) * 1000;
	warehouse.simulator.warehouse.process(orderId);
	const { closed, closedAt } = (await facts()) ?? {};
	expect(closed).toBe(true);
	expect(Date.parse(closedAt ?? '')).toBeGreaterThanOrEqual(before);
	expect(Date.parse(closedAt ?? '')).toBeLessThanOrEqual(Date.now());
	expect(Date.parse(closedAt ?? '') % 1000).toBe(0);
});
