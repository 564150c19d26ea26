import type { SyncItem } from '../../../domain/report/sync-item';
import { LinnworksClient } from '../../../nodes/Linnworks/transport/linnworks-client';
import { anOrder } from '../../builders/order-builder';
import { numbered, statuses, Warehouse } from './warehouse';

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
});
afterEach(async () => await warehouse.close());

const bought = () => anOrder().withLine('SKU-1', 3, '10.00');
const edited = () => bought().nowWith('SKU-1', { quantity: 1 }).build();
const isParked = (reference = '6001') =>
	warehouse.simulator.warehouse.order(reference).GeneralInfo.IsParked;
const heldByUs = { look: { heldByUs: true }, snapshot: edited() };
const tagCalls = () => warehouse.simulator.calls.of('Orders/ChangeOrderTag');

async function release(items: readonly SyncItem[], stillEditedOrders: unknown = []) {
	return await warehouse.run('release', items, { stillEditedOrders });
}

describe('hold', () => {
	test('parks all orders in one call and says which were parked', async () => {
		const [first, second] = ['6001', '6002'].map((ref) =>
			warehouse.place(numbered(bought().build(), ref)),
		);
		warehouse.simulator.warehouse.lock('6002');
		const items = [{ target: { orderId: first } }, { target: { orderId: second } }, {}];
		const held = await warehouse.run<{ held: boolean }>('hold', items);
		expect(held.map((item) => item.held)).toEqual([true, false, false]);
		expect(tagCalls()).toHaveLength(1);
		expect(isParked()).toBe(true);
	});

	test('a dry run parks nothing', async () => {
		const orderId = warehouse.place(bought().build());
		const parameters = { dryRun: true };
		const [item] = await warehouse.run('hold', [{ target: { orderId } }], parameters);
		expect(item).toMatchObject({ held: false });
		expect(warehouse.simulator.calls.count()).toBe(0);
	});

	test('a lost answer is settled by reading back, a refusal is a failure', async () => {
		const orderId = warehouse.place(bought().build());
		const fault = { operation: 'Orders/ChangeOrderTag', kind: 'status' } as const;
		warehouse.simulator.faults.add({ ...fault, when: 'after' });
		expect(await warehouse.run('hold', [{ target: { orderId } }])).toMatchObject([{ held: true }]);
		expect(tagCalls()).toHaveLength(1);
		warehouse.simulator.faults.add({ ...fault, status: 403 });
		const [item] = await warehouse.run('hold', [{ target: { orderId } }]);
		expect(item).toMatchObject({ held: false, failure: { code: 'SYNC_FAILED' } });
	});
});

