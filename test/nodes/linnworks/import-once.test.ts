import type { FaultDraft } from '../../../simulators/linnworks';
import { anOrder } from '../../builders/order-builder';
import { aLook } from '../../builders/signal-builder';
import { gated, numbered, statuses, Warehouse, type Planned } from './warehouse';

jest.setTimeout(30_000);

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
	for (const sku of ['SKU-1', 'SKU-2']) warehouse.stock(sku);
});
afterEach(async () => await warehouse.close());

const IMPORT = { importOrders: true };
const bought = () => anOrder().withLine('SKU-1', 3, '10.00').withLine('SKU-2', 1, '4.99');
const unpaid = () => bought().with({ paid: false });
const calls = (operation: string) => warehouse.simulator.calls.count(operation);

/** A fresh sweep, and what must be true after it: exactly one order, equal to the shop's. */
async function settles(order: Planned) {
	warehouse.simulator.faults.clear();
	const [item] = await warehouse.sweep([order], IMPORT);
	expect(item?.verification?.discrepancies).toEqual([]);
	const [again] = await warehouse.plan([order], IMPORT);
	expect(again?.plan?.steps).toEqual([]);
	expect(warehouse.simulator.warehouse.orders()).toHaveLength(1);
}

async function creating(order: Planned, fault: Partial<FaultDraft>) {
	const planned = await warehouse.plan([order], IMPORT);
	warehouse.simulator.faults.add({ operation: 'Orders/CreateOrders', kind: 'status', ...fault });
	const late = fault.kind === 'timeout' ? { options: { timeoutSeconds: 0.5 } } : {};
	const [item] = await warehouse.run('apply', planned, late);
	expect(calls('Orders/CreateOrders')).toBe(1);
	return item;
}

describe.each([
	['paid', bought],
	['unpaid', unpaid],
])('a %s order is created once', (_payment, story) => {
	const order = () => ({ snapshot: story().build() });

	test.each<[string, Partial<FaultDraft>]>([
		['the server answers 500', { when: 'after' }],
		['the answer comes too late', { when: 'after', kind: 'timeout', delayMs: 1500 }],
		['the connection drops', { when: 'after', kind: 'drop' }],
	])('done, but %s: read back, done', async (_what, fault) => {
		const item = await creating(order(), fault);
		expect(item?.applied?.steps[0]).toMatchObject({
			status: 'done',
			message: 'Confirmed by reading back',
		});
		expect(item?.target?.reference).toBe('6001');
		await settles(order());
		expect(calls('Orders/CreateOrders')).toBe(1);
	});

	test.each<[string, Partial<FaultDraft>]>([
		['the server answers 500', {}],
		['the connection drops', { kind: 'drop' }],
	])('not done, and %s: unknown, left to the next look', async (_what, fault) => {
		const item = await creating(order(), fault);
		expect(statuses(item)).toEqual(['createOrder: unknown']);
		expect(item?.target).toBeUndefined();
		await settles(order());
		expect(calls('Orders/CreateOrders')).toBe(2);
	});

	test('refused: said so, and tried again by the next look', async () => {
		const item = await creating(order(), { status: 400, body: { Message: 'No' } });
		expect(statuses(item)).toEqual(['createOrder: rejected']);
		expect(item?.applied?.steps[0]?.message).toMatch(/No/);
		await settles(order());
	});

	test('done, but nothing can be read back: unknown, and not posted again', async () => {
		for (const operation of ['Orders/GetOrdersById', 'Orders/GetOrderDetailsByReferenceId']) {
			const afterCalls = operation === 'Orders/GetOrdersById' ? 0 : 2;
			warehouse.simulator.faults.add({
				operation,
				kind: 'status',
				times: 0,
				afterCalls,
				status: 403,
			});
		}
		const planned = await warehouse.plan([order()], IMPORT);
		const [item] = await warehouse.run('apply', planned);
		expect(statuses(item)).toEqual(['createOrder: unknown']);
		await settles(order());
		expect(calls('Orders/CreateOrders')).toBe(1);
	});

	test('two sweeps with the same plan create one', async () => {
		const planned = await warehouse.plan([order()], IMPORT);
		await warehouse.run('apply', planned);
		const [second] = await warehouse.run('apply', planned);
		expect(second?.applied?.conflict).toBe(true);
		expect(second?.applied?.steps[0]?.message).toMatch(/has the order already/);
		expect(calls('Orders/CreateOrders')).toBe(1);
		await settles(order());
	});

	test('two sweeps at the same moment create one', async () => {
		const planned = await warehouse.plan([order()], IMPORT);
		await Promise.all([warehouse.run('apply', planned), warehouse.run('apply', planned)]);
		await settles(order());
	});
});

test('an order of another source is found by its reference and amended', async () => {
	warehouse.place(bought().build(), { source: 'SHOPIFY', subSource: 'demo' });
	const edited = bought().nowWith('SKU-1', { quantity: 2 }).build();
	const [item] = await warehouse.sweep([{ snapshot: edited }], IMPORT);
	expect(item?.verification?.discrepancies).toEqual([]);
	expect(calls('Orders/CreateOrders')).toBe(0);
});

test('an order of another source that the read leaves out is not created a second time', async () => {
	warehouse.place(bought().build(), { source: 'SHOPIFY', subSource: 'demo' });
	const order = { snapshot: bought().build() };
	const look = aLook({ orderKey: order.snapshot.orderKey });
	const read = await warehouse.run('get', [{ look, ...order }], { source: 'N8N-SHOPIFY' });
	expect(read[0]?.target).toBeUndefined();
	const planned = await warehouse.run('plan', read, IMPORT);
	const [item] = await warehouse.run('apply', planned.map(gated));
	expect(item?.applied).toMatchObject({ conflict: true, steps: [{ status: 'notStarted' }] });
	expect(item?.applied?.steps[0]?.message).toMatch(/of SHOPIFY/);
	expect(calls('Orders/CreateOrders')).toBe(0);
});

test('one refused order stops no other of its call', async () => {
	const orders = ['6001', '6002', '6003'].map((reference) => ({
		snapshot: numbered(bought().build(), reference),
	}));
	const planned = await warehouse.plan(orders, IMPORT);
	warehouse.simulator.faults.add({
		operation: 'Orders/CreateOrders',
		kind: 'status',
		status: 400,
		body: { Message: 'LineId: 7 is duplicated' },
		matchOrderId: '6002',
		times: 0,
	});
	const items = await warehouse.run('apply', planned);
	expect(items.map((item) => statuses(item)[0])).toEqual([
		'createOrder: done',
		'createOrder: rejected',
		'createOrder: done',
	]);
	expect(items.map((item) => item.target?.reference)).toEqual(['6001', undefined, '6003']);
});

test('without time left nothing is created', async () => {
	const planned = await warehouse.plan([{ snapshot: bought().build() }], IMPORT);
	const [item] = await warehouse.run('apply', planned, { stopBefore: '2020-01-01T00:00:00Z' });
	expect(item?.applied?.steps).toMatchObject([{ message: 'No time left in this run' }]);
	expect(calls('Orders/CreateOrders')).toBe(0);
});
