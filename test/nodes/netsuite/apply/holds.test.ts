import type { SyncItem } from '../../../../domain/report/sync-item';
import { anOrder } from '../../../builders/order-builder';
import { Account } from './account';

let account: Account;
beforeEach(async () => {
	account = await Account.open();
});
afterEach(async () => await account.close());

const bought = () => anOrder().withLine('SKU-1', 3, '10.00');
const numbered = (reference: string) => ({ ...bought().build(), reference });
const edited = () => bought().nowWith('SKU-1', { quantity: 1 }).build();

type Held = { held: boolean; holdNote: string; failure?: unknown };
const held = (reference = '6001') => {
	const { custbody_osync_hold: hold, custbody_osync_hold_by: by } = account.order(reference).header;
	return { hold: hold === true, by: by ?? '' };
};
const byHand = (body: object) => account.simulator.account.editByHand('SHOPIFY_SO_6001', body);
const somebodyHolds = () =>
	byHand({ custbody_osync_hold: true, custbody_osync_hold_by: 'Finance' });
const OURS = { hold: true, by: 'order-sync' };
const NOBODYS = { hold: false, by: '' };

async function hold(parameters: Record<string, unknown> = {}): Promise<Held | undefined> {
	const { target } = await account.read();
	const [item] = await account.run<Held>('hold', [{ target }], parameters);
	return item;
}

/** The order after a sweep in which it was edited. */
async function swept(order = edited()): Promise<SyncItem> {
	const item = await account.edit(order);
	const discrepancies = await account.differences(item);
	const { target } = await account.read();
	const parked = target?.facts.parked ?? false;
	return { ...item, verification: { discrepancies, newWaves: [], parked } };
}

const release = async (item: SyncItem, parameters: Record<string, unknown> = {}) =>
	(await account.run('release', [item], { stillEditedOrders: '[]', ...parameters }))[0];

describe('hold', () => {
	test('marks orders as ours and reads them back, with two queries for all', async () => {
		const orders = ['6001', '6002', '6003'];
		const placed = await Promise.all(
			orders.map(async (each) => await account.place(numbered(each))),
		);
		account.simulator.calls.reset();
		const items = await account.run<Held>('hold', placed);
		expect(items.map((item) => item.held)).toEqual([true, true, true]);
		expect(orders.map(held)).toEqual([OURS, OURS, OURS]);
		expect(account.simulator.calls.count('POST suiteql')).toBe(2);
		expect(account.simulator.calls.count('PATCH salesOrder')).toBe(3);
		expect(account.simulator.calls.count()).toBe(5);
	});

	test('leaves an order alone that somebody else holds, and says so', async () => {
		await account.place(bought().build());
		somebodyHolds();
		expect(await hold()).toMatchObject({ held: false, holdNote: 'Somebody else holds the order' });
		expect(held()).toEqual({ hold: true, by: 'Finance' });
	});

	test('holds an order once, whoever asks at the same time', async () => {
		await account.place(bought().build());
		const both = await Promise.all([hold(), hold()]);
		expect(both).toMatchObject([{ held: true }, { held: true }]);
		expect(await hold()).toMatchObject({ held: true });
		expect(held()).toEqual(OURS);
	});

	test.each([
		['shipped', () => account.simulator.account.ship('SHOPIFY_SO_6001')],
		['closed', () => account.simulator.account.closeLines('SHOPIFY_SO_6001')],
		['cancelled', () => account.simulator.account.cancel('SHOPIFY_SO_6001')],
	])('leaves an order alone that is %s', async (_what, happens) => {
		await account.place(bought().build());
		happens();
		expect(await hold()).toMatchObject({
			held: false,
			holdNote: 'The order is shipped, billed or closed',
		});
	});

	test('is settled by reading back when its answer is lost', async () => {
		await account.place(bought().build());
		account.simulator.faults.add({
			method: 'PATCH',
			target: 'salesOrder',
			kind: 'drop',
			when: 'after',
		});
		expect(await hold()).toMatchObject({ held: true });
		byHand({ custbody_osync_hold: false, custbody_osync_hold_by: null });
		account.simulator.faults.add({ method: 'PATCH', target: 'salesOrder', kind: 'drop' });
		expect(await hold()).toMatchObject({ held: false, holdNote: /does not show/ });
	}, 15_000);

	test('is a failure where NetSuite refuses it', async () => {
		await account.place(bought().build());
		account.simulator.faults.add({ method: 'PATCH', target: 'salesOrder', kind: 'changed' });
		expect(await hold()).toMatchObject({ held: false, failure: { code: 'SYNC_FAILED' } });
	});

	test('a dry run writes nothing', async () => {
		await account.place(bought().build());
		expect(await hold({ dryRun: true })).toMatchObject({ held: false, holdNote: 'Dry run' });
		expect(held()).toEqual(NOBODYS);
	});

	test('without a field for the mark the node stops', async () => {
		await account.place(bought().build());
		const { target } = await account.read();
		account.options['holdMarkField'] = '';
		await expect(account.run('hold', [{ target }])).rejects.toThrow(/Hold Mark Field is empty/);
	});

	test('of no order is no hold', async () => {
		const [item] = await account.run<Held>('hold', [{}]);
		expect(item).toMatchObject({ held: false, holdNote: 'There is no order to hold' });
	});
});