describe('a parked order', () => {
	test.each([
		['strict', 'unparkFirst', 'done'],
		['silent', 'unparkFirst', 'done'],
		['lax', 'unparkFirst', 'done'],
		['strict', 'editParked', 'rejected'],
		['silent', 'editParked', 'rejected'],
		['lax', 'editParked', 'done'],
	] as const)('account %s, %s: %s', async (parkedEdits, parkedOrders, status) => {
		warehouse.simulator.switches.parkedEdits = parkedEdits;
		warehouse.place(bought().build());
		warehouse.simulator.warehouse.park('6001');
		const [item] = await warehouse.sweep([heldByUs], { parkedOrders });
		expect(statuses(item)[0]).toBe(`updateLine: ${status}`);
		expect(item?.applied?.stillHeld).toBe(parkedOrders === 'editParked');
		expect(isParked()).toBe(parkedOrders === 'editParked');
		const [released] = await release(item ? [item] : []);
		expect(released?.released).toBe(status === 'done' ? 'released' : undefined);
		expect(isParked()).toBe(status !== 'done');
	});

	test('by somebody else is refused by the gate and not touched', async () => {
		warehouse.place(bought().build());
		warehouse.simulator.warehouse.park('6001');
		const [item] = await warehouse.sweep([{ snapshot: edited() }]);
		expect(item?.decision?.code).toBe('BLOCK_PARKED');
		expect(item?.applied).toBeUndefined();
		expect(isParked()).toBe(true);
	});

	test('for want of payment is parked again afterwards, and kept until it is paid', async () => {
		warehouse.place(bought().build(), { paid: false });
		const [item] = await warehouse.sweep([{ snapshot: edited() }]);
		expect(statuses(item)[0]).toBe('updateLine: done');
		expect(item?.applied?.stillHeld).toBe(true);
		expect(item?.verification).toEqual({ discrepancies: [], newWaves: [], parked: true });
		const [released] = await release(item ? [item] : []);
		expect(released?.released).toBe('unpaid');
		expect(released?.applied?.stillHeld).toBe(true);
		expect(isParked()).toBe(true);
	});

	test('is parked again when its edit fails', async () => {
		warehouse.place(bought().build());
		warehouse.simulator.warehouse.park('6001');
		warehouse.simulator.faults.add({ operation: 'Orders/UpdateOrderItem', kind: 'status' });
		const [item] = await warehouse.sweep([heldByUs]);
		expect(statuses(item)[0]).toBe('updateLine: unknown');
		expect(item?.applied?.stillHeld).toBe(true);
		expect(isParked()).toBe(true);
	});

	test('is parked again even if the answer to that gets lost', async () => {
		warehouse.place(bought().build());
		warehouse.simulator.warehouse.park('6001');
		warehouse.simulator.faults.add({ operation: 'Orders/UpdateOrderItem', kind: 'status' });
		const lost = { operation: 'Orders/ChangeOrderTag', kind: 'drop', afterCalls: 1 } as const;
		warehouse.simulator.faults.add(lost);
		const [item] = await warehouse.sweep([heldByUs]);
		expect(item?.applied?.stillHeld).toBe(true);
		expect(isParked()).toBe(true);
	});

	test('is written when only the answer to unparking got lost', async () => {
		warehouse.place(bought().build());
		warehouse.simulator.warehouse.park('6001');
		const lost = { operation: 'Orders/ChangeOrderTag', kind: 'drop', when: 'after' } as const;
		warehouse.simulator.faults.add(lost);
		const [item] = await warehouse.sweep([heldByUs]);
		expect(statuses(item)[0]).toBe('updateLine: done');
		expect(tagCalls()).toHaveLength(1);
	});

	test('is parked again when it is not known whether it was unparked', async () => {
		warehouse.place(bought().build());
		warehouse.simulator.warehouse.park('6001');
		const fault = { operation: 'Orders/ChangeOrderTag', kind: 'status', times: 2 } as const;
		const planned = await warehouse.plan([heldByUs]);
		warehouse.simulator.faults.add(fault);
		const [item] = await warehouse.run('apply', planned);
		expect(item?.failure).toMatchObject({ step: 'apply', retry: true });
		expect(tagCalls().map((call) => call.status)).toEqual([500, 500, 200]);
		expect(isParked()).toBe(true);
	});

	test('is parked again even when our own code breaks', async () => {
		warehouse.place(bought().build());
		warehouse.simulator.warehouse.park('6001');
		const planned = await warehouse.plan([heldByUs]);
		const broken = jest.spyOn(LinnworksClient.prototype, 'updateOrderItem');
		broken.mockRejectedValueOnce(new TypeError('a fault of ours'));
		await expect(warehouse.run('apply', planned)).rejects.toThrow('a fault of ours');
		expect(isParked()).toBe(true);
		broken.mockRestore();
	});

	test('that Linnworks does not unpark is in conflict', async () => {
		warehouse.simulator.switches.jsonStatusWrites = 'ignored';
		warehouse.place(bought().build());
		warehouse.simulator.warehouse.park('6001');
		const [item] = await warehouse.sweep([heldByUs]);
		expect(item?.applied).toMatchObject({ conflict: true, stillHeld: true });
		const form = { options: { encoding: 'form' } };
		const [again] = await warehouse.sweep([heldByUs], form);
		expect(statuses(again)[0]).toBe('updateLine: done');
	});
});

describe('release', () => {
	test('unparks held orders that had nothing to change, in one call', async () => {
		const references = ['6001', '6002'];
		const orders = references.map((ref) => numbered(bought().build(), ref));
		for (const order of orders) {
			warehouse.place(order);
			warehouse.simulator.warehouse.park(order.reference);
		}
		const swept = await warehouse.sweep(
			orders.map((snapshot) => ({ snapshot, look: { heldByUs: true } })),
		);
		const released = await release(swept);
		expect(released.map((item) => item.released)).toEqual(['released', 'released']);
		expect(tagCalls()).toHaveLength(1);
		expect(references.map((ref) => isParked(ref))).toEqual([false, false]);
	});

	test('parks an order again that is being edited once more', async () => {
		warehouse.place(bought().build());
		warehouse.simulator.warehouse.park('6001');
		const swept = await warehouse.sweep([heldByUs]);
		expect(isParked()).toBe(false);
		const key = heldByUs.snapshot.orderKey;
		const [item] = await release(swept, JSON.stringify([key]));
		expect(item).toMatchObject({ released: 'stillEdited', applied: { stillHeld: true } });
		expect(isParked()).toBe(true);
	});

	test('says so when Linnworks does not unpark', async () => {
		warehouse.place(bought().build());
		warehouse.simulator.warehouse.park('6001');
		const swept = await warehouse.sweep([{ ...heldByUs, snapshot: bought().build() }]);
		warehouse.simulator.warehouse.lock('6001');
		const [item] = await release(swept);
		expect(item).toMatchObject({ released: 'failed', applied: { stillHeld: true } });
	});

	test('a dry run changes nothing', async () => {
		warehouse.place(bought().build());
		warehouse.simulator.warehouse.park('6001');
		const swept = await warehouse.sweep([{ ...heldByUs, snapshot: bought().build() }]);
		const [item] = await warehouse.run('release', swept, { dryRun: true });
		expect(item?.released).toBeUndefined();
		expect(isParked()).toBe(true);
	});
});
