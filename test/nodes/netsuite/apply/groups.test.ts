import { anOrder } from '../../../builders/order-builder';
import { Account, statuses } from './account';

let account: Account;
beforeEach(async () => {
	account = await Account.open();
});
afterEach(async () => {
	jest.restoreAllMocks();
	await account.close();
});

const PATCH = 'PATCH salesOrder';

const bought = (reference: string, quantity: number) => ({
	...anOrder().withLine('SKU-1', 1, '10.00').nowWith('SKU-1', { quantity }).build(),
	reference,
});

/** Orders that are there, each with the plan of an edit. */
async function planned(count: number) {
	const items = [];
	for (let at = 0; at < count; at += 1) {
		const reference = String(6001 + at);
		await account.place(bought(reference, 1));
		items.push(await account.plan(bought(reference, 4)));
	}
	account.simulator.calls.reset();
	return items;
}

test('while a group waits for its queries, another one is written', async () => {
	const items = await planned(4);
	account.simulator.faults.add({ target: 'suiteql', kind: 'slow', delayMs: 300 });
	const written = await account.run('apply', items, { concurrency: 2 });
	expect(written.map((item) => statuses(item))).toEqual(items.map(() => ['updateLine: done']));
	const calls = account.simulator.calls.all();
	const slow = calls.find(({ startedMs, endedMs }) => endedMs - startedMs >= 300);
	const isLate = (id: string | null): boolean => JSON.stringify(slow?.body).includes(`"${id}"`);
	const writes = calls.filter(({ operation }) => operation === PATCH);
	expect(writes.map(({ key }) => isLate(key))).toEqual([false, false, true, true]);
	const reads = calls.filter(({ operation }) => operation === 'GET salesOrder');
	const firstLate = reads.find(({ key }) => isLate(key));
	expect(calls.indexOf(firstLate as never)).toBeGreaterThan(calls.indexOf(writes[1] as never));
});

test('the groups together stay within the slots', async () => {
	const items = await planned(12);
	await account.run('apply', items, { concurrency: 4 });
	expect(account.simulator.calls).toMatchObject({ overLimit: 0 });
	expect(account.simulator.calls.count(PATCH)).toBe(12);
});

test('a group whose queries fail leaves the others alone', async () => {
	const items = await planned(3);
	account.simulator.faults.add({
		...{ target: 'suiteql', kind: 'status', status: 403 },
		body: { 'o:errorDetails': [{ detail: 'No permission', 'o:errorCode': 'INSUFFICIENT' }] },
	});
	const written = await account.run('apply', items, { concurrency: 1 });
	const failed = written.filter(({ failure }) => failure);
	expect(failed).toHaveLength(1);
	expect(account.simulator.calls.count(PATCH)).toBe(2);
});

test('once the time is up no further group is started', async () => {
	const items = await planned(11);
	const now = Date.now();
	const hasWritten = (): boolean => account.simulator.calls.count(PATCH) > 0;
	jest.spyOn(Date, 'now').mockImplementation(() => now + (hasWritten() ? 60_000 : 0));
	const stopBefore = new Date(now + 30_000).toISOString();
	const written = await account.run('apply', items, { concurrency: 1, stopBefore });
	const done = written.map((item) => statuses(item)[0] === 'updateLine: done');
	expect(done).toEqual([...Array<boolean>(8).fill(true), false, false, false]);
	expect(account.simulator.calls.count(PATCH)).toBe(8);
});
