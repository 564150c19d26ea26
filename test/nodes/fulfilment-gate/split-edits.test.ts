import { gatePolicySchema } from '../../../domain/gate/gate-policy';
import { buildReport } from '../../../domain/report/build-report';
import type { EditReport } from '../../../domain/report/edit-report';
import type { SyncItem } from '../../../domain/report/sync-item';
import { gateItem } from '../../../nodes/FulfilmentGate/gate-item';
import { anAddress } from '../../builders/address-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aLook, NOW } from '../../builders/signal-builder';
import { statuses, Warehouse } from '../linnworks/warehouse';

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
});
afterEach(async () => await warehouse.close());

const bought = (): OrderBuilder =>
	anOrder().withLine('SKU-1', 3, '10.00').withLine('SKU-2', 2, '5.00');
const elsewhere = anAddress({ address1: '7 Other Way', town: 'Leeds', postcode: 'LS1 4AP' });
const held = () => warehouse.simulator.warehouse.order('6001');
const quantities = (): Record<string, number> =>
	Object.fromEntries(held().Items.map((item) => [item.SKU, item.Quantity]));
const report = (item: SyncItem | undefined): EditReport => {
	if (!item) throw new Error('The order got lost');
	return buildReport(item, [], { lane: 'linnworks', now: NOW, executionId: '1', link: '' });
};

test('a picked order keeps its lines and totals and gets its new address', async () => {
	warehouse.place(bought().build());
	const { simulator } = warehouse;
	const wave = simulator.warehouse.createPickWave('6001');
	simulator.warehouse.startWave(wave.PickingWaveId);
	simulator.warehouse.pickItem('6001', 'SKU-1', 1);
	const total = held().TotalsInfo.TotalCharge;
	const edited = bought().nowWith('SKU-1', { quantity: 1 }).deliveredTo(elsewhere).build();
	const [item] = await warehouse.sweep([{ snapshot: edited }]);
	expect(statuses(item)[0]).toBe('setContact: done');
	expect(statuses(item).some((each) => each.startsWith('updateLine'))).toBe(false);
	expect(item?.verification).toEqual({ discrepancies: [], newWaves: [], parked: false });
	expect(held().CustomerInfo.Address.Town).toBe('Leeds');
	expect(quantities()).toEqual({ 'SKU-1': 3, 'SKU-2': 2 });
	expect(held().TotalsInfo.TotalCharge).toBe(total);
	const { ledger, exceptions } = report(item);
	expect(ledger.outcome).toBe('partly');
	expect(exceptions.map((row) => row.code)).toEqual(['GATE_PICKED']);
});

test('what was refused in a wave is written by itself once the order has left it', async () => {
	warehouse.place(bought().build());
	const { simulator } = warehouse;
	const wave = simulator.warehouse.createPickWave('6001');
	simulator.warehouse.startWave(wave.PickingWaveId);
	const edited = bought().nowWith('SKU-1', { quantity: 1 }).deliveredTo(elsewhere).build();
	const [first] = await warehouse.sweep([{ snapshot: edited }]);
	expect(report(first).remember.map((row) => row.kind)).toEqual(['signal']);
	simulator.warehouse.abandonWave(wave.PickingWaveId);
	const [second] = await warehouse.sweep([{ snapshot: edited }]);
	expect(second?.verification?.discrepancies).toEqual([]);
	expect(report(second).ledger.outcome).toBe('converged');
	expect(quantities()).toEqual({ 'SKU-1': 1, 'SKU-2': 2 });
});

test('a labelled order gets its note and nothing else', async () => {
	warehouse.place(bought().build());
	warehouse.simulator.warehouse.printLabel('6001', 'TRACK-1');
	const edited = bought().deliveredTo(elsewhere).withNote('Ring twice').build();
	const [item] = await warehouse.sweep([{ snapshot: edited }]);
	expect(statuses(item)).toEqual(['setNote: done']);
	expect(item?.verification?.discrepancies).toEqual([]);
	expect(held().CustomerInfo.Address.Town).not.toBe('Leeds');
	expect(report(item).exceptions.map((row) => row.code)).toEqual(['GATE_LABEL']);
});

test('a part-shipped order is never taken below what has left, and its stock is not inflated', async () => {
	warehouse.place(bought().build());
	const { simulator } = warehouse;
	simulator.warehouse.partShip('6001', 'SKU-1', 2);
	const before = simulator.warehouse.stockLevel('SKU-1');
	const edited = bought()
		.nowWith('SKU-1', { quantity: 1 })
		.nowWith('SKU-2', { quantity: 1 })
		.build();
	const [item] = await warehouse.sweep([{ snapshot: edited }]);
	expect(statuses(item)).toEqual(['updateLine: done']);
	expect(quantities()).toEqual({ 'SKU-1': 3, 'SKU-2': 1 });
	expect(simulator.warehouse.stockLevel('SKU-1')).toEqual(before);
	const said = report(item);
	expect(said.ledger.outcome).toBe('partly');
	expect(said.exceptions.map((row) => row.code)).toEqual(['GATE_LINE_SHIPPED']);
	expect(said.exceptions[0]?.reason).toContain('Done: change SKU-2 from 2 to 1.');
});

test('a further part shipment after planning is a conflict, one that was planned with is not', async () => {
	warehouse.place(bought().build());
	const { simulator } = warehouse;
	simulator.warehouse.partShip('6001', 'SKU-1', 1);
	const edited = bought().nowWith('SKU-1', { quantity: 2 }).build();
	const planned = await warehouse.plan([{ snapshot: edited }]);
	simulator.warehouse.partShip('6001', 'SKU-1', 1);
	const [item] = await warehouse.run('apply', planned);
	expect(item?.applied?.conflict).toBe(true);
	const [again] = await warehouse.sweep([{ snapshot: edited }]);
	expect(again?.applied?.conflict).toBe(false);
	expect(quantities()['SKU-1']).toBe(2);
});

test.each([
	['the pick list', () => warehouse.simulator.warehouse.printPickList('6001')],
	['the invoice', () => warehouse.simulator.warehouse.printInvoice('6001')],
])('an order of which %s was printed after planning is left alone', async (_what, print) => {
	warehouse.place(bought().build());
	const edited = bought().nowWith('SKU-1', { quantity: 1 }).build();
	const planned = await warehouse.plan([{ snapshot: edited }]);
	print();
	const [item] = await warehouse.run('apply', planned);
	expect(item?.applied?.conflict).toBe(true);
	expect(quantities()['SKU-1']).toBe(3);
});

test('an order that we parked is let go when the policy refuses its change for good', async () => {
	warehouse.place(bought().build());
	warehouse.simulator.warehouse.park('6001');
	const look = aLook({ heldByUs: true });
	const items = [{ look, snapshot: bought().deliveredTo(elsewhere).build() }];
	const planned = await warehouse.run('plan', await warehouse.run('get', items));
	const policy = gatePolicySchema.parse({
		fields: [
			{ field: 'address', until: 'never', app: '', editor: '', cutOffMinutes: null, note: '' },
		],
	});
	const gated = planned.map((item) => gateItem(item, policy).item);
	const verified = await warehouse.run('verify', await warehouse.run('apply', gated));
	const [item] = await warehouse.run('release', verified);
	expect(item?.released).toBe('released');
	expect(held().GeneralInfo.IsParked).toBe(false);
	const said = report(item);
	expect(said.ledger.outcome).toBe('refused');
	expect(said.exceptions.map((row) => row.code)).toEqual(['GATE_CUT_OFF']);
	expect(said.remember).toEqual([]);
});
