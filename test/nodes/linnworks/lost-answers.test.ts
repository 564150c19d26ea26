import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { SyncItem } from '../../../domain/report/sync-item';
import type { FaultDraft } from '../../../simulators/linnworks';
import { anAddress } from '../../builders/address-builder';
import { anOrder } from '../../builders/order-builder';
import { statuses, Warehouse } from './warehouse';

jest.setTimeout(30_000);

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
});
afterEach(async () => await warehouse.close());

const bought = () => anOrder().withLine('SKU-1', 3, '10.00').withLine('SKU-2', 1, '4.99');
const calls = (operation: string) => warehouse.simulator.calls.count(operation);

/** The shop's tax is a penny off Linnworks' own sum, so the totals have to be set. */
const pennyOff: Story = {
	build: () => {
		const order = bought().nowWith('SKU-2', { quantity: 2 }).build();
		for (const prices of order.prices) Object.assign(prices, { taxMinor: prices.taxMinor + 1 });
		return order;
	},
};

/** Every kind of write, with an edit that needs it. */
const WRITES = [
	['Orders/UpdateOrderItem', bought().nowWith('SKU-1', { quantity: 2 })],
	['Orders/AddOrderItem', bought().withLine('SKU-3', 2, '7.50')],
	['Orders/AddOrderService', bought().withService('Tip', '2.00')],
	['Orders/RemoveOrderItem', bought().without('SKU-2')],
	['Orders/SetOrderCustomerInfo', bought().deliveredTo(anAddress({ town: 'Leeds' }))],
	['Orders/SetOrderShippingInfo', bought().shippedBy('Default', '6.00')],
	['Orders/SetOrderNotes', bought().withNote('Ring twice')],
	['Orders/CancelOrder', bought().cancelled()],
	['Orders/SetOrderTotalsInfo', pennyOff],
] as const satisfies ReadonlyArray<readonly [string, Story]>;

/** The step that the faulty write belongs to, and those after it. */
const from = (item: SyncItem | undefined, operation: string) => {
	const steps = item?.applied?.steps ?? [];
	return operation === 'Orders/SetOrderTotalsInfo' ? steps.slice(1) : steps;
};

type Story = { build(): OrderSnapshot };

async function ordered(operation: string, fault: Partial<FaultDraft>, edited: Story) {
	warehouse.stock('SKU-3');
	warehouse.place(bought().build());
	const planned = await warehouse.plan([{ snapshot: edited.build() }]);
	warehouse.simulator.calls.reset();
	warehouse.simulator.faults.add({ operation, kind: 'status', ...fault });
	const [item] = await warehouse.run(
		'apply',
		planned,
		fault.kind === 'timeout' ? { options: { timeoutSeconds: 0.5 } } : {},
	);
	return item;
}

async function settles(edited: Story) {
	warehouse.simulator.faults.clear();
	const [item] = await warehouse.sweep([{ snapshot: edited.build() }]);
	expect(item?.verification?.discrepancies).toEqual([]);
	const rows = warehouse.simulator.warehouse.order('6001').Items;
	expect(rows).toHaveLength(edited.build().cancelledAt ? 2 : edited.build().lines.length);
}

describe.each(WRITES)('%s', (operation, edited) => {
	test('done, but the server answers 500: read back, done, sent once', async () => {
		const item = await ordered(operation, { when: 'after' }, edited);
		expect(from(item, operation)[0]?.status).toBe('done');
		expect(calls(operation)).toBe(1);
		await settles(edited);
	});

	test('not done, and the server answers 500: unknown, never sent again', async () => {
		const item = await ordered(operation, {}, edited);
		expect(from(item, operation)[0]?.status).toBe('unknown');
		expect(from(item, operation)[0]?.message).toMatch(/HTTP 500/);
		expect(calls(operation)).toBe(1);
		expect(calls('Orders/GetOrdersById')).toBe(2);
		await settles(edited);
	});

	test('done, but the answer comes too late', async () => {
		const item = await ordered(
			operation,
			{ when: 'after', kind: 'timeout', delayMs: 1500 },
			edited,
		);
		expect(from(item, operation)[0]?.status).toBe('done');
		expect(calls(operation)).toBe(1);
		await settles(edited);
	});

	test('the connection drops before anything is done', async () => {
		const item = await ordered(operation, { kind: 'drop' }, edited);
		expect(from(item, operation)[0]?.status).toBe('unknown');
		expect(calls(operation)).toBe(1);
		await settles(edited);
	});

	test('refused: nothing after it is started', async () => {
		const item = await ordered(operation, { status: 400, body: { Message: 'No' } }, edited);
		const [first, ...rest] = from(item, operation);
		expect(first?.status).toBe('rejected');
		expect(rest.map((each) => each.status)).toEqual(rest.map(() => 'notStarted'));
		await settles(edited);
	});
});

test('a line that was added without its line id is noted and found again', async () => {
	const edited = bought().withLine('SKU-3', 2, '7.50');
	const item = await ordered('Orders/UpdateOrderItem', { status: 400 }, edited);
	expect(item?.applied?.steps[0]).toMatchObject({ status: 'done' });
	expect(item?.applied?.steps[0]?.message).toMatch(/without its line ID/);
	await settles(edited);
	expect(warehouse.simulator.calls.count('Orders/AddOrderItem')).toBe(1);
});

test('an unreadable read-back leaves the step unknown', async () => {
	warehouse.simulator.faults.add({
		operation: 'Orders/GetOrdersById',
		kind: 'status',
		times: 3,
		afterCalls: 1,
	});
	const edited = bought().withLine('SKU-3', 2, '7.50');
	const item = await ordered('Orders/AddOrderItem', { when: 'after' }, edited);
	expect(statuses(item)).toEqual(['addLine: unknown', 'setTotals: notStarted']);
	await settles(edited);
});
