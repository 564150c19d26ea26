import type { IDataObject } from 'n8n-workflow';
import { toOrderKey } from '../../../domain/order/order-key';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { DriftOrder } from '../../../domain/reconcile/drift-order';
import { LinnworksOrder } from '../../../nodes/Linnworks/LinnworksOrder.node';
import { OrderSync } from '../../../nodes/OrderSync/OrderSync.node';
import { anOrder } from '../../builders/order-builder';
import { numbered, Warehouse } from '../linnworks/warehouse';
import { nodeContext } from '../../support/node-context';

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
});
afterEach(async () => await warehouse.close());

const bought = (): OrderSnapshot => anOrder().withLine('SKU-1', 2, '10.00').build();

/** Get Open, the shop's orders as they are, and Plan: what the template does before Find Drift. */
async function readAll(...shop: OrderSnapshot[]): Promise<DriftOrder[]> {
	const context = warehouse.context([{}], {
		operation: 'getOpen',
		orderKeyPrefix: 'shopify:demo.myshopify.com',
		sourceIdPrefix: 'gid://shopify/Order/',
	});
	const [found] = await new LinnworksOrder().execute.call(context);
	const items = (found ?? []).map(({ json }) => {
		const { orderKey } = json['look'] as IDataObject;
		const snapshot = shop.find((order) => order.orderKey === orderKey);
		return json['failure'] ? json : { ...json, snapshot };
	});
	return await warehouse.run<DriftOrder>('plan', items);
}

async function findDrift(orders: readonly object[], parameters: Record<string, unknown> = {}) {
	const context = nodeContext({
		items: orders as IDataObject[],
		parameters: {
			operation: 'findDrift',
			quietMinutes: 10,
			missedMinutes: 15,
			repair: true,
			reportUnreadable: false,
			ignoredCodes: [],
			orderLink: 'https://shop.example',
			...parameters,
		},
	});
	const outputs = await new OrderSync().execute.call(context);
	const [exceptions = [], closures = [], signals = [], summary = []] = outputs.map((items) =>
		items.map(({ json }) => json),
	);
	return { exceptions, closures, signals, summary: summary[0] };
}

const changedByHand = (): void =>
	warehouse.simulator.warehouse.changeLine('6001', 'SKU-1', { Quantity: 4 });

it('an order that is what the shop says', async () => {
	warehouse.place(bought());
	const { exceptions, closures, signals, summary } = await findDrift(await readAll(bought()));
	expect([exceptions, closures, signals]).toEqual([[], [], []]);
	expect(summary).toEqual({ orders: 1, inStep: 1 });
});

it('an order that somebody changed in the warehouse, beside one that nobody did', async () => {
	const other = numbered(bought(), '6002');
	warehouse.place(bought());
	warehouse.place(other);
	changedByHand();
	const found = await findDrift(await readAll(bought(), other));
	expect(found.exceptions).toMatchObject([{ code: 'DRIFT_QUANTITY', target_order: '100001' }]);
	expect(found.exceptions[0]?.['replay_key']).not.toBe('');
	expect(found.signals).toMatchObject([{ order_key: bought().orderKey, topic: 'drift' }]);
	expect(found.summary).toEqual({ orders: 2, inStep: 1, drift: 1, DRIFT_QUANTITY: 1 });
});

describe('whatever was changed by hand, the sweep puts it right, and then nothing is drift', () => {
	const hands = () => warehouse.simulator.warehouse;
	const penny = (name: 'Tax' | 'TotalCharge', by: number) => () => {
		const { [name]: held } = hands().order('6001').TotalsInfo;
		hands().changeTotals('6001', { [name]: held + by });
	};

	it.each([
		['a quantity', 'DRIFT_QUANTITY', () => hands().changeLine('6001', 'SKU-1', { Quantity: 4 })],
		['a line', 'DRIFT_QUANTITY', () => hands().removeLine('6001', 'SKU-2')],
		['a price', 'DRIFT_PRICE', () => hands().changeLine('6001', 'SKU-1', { PricePerUnit: 8 })],
		['an address', 'DRIFT_ADDRESS', () => hands().changeAddress('6001', { Town: 'York' })],
		['a penny of tax', 'DRIFT_TAX_ROUNDING', penny('Tax', 0.01)],
		['a pound of tax', 'DRIFT_TAX', penny('Tax', 1)],
		['the total', 'DRIFT_PRICE', penny('TotalCharge', -2)],
	])('%s', async (_what, code, change) => {
		const order = anOrder().withLine('SKU-1', 2, '10.00').withLine('SKU-2', 1, '3.33').build();
		warehouse.place(order);
		change();
		const { exceptions, signals } = await findDrift(await readAll(order));
		expect(exceptions.map((row) => row['code'])).toEqual([code]);
		expect(signals).toHaveLength(1);
		const [corrected] = await warehouse.sweep([{ snapshot: order }]);
		expect(corrected?.verification?.discrepancies).toEqual([]);
		expect((await findDrift(await readAll(order))).summary).toEqual({ orders: 1, inStep: 1 });
	});
});