describe('hold by status', () => {
	beforeEach(() => {
		account.options['holdWith'] = 'status';
	});

	test('takes the order back to approval, and approves it again', async () => {
		await account.place(bought().build());
		expect(await hold()).toMatchObject({ held: true });
		expect(account.order().status).toBe('A');
		const item = await swept();
		expect(item.look.heldByUs).toBe(true);
		expect(await release(item)).toMatchObject({ released: 'released' });
		expect(account.order().status).toBe('B');
		expect(held()).toEqual(NOBODYS);
	});

	test('never approves an order that waited for approval by itself', async () => {
		await account.place(bought().with({ paid: false }).build());
		expect(await hold()).toMatchObject({
			held: false,
			holdNote: 'The order waits for approval already',
		});
		expect(held()).toEqual(NOBODYS);
	});
});

describe('release', () => {
	test('lets go of an order that is in step', async () => {
		await account.place(bought().build());
		await hold();
		const item = await swept();
		expect(item.applied?.stillHeld).toBe(true);
		expect(await release(item)).toMatchObject({
			released: 'released',
			applied: { stillHeld: false },
		});
		expect(held()).toEqual(NOBODYS);
	});

	test('says of an order that nobody holds that it is not held, without a call', async () => {
		await account.place(bought().build());
		const item = await swept();
		account.simulator.calls.reset();
		expect(await release(item)).toMatchObject({ released: 'notHeld' });
		expect(account.simulator.calls.count()).toBe(0);
	});

	test('keeps an order that is edited once more, and holds it again if need be', async () => {
		await account.place(bought().build());
		await hold();
		const item = await swept();
		const stillEditedOrders = JSON.stringify([item.look.orderKey]);
		expect(await release(item, { stillEditedOrders })).toMatchObject({ released: 'stillEdited' });
		expect(held()).toEqual(OURS);
		byHand({ custbody_osync_hold: false, custbody_osync_hold_by: null });
		expect(
			await release(item, { stillEditedOrders: [{ order_key: item.look.orderKey }] }),
		).toMatchObject({
			released: 'stillEdited',
			applied: { stillHeld: true },
		});
		expect(held()).toEqual(OURS);
	});

	test('never takes away a hold that became somebody else’s', async () => {
		await account.place(bought().build());
		await hold();
		const item = await swept();
		somebodyHolds();
		expect(await release(item)).toMatchObject({
			released: 'notHeld',
			applied: { stillHeld: false },
		});
		expect(held()).toEqual({ hold: true, by: 'Finance' });
	});

	test('clears a mark that was left when a person took the hold away', async () => {
		await account.place(bought().build());
		await hold();
		const item = await swept();
		byHand({ custbody_osync_hold: false });
		expect(await release(item)).toMatchObject({ released: 'released' });
		expect(held()).toEqual(NOBODYS);
	});

	test('keeps the hold of an order that differs, that was refused, or on a dry run', async () => {
		await account.place(bought().build());
		await hold();
		const item = await swept();
		const discrepancies = [{ kind: 'total' as const, detail: '', expected: '1', found: '2' }];
		const differs = { ...item, verification: { discrepancies, newWaves: [], parked: true } };
		expect((await release(differs))?.released).toBeUndefined();
		const unverified = { ...item, verification: undefined };
		expect((await release(unverified))?.released).toBeUndefined();
		expect((await release(item, { dryRun: true }))?.released).toBeUndefined();
		expect(held()).toEqual(OURS);
	});

	test('says so when NetSuite does not let go', async () => {
		await account.place(bought().build());
		await hold();
		const item = await swept();
		account.simulator.faults.add({ method: 'PATCH', target: 'salesOrder', kind: 'changed' });
		expect(await release(item)).toMatchObject({ released: 'failed', applied: { stillHeld: true } });
	});
});
