import type { SyncItem } from '../../../../domain/report/sync-item';
import { anOrder } from '../../../builders/order-builder';
import { numbered, Office } from './office';

const ORDER = 'SHOPIFY_SO_6001';
let office: Office;

beforeAll(async () => {
	office = await Office.open({ taxProfile: 'suiteTax' });
});
beforeEach(() => {
	office.startOver();
});
afterAll(async () => await office.close());

const bought = () => anOrder().withLine('MUG', 2, '6.01').withLine('TEA', 3, '1.99');
const edited = () => bought().nowWith('TEA', { quantity: 5 });

/** An order that was placed and then edited, ready to be verified. */
async function applied(order = edited()): Promise<SyncItem[]> {
	await office.place(bought().build());
	const items = await office.run('apply', await office.plan([order.build()]));
	expect(items[0]?.applied?.steps.every(({ status }) => status === 'done')).toBe(true);
	return items;
}
const verified = async (items: SyncItem[]) => (await office.run('verify', items))[0]?.verification;

describe('orders of which only lines were written', () => {
	test('are read back by two queries for fifty of them', async () => {
		const orders = ['7000', '7001'];
		await office.place(...orders.map((reference) => numbered(bought().build(), reference)));
		const wishes = orders.map((reference) => numbered(edited().build(), reference));
		const items = await office.run('apply', await office.plan(wishes));
		const sixty = Array.from({ length: 30 }, () => items).flat();
		const { result, calls } = await office.counting(() => office.run('verify', sixty));
		expect(result.map(({ verification }) => verification)).toEqual(
			Array(60).fill({ discrepancies: [], newWaves: [], parked: false }),
		);
		expect(calls).toEqual({ 'POST suiteql': 4 });
	});

	test('that do not come out in step are read whole before anything is said', async () => {
		const items = await applied();
		office.simulator.account.editByHand(ORDER, { shippingCost: 7 });
		const { result, calls } = await office.counting(() => verified(items));
		expect(result?.discrepancies).toMatchObject([{ kind: 'shipping' }, { kind: 'total' }]);
		expect(calls['GET salesOrder']).toBe(1);
	});

	test('are read whole where the query is refused', async () => {
		const items = await applied();
		office.simulator.faults.add({ target: 'suiteql', kind: 'status', status: 400, times: 2 });
		const { result, calls } = await office.counting(() => verified(items));
		expect(result?.discrepancies).toEqual([]);
		expect(calls['GET salesOrder']).toBe(1);
	});
});

describe('differences are told', () => {
	const lineOf = (sku: string): number =>
		office.simulator.account.order(ORDER).lines.find((line) => line.sku === sku)?.line ?? 0;

	test.each([
		['a quantity', () => ({ line: lineOf('TEA'), quantity: 4, amount: 8.29 }), ['quantity']],
		['an amount', () => ({ line: lineOf('TEA'), amount: 8.28 }), ['value', 'total']],
		['a closed line', () => ({ line: lineOf('TEA'), isClosed: true }), ['line', 'total', 'tax']],
	])('of %s', async (_what, change, expected) => {
		const items = await applied();
		office.simulator.account.editByHand(ORDER, { item: { items: [change()] } });
		const found = (await verified(items))?.discrepancies.map(({ kind }) => kind);
		expect(found).toEqual(expected);
	});

	test('of the tax', async () => {
		const items = await applied();
		const { taxDetails } = office.simulator.account.order(ORDER);
		const reference = taxDetails[0]?.reference;
		const row = { taxDetailsReference: reference, taxCode: { id: '5' }, taxType: { id: '1' } };
		office.simulator.account.editByHand(ORDER, {
			taxDetails: { items: [{ ...row, taxBasis: 10.02, taxRate: 20, taxAmount: 2.01 }] },
		});
		expect((await verified(items))?.discrepancies.map(({ kind }) => kind)).toEqual([
			'total',
			'tax',
		]);
	});

	test('of an address, which is read from the record', async () => {
		const moved = bought().deliveredTo({
			...(bought().build().deliveryAddress ?? never()),
			address1: '1 New Road',
		});
		const items = await applied(moved);
		expect((await verified(items))?.discrepancies).toEqual([]);
		office.simulator.account.editByHand(ORDER, { shippingAddress: { addr1: 'Elsewhere' } });
		expect((await verified(items))?.discrepancies).toMatchObject([
			{ kind: 'address', detail: expect.stringContaining('delivery.address1') },
		]);
	});

	test('of an order that is gone', async () => {
		const items = await applied();
		office.simulator.reset();
		expect((await verified(items))?.discrepancies).toMatchObject([
			{ kind: 'state', found: 'nothing' },
		]);
	});

	test('not of what the gate refused', async () => {
		await office.place(bought().build());
		office.simulator.account.ship(ORDER, [{ sku: 'MUG', quantity: 2 }]);
		const fewer = edited().nowWith('MUG', { quantity: 1 }).build();
		const [item] = await office.sweep([fewer]);
		expect(item?.decision?.refused).toMatchObject([{ code: 'LINE_SHIPPED' }]);
		expect(item?.verification?.discrepancies).toEqual([]);
	});
});

const never = (): never => {
	throw new Error('The story has an address');
};

test('a new order is found by its external ID', async () => {
	office.stock('MUG');
	office.stock('TEA');
	const planned = await office.plan([bought().build()], { importOrders: true });
	const items = await office.run('apply', planned);
	expect(items[0]?.target?.orderId).toBe(office.simulator.account.order(ORDER).id);
	expect(await verified(items)).toEqual({ discrepancies: [], newWaves: [], parked: false });
});

test('an order that is held is said to be', async () => {
	const items = await applied();
	office.simulator.account.editByHand(ORDER, { custbody_osync_hold: true });
	expect(await verified(items)).toMatchObject({ discrepancies: [], parked: true });
});

test('an order that cannot be read fails by itself', async () => {
	const items = await applied();
	office.simulator.faults.add({ kind: 'status', status: 403, times: 0 });
	const [item] = await office.run('verify', items);
	expect(item?.failure).toMatchObject({ step: 'verify', retry: true });
	expect(item?.verification).toBeUndefined();
});