it('says it once, and closes it when it is gone', async () => {
	warehouse.place(bought());
	const held = await readAll(anOrder().withLine('SKU-1', 3, '10.00').build());
	const first = await findDrift(held);
	const openExceptions = JSON.stringify([{ ...first.exceptions[0], id: 4 }, {}]);
	expect((await findDrift(held, { openExceptions })).exceptions).toEqual([]);
	const { closures } = await findDrift(await readAll(bought()), { openExceptions });
	expect(closures).toMatchObject([{ exception_id: 4, status: 'resolved' }]);
});

it('tells a change that we wrote and that is gone as reverted', async () => {
	const edited = anOrder().withLine('SKU-1', 5, '10.00').build();
	warehouse.place(bought());
	const [written] = await warehouse.sweep([{ snapshot: edited }]);
	expect(written?.verification?.discrepancies).toEqual([]);
	warehouse.simulator.warehouse.changeLine('6001', 'SKU-1', { Quantity: 2 });
	const ledgerRows = [
		{
			order_key: edited.orderKey,
			outcome: 'converged',
			source_updated_at: edited.updatedAt,
			recorded_at: '2026-03-02T08:05:00.000Z',
			topics: 'orders/edited',
			steps: JSON.stringify(
				(written?.applied?.steps ?? []).map(({ step, status }) => ({ ...step, status })),
			),
		},
	];
	const { exceptions } = await findDrift(await readAll(edited), { ledgerRows });
	expect(exceptions).toMatchObject([{ code: 'DRIFT_REVERTED' }]);
	expect(exceptions[0]?.['reason']).toMatch(/5 in the shop, 2 in the warehouse.*2026-03-02T08:05/);
});

it('leaves orders alone for which something waits, and those just looked at', async () => {
	warehouse.place(bought());
	changedByHand();
	const orders = await readAll(bought());
	const waiting = [{ order_key: bought().orderKey, kind: 'hold' }];
	expect((await findDrift(orders, { waitingSignals: waiting })).summary).toMatchObject({
		waiting: 1,
	});
	const recorded_at = new Date().toISOString();
	const ledgerRows = [{ order_key: bought().orderKey, outcome: 'converged', recorded_at }];
	const recent = await findDrift(orders, { ledgerRows });
	expect(recent).toMatchObject({ exceptions: [], signals: [], summary: { recent: 1 } });
});

it('two open orders for one order of the shop', async () => {
	warehouse.place(bought(), { source: 'SHOPIFY' });
	warehouse.place(bought(), { source: 'N8N' });
	const { exceptions } = await findDrift(await readAll(bought()));
	expect(exceptions).toMatchObject([{ code: 'ORDER_AMBIGUOUS', order_name: bought().orderKey }]);
});

it('stops at orders of another shop', async () => {
	warehouse.place(bought());
	const [order] = await readAll(bought());
	const orderKey = toOrderKey({ system: 'shopify', account: 'x.myshopify.com', reference: '6001' });
	const snapshot = { ...order?.snapshot, orderKey };
	await expect(findDrift([{ ...order, snapshot }])).rejects.toThrow(/but the shop calls it/);
});

it('stops at an item that is no order', async () => {
	await expect(findDrift([{ id: 1 }])).rejects.toThrow(/Item 0 is not an order to compare: look/);
});
