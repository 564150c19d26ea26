import type { Lineage } from '../../../domain/lineage/lineage';
import { toOrderKey } from '../../../domain/order/order-key';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import { anOrder } from '../../builders/order-builder';
import { aLook } from '../../builders/signal-builder';
import { gated, numbered, Warehouse } from './warehouse';

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
	for (const sku of ['SKU-1', 'SKU-2']) warehouse.stock(sku);
});
afterEach(async () => await warehouse.close());

const bought = () => anOrder().withLine('SKU-1', 3, '10.00');
/** The order as first placed, cancelled by the app that made it anew as 6002. */
const before = () => numbered(bought().cancelled().build(), '6001');
const after = () => {
	const story = anOrder()
		.withLine('SKU-1', 2, '10.00', { lineId: '201' })
		.withLine('SKU-2', 1, '5.00', { lineId: '202' });
	return numbered(story.build(), '6002');
};

const kin = (reference: string): NonNullable<Lineage['predecessor']> => ({
	orderKey: toOrderKey({ system: 'shopify', account: 'demo.myshopify.com', reference }),
	reference,
	sourceId: `gid://shopify/Order/${reference}`,
	name: `#${reference}`,
	createdAt: '2026-03-01T08:00:00Z',
	cancelledAt: null,
});
const lineage = (changes: Partial<Lineage>): Lineage => ({
	kind: 'lineage',
	schemaVersion: 1,
	verdict: 'successor',
	evidence: ['It looks like a replacement'],
	predecessor: null,
	successor: null,
	waitUntil: null,
	...changes,
});
const replaces = () => lineage({ predecessor: kin('6001') });
const isReplaced = () => lineage({ successor: kin('6002') });

async function sweep(snapshot: OrderSnapshot, belongs: Lineage) {
	const look = aLook({ orderKey: snapshot.orderKey });
	const read = await warehouse.run('get', [{ look, snapshot, lineage: belongs }]);
	const planned = await warehouse.run('plan', read, { importOrders: true });
	const applied = await warehouse.run('apply', planned.map(gated));
	const [item] = await warehouse.run('verify', applied);
	return item;
}
const orders = () => warehouse.simulator.warehouse.orders();

describe.each([
	['the new order is looked at first', ['after', 'before']],
	['the cancelled one is looked at first', ['before', 'after']],
])('made anew in the shop; %s', (_what, turns) => {
	test('one order of the warehouse goes over from one to the other', async () => {
		warehouse.place(numbered(bought().build(), '6001'));
		for (const turn of turns) {
			const item = await (turn === 'after'
				? sweep(after(), replaces())
				: sweep(before(), isReplaced()));
			if (turn === 'before') expect(item?.decision?.code).toBe('NOT_NEEDED');
			else expect(item?.verification?.discrepancies).toEqual([]);
		}
		expect(orders()).toHaveLength(1);
		expect(orders()[0]).toMatchObject({ Processed: false, TotalsInfo: { TotalCharge: 25 } });
		const again = await sweep(after(), replaces());
		expect(again?.plan?.steps).toEqual([]);
	});
});

test('a new order that stands in the warehouse itself keeps its own, and the cancelled one goes', async () => {
	warehouse.place(numbered(bought().build(), '6001'));
	warehouse.place(after());
	const kept = await sweep(after(), replaces());
	expect(kept?.target?.reference).toBe('6002');
	expect(kept?.plan?.steps).toEqual([]);
	const gone = await sweep(before(), isReplaced());
	expect(gone?.plan?.steps.map((step) => step.kind)).toEqual(['cancelOrder']);
	expect(orders().map((order) => order.Processed)).toEqual([true, false]);
});

test('a new order whose predecessor never came is imported', async () => {
	const item = await sweep(after(), replaces());
	expect(item?.decision?.code).toBe('CREATE');
	expect(orders()).toHaveLength(1);
});

describe('in doubt', () => {
	const waiting = () => lineage({ verdict: 'ambiguous', waitUntil: '2026-03-02T13:00:00Z' });
	const doubtful = () => lineage({ verdict: 'ambiguous' });

	test.each([
		['a new order is not imported', after],
		['a cancelled order is not cancelled', before],
	])('%s while the other half may still come', async (_what, snapshot) => {
		warehouse.place(numbered(bought().build(), '6001'));
		const item = await sweep(snapshot(), waiting());
		expect(item?.plan).toMatchObject({ steps: [], postponed: { until: '2026-03-02T13:00:00Z' } });
		expect(item?.decision).toMatchObject({ verdict: 'hold', code: 'POSTPONED' });
		expect(orders().map((order) => order.Processed)).toEqual([false]);
	});

	test.each([
		['a new order', after],
		['a cancelled order', before],
	])('%s waits for a person after that', async (_what, snapshot) => {
		warehouse.place(numbered(bought().build(), '6001'));
		const item = await sweep(snapshot(), doubtful());
		expect(item?.plan?.problems).toMatchObject([{ code: 'LINEAGE_AMBIGUOUS' }]);
		expect(item?.decision).toMatchObject({ verdict: 'refuse', code: 'PLAN_BLOCKED' });
		expect(orders().map((order) => order.Processed)).toEqual([false]);
	});

	test('an order that the warehouse has under its own name is edited as ever', async () => {
		warehouse.place(numbered(bought().build(), '6002'));
		const item = await sweep(after(), doubtful());
		expect(item?.verification?.discrepancies).toEqual([]);
	});
});
