import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { OrderLook } from '../../../domain/signal/order-look';
import type { SyncItem } from '../../../domain/report/sync-item';
import type { OrderView } from '../../../simulators/linnworks';
import { anOrder } from '../../builders/order-builder';
import { Warehouse } from './warehouse';

jest.setTimeout(60_000);

let warehouse: Warehouse;
/** The most orders that could be picked at any moment, looked at after every call. */
let mostPickable = 0;

beforeAll(async () => {
	warehouse = await Warehouse.open();
	const { calls } = warehouse.simulator;
	const add = calls.add.bind(calls);
	calls.add = (call) => {
		add(call);
		mostPickable = Math.max(mostPickable, orders().filter(isPickable).length);
	};
});
afterAll(async () => await warehouse.close());

const bought = () => anOrder().withLine('SKU-1', 3, '10.00').withLine('SKU-2', 1, '4.99');
const edited = () => bought().nowWith('SKU-1', { quantity: 2 }).withLine('SKU-3', 1, '7.50');
const editedAgain = () => edited().nowWith('SKU-3', { quantity: 2 });
const orders = (): OrderView[] => warehouse.simulator.warehouse.orders();
const open = (): OrderView[] => orders().filter((order) => !order.Processed);
const isPickable = ({ Processed, GeneralInfo: info }: OrderView): boolean =>
	!Processed && !info.IsParked && !info.HoldOrCancel;

function start({ held = false, wrongItem = false } = {}): Partial<OrderLook> {
	const { simulator } = warehouse;
	simulator.reset();
	simulator.switches.quota = false;
	for (const sku of ['SKU-1', 'SKU-2']) warehouse.stock(sku);
	const channelSkus = wrongItem ? ['SKU-3'] : [];
	simulator.warehouse.addStockItem({ sku: 'OTHER', title: 'Other', level: 9, channelSkus });
	warehouse.stock('SKU-3');
	warehouse.place(bought().build());
	if (held) simulator.warehouse.park('6001');
	mostPickable = 0;
	return { heldByUs: held };
}

/** A whole sweep, with nothing known but what the tables hold: the order, and whether the intake parked it. */
async function sweep(snapshot: OrderSnapshot, look: Partial<OrderLook>) {
	const parameters = {
		strategy: 'regenerate',
		wholeLineage: true,
		options: { rateLimitPercent: 100_000 },
	};
	const items = await warehouse.sweep([{ snapshot, look }], parameters);
	const [item] = await warehouse.run('release', items, { options: parameters.options });
	return item;
}

/** Call `n` is carried out but its answer is lost, and from then on nothing gets through any more. */
function dieAfter(n: number): void {
	const { faults } = warehouse.simulator;
	const dead = { operation: '*', kind: 'status', status: 403 } as const;
	faults.add({ ...dead, when: 'after', afterCalls: n });
	faults.add({ ...dead, afterCalls: n + 1, times: 0 });
}

/** Sweeps until the order is in step, as its signal stays in the table until then. */
async function settles(snapshot: OrderSnapshot, look: Partial<OrderLook>) {
	warehouse.simulator.faults.clear();
	let item: SyncItem | undefined;
	for (let looks = 0; looks < 4; looks += 1) {
		item = await sweep(snapshot, look);
		if (item?.verification?.discrepancies.length === 0 && item.released !== 'failed') break;
	}
	expect(item?.verification?.discrepancies).toEqual([]);
	expect(open()).toHaveLength(1);
	const [only] = open();
	expect(only?.GeneralInfo.IsParked).toBe(false);
	expect(Math.round((only?.TotalsInfo.TotalCharge ?? 0) * 100)).toBe(
		snapshot.prices[0]?.totalMinor,
	);
	expect(JSON.stringify(only?.ExtendedProperties)).not.toMatch(/OrderSyncHold/);
	expect(mostPickable).toBe(1);
}

const isWrite = (operation: string): boolean =>
	/Create|Cancel|Change|Set|Update|Add|Remove|Delete/.test(operation);

/**
 * Tells a story to its end, then again and again, dying at each of its writes: between two writes nothing changes in
 * Linnworks, so these are all the states that a crash can leave behind.
 */
