import { anOrder } from '../../../builders/order-builder';
import { Account, statuses } from './account';

let account: Account;
beforeEach(async () => {
	account = await Account.open();
});
afterEach(async () => await account.close());

const bought = () => anOrder().withLine('SKU-1', 3, '10.00').withLine('SKU-2', 1, '5.00');
const edited = () =>
	bought().nowWith('SKU-1', { quantity: 5 }).without('SKU-2').withLine('SKU-3', 1, '2.00').build();

describe('an edit whose answer is lost', () => {
	test.each(['status', 'drop'] as const)(
		'after it was made (%s): seen by reading back',
		async (kind) => {
			await account.place(bought().build());
			account.simulator.faults.add({ method: 'PATCH', target: 'salesOrder', kind, when: 'after' });
			const item = await account.edit(edited());
			expect(new Set(statuses(item))).toEqual(
				new Set(['updateLine: done', 'addLine: done', 'removeLine: done']),
			);
			expect(item.applied?.steps[0]?.message).toBe('Confirmed by reading back');
			expect(account.writes()).toEqual(['POST salesOrder', 'PATCH salesOrder']);
		},
	);

	test.each(['status', 'drop'] as const)(
		'before it was made (%s): open, not sent again, and made by the next look',
		async (kind) => {
			await account.place(bought().build());
			account.simulator.faults.add({ method: 'PATCH', target: 'salesOrder', kind });
			const item = await account.edit(edited());
			expect(new Set(statuses(item).map((each) => each.split(': ')[1]))).toEqual(
				new Set(['unknown']),
			);
			expect(account.writes()).toEqual(['POST salesOrder', 'PATCH salesOrder']);
			const again = await account.edit(edited());
			expect(await account.differences(again)).toEqual([]);
			expect(account.order().lines).toHaveLength(2);
		},
	);

	test('and that cannot be read back either is open', async () => {
		await account.place(bought().build());
		const planned = await account.plan(edited());
		account.simulator.faults.add({
			method: 'PATCH',
			target: 'salesOrder',
			kind: 'drop',
			when: 'after',
		});
		account.simulator.faults.add({
			method: 'GET',
			target: 'salesOrder',
			kind: 'status',
			status: 403,
			afterCalls: 1,
		});
		const [item] = await account.run('apply', [planned]);
		expect(statuses(item)[0]).toBe('updateLine: unknown');
	});
});

describe('an order to be created whose answer is lost', () => {
	test.each(['status', 'drop'] as const)(
		'after it was made (%s): found by its external ID',
		async (kind) => {
			account.simulator.faults.add({ method: 'POST', target: 'salesOrder', kind, when: 'after' });
			const [item] = await account.run('apply', [account.creation(bought().build())]);
			expect(statuses(item)).toEqual(['createOrder: done']);
			expect(item?.target?.orderId).toBe(account.order().id);
			expect(account.simulator.account.orders()).toHaveLength(1);
		},
	);

	test('after it was made, found by the next look when it does not show at once', async () => {
		const creation = account.creation(bought().build());
		account.simulator.faults.add({
			method: 'POST',
			target: 'salesOrder',
			kind: 'drop',
			when: 'after',
		});
		account.simulator.faults.add({
			method: 'GET',
			target: 'salesOrder',
			kind: 'status',
			status: 403,
			times: 3,
		});
		const [item] = await account.run('apply', [creation]);
		expect(statuses(item)).toEqual(['createOrder: unknown']);
		const [again] = await account.run('apply', [creation]);
		expect(statuses(again)).toEqual(['createOrder: alreadyDone']);
		expect(again?.target?.reference).toBe('6001');
		expect(account.simulator.account.orders()).toHaveLength(1);
	}, 15_000);
});

test('a refused login is a failure, and nothing is said of the steps', async () => {
	await account.place(bought().build());
	const planned = await account.plan(edited());
	account.simulator.faults.add({ target: 'suiteql', kind: 'status', status: 403, times: 0 });
	const [item] = await account.run('apply', [planned]);
	expect(item?.failure).toMatchObject({ step: 'apply', retry: true });
	expect(item?.applied).toBeUndefined();
	expect(account.writes()).toEqual(['POST salesOrder']);
});

test('too many calls are waited out', async () => {
	await account.place(bought().build());
	const planned = await account.plan(edited());
	account.simulator.faults.add({ method: 'PATCH', target: 'salesOrder', kind: 'throttle' });
	const [item] = await account.run('apply', [planned]);
	expect(statuses(item)[0]).toBe('updateLine: done');
	expect(account.order().lines).toHaveLength(2);
}, 15_000);
