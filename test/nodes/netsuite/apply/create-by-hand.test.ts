import type { SyncItem } from '../../../../domain/report/sync-item';
import type { OrderSnapshot } from '../../../../domain/order/order-snapshot';
import { anOrder } from '../../../builders/order-builder';
import { Account, statuses } from './account';

let account: Account;
beforeEach(async () => {
	account = await Account.open();
	account.stock('SKU-1');
});
afterEach(async () => await account.close());

const bought = (reference = '6001'): OrderSnapshot => ({
	...anOrder().withLine('SKU-1', 3, '10.00').build(),
	reference,
});
const unknown = (): OrderSnapshot => anOrder().withLine('NEVER-SEEN', 1, '1.00').build();

type Created = SyncItem & { error?: string };

const create = async (orders: unknown[], parameters: Record<string, unknown> = {}) =>
	await account.run<Created>(
		'create',
		orders.map((snapshot) => ({ snapshot })),
		{
			snapshot: (index: number) => orders[index],
			...{ skuMap: '[]', locationMap: '[]', shippingMap: '[]', customerMap: '[]' },
			...parameters,
		},
	);

test('plans and creates each order, whether given as data or as JSON', async () => {
	const items = await create([bought(), JSON.stringify(bought('6002'))]);
	expect(items.map((item) => statuses(item))).toEqual([
		['createOrder: done'],
		['createOrder: done'],
	]);
	expect(items.map((item) => item.target?.reference)).toEqual(['6001', '6002']);
	expect(account.order('6002').total).toBe(30);
});

test('a second run creates nothing', async () => {
	await create([bought()]);
	const [again] = await create([bought()]);
	expect(statuses(again)).toEqual(['createOrder: alreadyDone']);
	expect(account.writes()).toEqual(['POST salesOrder']);
});

test('a dry run shows the plan', async () => {
	const [item] = await create([bought()], { dryRun: true });
	expect(item?.plan?.steps.map(({ kind }) => kind)).toEqual(['createOrder']);
	expect(statuses(item)).toEqual(['createOrder: notStarted']);
	expect(account.writes()).toEqual([]);
});

test.each<[string, () => unknown, RegExp]>([
	['an order whose item is not known', unknown, /NEVER-SEEN/],
	['what is no order', () => ({ id: 7 }), /holds no order of the shop/],
	['what is no JSON', () => '{', /holds no order of the shop/],
])('%s stops the node before anything is written', async (_what, order, reason) => {
	await expect(create([bought(), order()])).rejects.toThrow(reason);
	expect(account.writes()).toEqual([]);
});

test('with Continue On Fail the others are created', async () => {
	const items = await create([unknown(), bought()], { continueOnFail: true });
	expect(items[0]?.error).toMatch(/NEVER-SEEN/);
	expect(statuses(items[1])).toEqual(['createOrder: done']);
});

test('an order that was not created stops the node at the end, with the reason', async () => {
	account.simulator.faults.add({
		method: 'POST',
		target: 'salesOrder',
		kind: 'status',
		status: 400,
		body: { 'o:errorDetails': [{ detail: 'Invalid address', 'o:errorCode': 'USER_ERROR' }] },
	});
	await expect(create([bought()])).rejects.toThrow(/Invalid address/);
});