async function dyingAtEveryWrite(
	begin: () => Partial<OrderLook>,
	first: OrderSnapshot,
	then = first,
): Promise<string[]> {
	const { calls } = warehouse.simulator;
	await settles(first, begin());
	await sweep(first, begin());
	const made = calls.all().map(({ operation }) => operation);
	const writes = made.flatMap((operation, at) => (isWrite(operation) ? [at] : []));
	for (const at of writes) {
		const look = begin();
		dieAfter(at);
		await sweep(first, look);
		await settles(then, look);
	}
	return writes.map((at) => made[at] ?? '');
}

describe('the process dies at any write', () => {
	test('of a replacement', async () => {
		const writes = await dyingAtEveryWrite(() => start(), edited().build());
		expect(writes).toEqual([
			'Orders/CreateOrders',
			'Orders/CancelOrder',
			'Orders/ChangeOrderTag',
			'Orders/SetExtendedProperties',
		]);
	});

	test('of a replacement for an order that the intake has parked', async () => {
		const writes = await dyingAtEveryWrite(() => start({ held: true }), edited().build());
		expect(writes).toHaveLength(5);
	});

	test('of a replacement whose totals have to be put right', async () => {
		const snapshot = edited().build();
		for (const prices of snapshot.prices) Object.assign(prices, { taxMinor: prices.taxMinor + 1 });
		const writes = await dyingAtEveryWrite(() => start(), snapshot);
		expect(writes).toContain('Orders/SetOrderTotalsInfo');
	});

	test('and the shop edits the order again meanwhile', async () => {
		await dyingAtEveryWrite(() => start(), edited().build(), editedAgain().build());
	});

	test('and the new order does not come out right', async () => {
		const writes = await dyingAtEveryWrite(() => start({ wrongItem: true }), edited().build());
		expect(writes.length).toBeGreaterThan(4);
	});
});

test('a new order that does not come out right is cancelled, and the old one is amended', async () => {
	const look = start({ wrongItem: true });
	const snapshot = edited().build();
	const first = await sweep(snapshot, look);
	expect(first?.applied?.steps[0]).toMatchObject({ status: 'rejected' });
	expect(first?.applied?.steps[0]?.message).toMatch(/SKU-3 is missing or is another article/);
	expect(open().map((order) => order.GeneralInfo.ReferenceNum)).toEqual(['6001']);
	expect(isPickable(open()[0] as OrderView)).toBe(true);
	const second = await sweep(snapshot, look);
	expect(second?.plan?.steps.map((step) => step.kind)).toContain('addLine');
	await settles(snapshot, look);
	expect(open()[0]?.GeneralInfo.ReferenceNum).toBe('6001');
});

describe('the old order moves on before it is replaced', () => {
	/** The new order is made, and the process dies before the old one is cancelled. */
	async function halfway() {
		const look = start();
		warehouse.simulator.faults.add({
			operation: 'Orders/CancelOrder',
			kind: 'status',
			status: 403,
			times: 0,
		});
		await sweep(edited().build(), look);
		warehouse.simulator.faults.clear();
		expect(open()).toHaveLength(2);
		return look;
	}

	test('picked: nothing is written, and the new order is not let go', async () => {
		const look = await halfway();
		const wave = warehouse.simulator.warehouse.createPickWave('6001');
		warehouse.simulator.warehouse.startWave(wave.PickingWaveId);
		const item = await sweep(edited().build(), look);
		expect(item?.decision).toMatchObject({ verdict: 'refuse', code: 'RACE' });
		expect(open().map((order) => order.GeneralInfo.IsParked)).toEqual([false, true]);
		expect(mostPickable).toBe(1);
	});

	test('dispatched: the new order is cancelled, and the edit came too late', async () => {
		const look = await halfway();
		warehouse.simulator.warehouse.process('6001');
		const first = await sweep(edited().build(), look);
		expect(first?.applied?.steps).toMatchObject([{ status: 'done' }]);
		expect(open()).toEqual([]);
		const second = await sweep(edited().build(), look);
		expect(second?.decision).toMatchObject({ verdict: 'refuse', code: 'CLOSED_DISPATCHED' });
		expect(mostPickable).toBe(1);
	});

	test('cancelled in the shop: both are cancelled', async () => {
		const look = await halfway();
		const item = await sweep(edited().cancelled().build(), look);
		expect(item?.verification?.discrepancies).toEqual([]);
		expect(open()).toEqual([]);
		expect(mostPickable).toBe(1);
	});
});
