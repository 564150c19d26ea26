import { anOrder } from '../../../builders/order-builder';
import { Account, statuses } from './account';

let account: Account;
beforeEach(async () => {
	account = await Account.open();
});
afterEach(async () => await account.close());

const bought = () =>
	anOrder()
		.withLine('SKU-1', 3, '10.00')
		.withLine('SKU-2', 1, '5.00')
		.shippedBy('Standard', '4.00');
const withoutSecond = () => bought().without('SKU-2').build();
const lines = () =>
	account.order().lines.map(({ sku, quantity, isClosed }) => ({ sku, quantity, isClosed }));

test.each([
	['remove', [{ sku: 'SKU-1', quantity: 3, isClosed: false }], 34],
	[
		'reduce',
		[
			{ sku: 'SKU-1', quantity: 3, isClosed: false },
			{ sku: 'SKU-2', quantity: 0, isClosed: false },
		],
		34,
	],
	[
		'close',
		[
			{ sku: 'SKU-1', quantity: 3, isClosed: false },
			{ sku: 'SKU-2', quantity: 1, isClosed: true },
		],
		// The closed line still counts in NetSuite's own total, without its tax: 34.00 + 4.17.
		38.17,
	],
])('policy %s', async (removedLines, left, total) => {
	account.options['removedLines'] = removedLines;
	await account.place(bought().build());
	const item = await account.edit(withoutSecond());
	expect(statuses(item)).toEqual(['removeLine: done']);
	expect(lines()).toEqual(left);
	expect(account.order().total).toBe(total);
	expect(await account.differences(item)).toEqual([]);
	const replaced = account.simulator.calls.of('PATCH salesOrder')[0]?.query['replace'];
	expect(replaced).toBe(removedLines === 'remove' ? 'item,taxDetails' : 'taxDetails');
	const again = await account.edit(withoutSecond());
	expect(again.applied?.steps).toEqual([]);
});

test('a removal sends the key of every line that stays, and nothing else of those it leaves alone', async () => {
	await account.place(bought().withLine('SKU-3', 1, '1.00').build());
	const [first, , third] = account.order().lines;
	await account.edit(bought().withLine('SKU-3', 1, '1.00').without('SKU-2').build());
	const { body } = account.simulator.calls.of('PATCH salesOrder')[0] ?? {};
	expect(body).toMatchObject({ item: { items: [{ line: first?.line }, { line: third?.line }] } });
	expect(Object.keys((body as { item: { items: object[] } }).item.items[0] ?? {})).toEqual([
		'line',
	]);
});

test('a line that the vendor will not remove is refused whole', async () => {
	await account.place(bought().build());
	const planned = await account.plan(
		bought().nowWith('SKU-1', { quantity: 1 }).without('SKU-2').build(),
	);
	account.simulator.faults.add({
		method: 'PATCH',
		target: 'salesOrder',
		kind: 'status',
		status: 400,
		body: {
			'o:errorDetails': [
				{
					detail: 'Line 2 has linked records and can not be removed.',
					'o:errorCode': 'USER_ERROR',
				},
			],
		},
	});
	const [item] = await account.run('apply', [planned]);
	expect(statuses(item)).toEqual(['updateLine: rejected', 'removeLine: rejected']);
	expect(item?.applied?.steps[0]?.message).toMatch(/linked records/);
	expect(lines()).toHaveLength(2);
});

describe('item groups', () => {
	async function placeGroup(): Promise<void> {
		for (const sku of ['SKU-1', 'SKU-2', 'SKU-3']) account.stock(sku);
		const members = [
			{ sku: 'SKU-1', quantity: 1 },
			{ sku: 'SKU-2', quantity: 1 },
		];
		const group = account.simulator.account.createItem({ sku: 'SET', type: 'itemGroup', members });
		const item = (id: string) => ({ item: { id }, quantity: 1 });
		account.simulator.account.createOrder({
			externalId: 'SHOPIFY_SO_6001',
			entity: { id: account.customer },
			item: { items: [item(group), item(account.stock('SKU-3'))] },
		});
	}
	const all = () =>
		anOrder()
			.withLine('SKU-1', 1, '99.00')
			.withLine('SKU-2', 1, '99.00')
			.withLine('SKU-3', 1, '99.00');

	test('a whole group goes with its frame', async () => {
		await placeGroup();
		const item = await account.edit(all().without('SKU-1').without('SKU-2').build());
		expect(statuses(item)).toContain('removeLine: done');
		expect(lines().map(({ sku }) => sku)).toEqual(['SKU-3']);
	});

	test('part of a group is refused before anything is written', async () => {
		await placeGroup();
		const before = lines();
		const item = await account.edit(all().without('SKU-1').build());
		expect(new Set(statuses(item).map((each) => each.split(': ')[1]))).toEqual(
			new Set(['rejected']),
		);
		expect(item.applied?.steps[0]?.message).toMatch(/item group of which line \d+ is to stay/);
		expect(lines()).toEqual(before);
		expect(account.writes()).toEqual([]);
	});

	test('part of a group can be closed', async () => {
		account.options['removedLines'] = 'close';
		await placeGroup();
		const item = await account.edit(all().without('SKU-1').build());
		expect(statuses(item)).toContain('removeLine: done');
		expect(account.order().lines.find(({ sku }) => sku === 'SKU-1')?.isClosed).toBe(true);
	});
});

describe('a cancelled order', () => {
	test('is closed line by line, and nothing is left to do', async () => {
		await account.place(bought().build());
		const cancelled = bought().cancelled().build();
		const item = await account.edit(cancelled);
		expect(statuses(item)).toEqual(['cancelOrder: done']);
		expect(account.order().status).toBe('H');
		expect(await account.differences(item)).toEqual([]);
		const again = await account.edit(cancelled);
		expect(again.plan?.steps).toEqual([]);
	});

	test('of which something has shipped is not closed', async () => {
		await account.place(bought().build());
		account.simulator.account.ship('SHOPIFY_SO_6001', [{ sku: 'SKU-1', quantity: 1 }]);
		const item = await account.plan(bought().cancelled().build());
		expect(item.decision?.verdict).toBe('refuse');
		account.simulator.account.closeLines('SHOPIFY_SO_6001');
		const later = await account.plan(bought().cancelled().build());
		expect(later.plan?.steps.map(({ kind }) => kind)).toEqual(['cancelOrder']);
		expect(later.decision?.code).toBe('CLOSED_BY_FINANCE');
	});
});
