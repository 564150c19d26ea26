import { buildReport } from '../../../domain/report/build-report';
import type { SyncItem } from '../../../domain/report/sync-item';
import { anOrder } from '../../builders/order-builder';
import { statuses, Warehouse, type Planned } from './warehouse';

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
	for (const sku of ['SKU-1', 'SKU-2']) warehouse.stock(sku);
});
afterEach(async () => await warehouse.close());

const IMPORT = { importOrders: true };
const bought = () => anOrder().withLine('SKU-1', 3, '10.00').withLine('SKU-2', 1, '4.99');
const held = () => warehouse.simulator.warehouse.order('6001');
const calls = (operation: string) => warehouse.simulator.calls.count(operation);
const imported = async (orders: readonly Planned[], parameters = {}) =>
	await warehouse.sweep(orders, { ...IMPORT, ...parameters });

describe('unpaid orders', () => {
	const unpaid = () => bought().with({ paid: false, financialStatus: 'pending' }).build();

	test('land parked and are right all the same', async () => {
		const snapshot = unpaid();
		for (const prices of snapshot.prices) Object.assign(prices, { taxMinor: prices.taxMinor + 1 });
		const [item] = await imported([{ snapshot }]);
		expect(item?.verification?.discrepancies).toEqual([]);
		const [again] = await warehouse.plan([{ snapshot }], IMPORT);
		expect(again?.plan?.steps).toEqual([]);
		expect(statuses(item)).toEqual(['createOrder: done', 'setTotals: done']);
		expect(item?.applied?.stillHeld).toBe(true);
		expect(held().GeneralInfo).toMatchObject({ Status: 0, IsParked: true });
		const [released] = await warehouse.run('release', item ? [item] : []);
		expect(released?.released).toBe('unpaid');
	});

	test.each([true, false])(
		'are marked as paid and let go once paid (held by us: %s)',
		async (heldByUs) => {
			await imported([{ snapshot: unpaid() }]);
			const [item] = await imported([{ snapshot: bought().build(), look: { heldByUs } }]);
			const [kept] = await warehouse.run('release', item ? [item] : []);
			expect(kept?.released).toBe(heldByUs ? 'unpaid' : 'notHeld');
			const [released] = await warehouse.run('release', item ? [item] : [], { markPaid: true });
			expect(released?.released).toBe('released');
			expect(held().GeneralInfo).toMatchObject({ Status: 1, IsParked: false });
		},
	);

	test('a lost answer to the payment is settled by the next look', async () => {
		await imported([{ snapshot: unpaid() }]);
		const story = { snapshot: bought().build(), look: { heldByUs: true } };
		const first = await imported([story]);
		const fault = { operation: 'Orders/ChangeStatus', kind: 'status', when: 'after' } as const;
		warehouse.simulator.faults.add(fault);
		const [failed] = await warehouse.run('release', first, { markPaid: true });
		expect(failed).toMatchObject({ released: 'failed', applied: { stillHeld: true } });
		const second = await imported([story]);
		const [released] = await warehouse.run('release', second, { markPaid: true });
		expect(released?.released).toBe('released');
		expect(held().GeneralInfo).toMatchObject({ Status: 1, IsParked: false });
		expect(calls('Orders/ChangeStatus')).toBe(1);
	});
});

describe('the report', () => {
	const context = {
		lane: 'linnworks' as const,
		now: new Date('2026-03-02T12:00:00Z'),
		executionId: '1',
		link: '',
	};
	const report = (item: SyncItem | undefined) => {
		if (!item) throw new Error('No item came out');
		return buildReport(item, [], context);
	};

	test('of an import says that the order is in step, and remembers nothing', async () => {
		const items = await warehouse.run('release', await imported([{ snapshot: bought().build() }]));
		expect(report(items[0])).toMatchObject({
			ledger: { outcome: 'converged', target_order: String(held().NumOrderId) },
			exceptions: [],
			remember: [],
		});
	});

	test('of an unpaid order remembers that it is held, and under which id', async () => {
		const snapshot = bought().with({ paid: false }).build();
		const items = await warehouse.run('release', await imported([{ snapshot }]));
		const { exceptions, remember } = report(items[0]);
		expect(exceptions).toEqual([]);
		expect(remember.map((row) => row.kind).sort()).toEqual(['hold', 'signal']);
		expect(remember.every((row) => row.target_order_id === held().OrderId)).toBe(true);
	});

	test('of an order that cannot be imported yet raises its exception and looks again', async () => {
		const snapshot = anOrder().withLine('NOPE', 1, '9.00').build();
		const { exceptions, remember } = report((await imported([{ snapshot }]))[0]);
		expect(exceptions.map((each) => each.code)).toEqual(['SKU_UNMAPPED']);
		expect(remember.map((row) => row.kind)).toEqual(['signal']);
	});

	test('of a postponed import raises nothing and comes back when the time has come', async () => {
		const now = new Date();
		const snapshot = bought()
			.with({ createdAt: new Date(now.getTime() - 60_000).toISOString() })
			.build();
		const look = { firstReceivedAt: now.toISOString() };
		const [item] = await imported([{ snapshot, look }], { minimumAgeMinutes: 60 });
		const { exceptions, remember } = buildReport(item as SyncItem, [], { ...context, now });
		expect(exceptions).toEqual([]);
		expect(remember).toMatchObject([
			{ kind: 'signal', not_before: new Date(now.getTime() + 59 * 60_000).toISOString() },
		]);
	});
});
