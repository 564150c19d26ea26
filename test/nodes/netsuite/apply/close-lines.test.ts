import { anOrder } from '../../../builders/order-builder';
import { Account } from './account';

let account: Account;
beforeEach(async () => {
	account = await Account.open();
	await account.place(anOrder().withLine('SKU-1', 3, '10.00').withLine('SKU-2', 1, '5.00').build());
});
afterEach(async () => await account.close());

type Closed = {
	closed?: { status: string; lines: number[]; closedBefore: number[] };
	error?: string;
};

async function close(parameters: Record<string, unknown> = {}): Promise<Closed> {
	const orderId = account.order().id;
	const wish = {
		lookUpBy: 'internalId',
		orderId,
		reference: '6001',
		closeAllTheSame: false,
		lines: '',
	};
	const [item] = await account.run<Closed>('closeLines', [{}], { ...wish, ...parameters });
	return item ?? {};
}
const isClosed = () => account.order().lines.map((line) => line.isClosed);
const keys = () => account.order().lines.map(({ line }) => line);

test('closes all open lines, and the order with them', async () => {
	expect(await close()).toEqual({
		closed: { orderId: account.order().id, status: 'done', lines: keys(), closedBefore: [] },
	});
	expect(account.order().status).toBe('H');
	expect((await close()).closed).toMatchObject({
		status: 'alreadyDone',
		lines: [],
		closedBefore: keys(),
	});
	expect(account.writes()).toEqual(['POST salesOrder', 'PATCH salesOrder']);
});

test.each([
	['a key', () => String(keys()[1])],
	['the id of the shop', () => ' 102 ,'],
])('closes one line by %s', async (_what, lines) => {
	expect((await close({ lines: lines() })).closed?.lines).toEqual([keys()[1]]);
	expect(isClosed()).toEqual([false, true]);
});

test('finds the order by its reference', async () => {
	expect((await close({ lookUpBy: 'externalId', orderId: '' })).closed?.status).toBe('done');
});

test('a dry run says what would be closed', async () => {
	expect((await close({ dryRun: true })).closed).toMatchObject({ status: 'dryRun', lines: keys() });
	expect(isClosed()).toEqual([false, false]);
});

test.each([
	[
		'picked',
		() => account.simulator.account.pick('SHOPIFY_SO_6001', [{ sku: 'SKU-1', quantity: 2 }]),
		/has 2 picked or packed/,
	],
	[
		'shipped and not billed',
		() => account.simulator.account.ship('SHOPIFY_SO_6001', [{ sku: 'SKU-1', quantity: 2 }]),
		/has 2 shipped but not billed/,
	],
	['in a wave', () => account.simulator.account.releaseWave(['SHOPIFY_SO_6001']), /in a pick wave/],
])(
	'an order of which units are %s is left alone, unless asked all the same',
	async (_what, happens, reason) => {
		happens();
		await expect(close()).rejects.toThrow(reason);
		expect(isClosed()).toEqual([false, false]);
		expect((await close({ closeAllTheSame: true })).closed?.status).toBe('done');
	},
);

test('a line without units under way may be closed beside one that is picked', async () => {
	account.simulator.account.pick('SHOPIFY_SO_6001', [{ sku: 'SKU-1', quantity: 2 }]);
	expect((await close({ lines: '102' })).closed?.status).toBe('done');
});

test.each([
	['a line that is not there', { lines: '77' }, /has no line 77/],
	['an order that is not there', { orderId: '9999' }, /no such order/],
	['no order', { orderId: '', reference: '' }, /names no order/],
])('%s stops the node', async (_what, parameters, reason) => {
	await expect(close(parameters)).rejects.toThrow(reason);
});

test('a lost answer is settled by reading back', async () => {
	account.simulator.faults.add({
		method: 'PATCH',
		target: 'salesOrder',
		kind: 'drop',
		when: 'after',
	});
	expect((await close()).closed?.status).toBe('done');
	account.simulator.account.editByHand('SHOPIFY_SO_6001', {
		item: { items: [{ line: keys()[0], isClosed: false }] },
	});
	account.simulator.faults.add({ method: 'PATCH', target: 'salesOrder', kind: 'drop' });
	await expect(close()).rejects.toThrow(/did not answer/);
});
