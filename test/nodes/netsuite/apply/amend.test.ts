import { anAddress } from '../../../builders/address-builder';
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

const lines = () =>
	account.order().lines.map(({ line, sku, quantity, amount }) => ({ line, sku, quantity, amount }));

describe('each kind of change', () => {
	test.each([
		['more of a line', bought().nowWith('SKU-1', { quantity: 5 }), ['updateLine']],
		['fewer of a line', bought().nowWith('SKU-1', { quantity: 1 }), ['updateLine']],
		['another price', bought().nowWith('SKU-1', { unitPrice: '7.77' }), ['updateLine']],
		['a new line', bought().withLine('SKU-3', 2, '3.33'), ['addLine']],
		['a line gone', bought().without('SKU-2'), ['removeLine']],
		[
			'a line swapped',
			bought().without('SKU-2').withLine('SKU-3', 1, '9.99'),
			['addLine', 'removeLine'],
		],
		['shipping', bought().shippedBy('Express', '9.00', { changed: true }), ['setShipping']],
		['the note', bought().withNote('Ring\ntwice'), ['setNote']],
		['the e-mail', bought().withEmail('new@example.test'), ['setContact']],
		[
			'the address',
			bought().deliveredTo(
				anAddress({
					company: 'Analytical Ltd',
					town: 'Paris',
					countryCode: 'FR',
					country: 'France',
				}),
			),
			['setContact'],
		],
		[
			'everything at once',
			bought()
				.nowWith('SKU-1', { quantity: 4 })
				.without('SKU-2')
				.withLine('SKU-3', 1, '1.01')
				.shippedBy('Express', '9.00', { changed: true })
				.withNote('Ring'),
			['updateLine', 'addLine', 'removeLine', 'setShipping', 'setNote'],
		],
	])('%s', async (_what, edited, kinds) => {
		await account.place(bought().build());
		const order = edited.build();
		const item = await account.edit(order);
		expect(statuses(item)).toEqual(kinds.map((kind) => `${kind}: done`));
		expect(await account.differences(item)).toEqual([]);
		expect(account.order().total).toBe((order.prices[0]?.totalMinor ?? 0) / 100);
		expect(account.writes()).toEqual(['POST salesOrder', 'PATCH salesOrder']);
	});

	test('a new line is written although another one looks like it', async () => {
		const twins = anOrder().withLine('SKU-1', 1, '2.00').withLine('SKU-3', 1, '2.00').build();
		await account.place(anOrder().withLine('SKU-1', 1, '2.00').build());
		expect(statuses(await account.edit(twins))).toEqual(['addLine: done']);
		expect(account.order().lines.map(({ sku }) => sku)).toEqual(['SKU-1', 'SKU-3']);
	});

	test('prices are the order’s own, so that no price list takes them back', async () => {
		await account.place(bought().build());
		await account.edit(
			bought().nowWith('SKU-1', { quantity: 4 }).withLine('SKU-3', 1, '1.00').build(),
		);
		expect(account.order().lines.map(({ price }) => price)).toEqual(['-1', '-1', '-1']);
	});
});

test('five orders are read afresh with three queries, and each with one call before and one for its write', async () => {
	const references = ['6001', '6002', '6003', '6004', '6005'];
	const numbered = (reference: string, quantity: number) => ({
		...bought().nowWith('SKU-1', { quantity }).build(),
		reference,
	});
	for (const reference of references) await account.place(numbered(reference, 3));
	const items = [];
	for (const reference of references) items.push(await account.plan(numbered(reference, 4)));
	account.simulator.calls.reset();
	const written = await account.run('apply', items);
	expect(written.map((item) => statuses(item))).toEqual(references.map(() => ['updateLine: done']));
	const { calls } = account.simulator;
	const counts = ['POST suiteql', 'GET salesOrder', 'PATCH salesOrder'].map((each) =>
		calls.count(each),
	);
	expect([...counts, calls.count()]).toEqual([3, 5, 5, 13]);
});

test('a dry run and a sweep out of time write nothing', async () => {
	await account.place(bought().build());
	const planned = await account.plan(bought().nowWith('SKU-1', { quantity: 4 }).build());
	account.simulator.calls.reset();
	const [dry] = await account.run('apply', [planned], { dryRun: true });
	const [late] = await account.run('apply', [planned], { stopBefore: '2020-01-01T00:00:00Z' });
	expect([dry, late].map((item) => statuses(item))).toEqual([
		['updateLine: notStarted'],
		['updateLine: notStarted'],
	]);
	await expect(account.run('apply', [planned], { stopBefore: 'soon' })).rejects.toThrow(
		'Stop Before "soon" is not a time',
	);
	expect(account.simulator.calls.count('PATCH salesOrder')).toBe(0);
});

describe('lines stay themselves', () => {
	test('a plan that was written once changes nothing when it is written again', async () => {
		await account.place(bought().build());
		const planned = await account.plan(
			bought().nowWith('SKU-1', { quantity: 5 }).withLine('SKU-3', 1, '2.00').build(),
		);
		const [first] = await account.run('apply', [planned]);
		const after = lines();
		const [again] = await account.run('apply', [planned]);
		expect(statuses(first)).toEqual(['updateLine: done', 'addLine: done']);
		expect(statuses(again)).toEqual(['updateLine: alreadyDone', 'addLine: alreadyDone']);
		expect(lines()).toEqual(after);
		expect(account.writes()).toEqual(['POST salesOrder', 'PATCH salesOrder']);
	});

	test('an order in step gets an empty plan and no write', async () => {
		await account.place(bought().build());
		const item = await account.edit(bought().build());
		expect(item.applied).toEqual({ steps: [], stillHeld: false, conflict: false });
		expect(account.writes()).toEqual(['POST salesOrder']);
	});

	test('a line that somebody adds between plan and write survives a removal', async () => {
		await account.place(bought().build());
		const before = lines();
		const planned = await account.plan(bought().without('SKU-2').build());
		account.stock('GIFT');
		const added = account.simulator.account.addLineByHand('SHOPIFY_SO_6001', 'GIFT', 1, 2);
		const [item] = await account.run('apply', [planned]);
		expect(statuses(item)).toEqual(['removeLine: done']);
		expect(lines()).toEqual([before[0], { line: added, sku: 'GIFT', quantity: 1, amount: 2 }]);
	});

	test('a line without the shop line id gets it with its first change', async () => {
		await account.place(bought().build());
		const [line] = account.order().lines;
		account.simulator.account.editByHand('SHOPIFY_SO_6001', {
			item: { items: [{ line: line?.line, custcol_shopify_line_id: null }] },
		});
		await account.edit(bought().nowWith('SKU-1', { quantity: 2 }).build());
		expect(account.order().lines[0]?.values['custcol_shopify_line_id']).toBe('101');
		expect(account.order().lines).toHaveLength(2);
	});

	test('the rate stays with a price that stays, so that a billed line takes more units', async () => {
		account.simulator.switches.invoiceInAdvance = true;
		await account.place(bought().build());
		const { rate } = account.order().lines[0] ?? {};
		account.simulator.account.invoice('SHOPIFY_SO_6001', [{ sku: 'SKU-1', quantity: 1 }]);
		const item = await account.edit(bought().nowWith('SKU-1', { quantity: 4 }).build());
		expect(statuses(item)).toEqual(['updateLine: done']);
		expect(account.order().lines[0]).toMatchObject({ quantity: 4, rate });
		expect(account.order().total).toBe(49);
	});

	test('a memo of a person stays beside our note', async () => {
		await account.place(bought().build());
		account.simulator.account.editByHand('SHOPIFY_SO_6001', { memo: 'VIP customer' });
		const item = await account.edit(bought().withNote('Ring twice').build());
		expect(account.order().header['memo']).toBe('Order note: Ring twice ¦ VIP customer');
		expect(await account.differences(item)).toEqual([]);
		await account.edit(bought().build());
		expect(account.order().header['memo']).toBe('VIP customer');
	});
});

describe('an order that is no longer what the plan was made from', () => {
	const planned = async () => {
		await account.place(bought().build());
		return await account.plan(bought().nowWith('SKU-1', { quantity: 5 }).build());
	};

	test.each<[string, () => void, RegExp]>([
		[
			'its line was changed',
			() =>
				account.simulator.account.editByHand('SHOPIFY_SO_6001', {
					item: { items: [{ line: account.order().lines[0]?.line, quantity: 2 }] },
				}),
			/changed meanwhile/,
		],
		[
			'its address was changed',
			() => account.simulator.account.editByHand('SHOPIFY_SO_6001', { email: 'x@example.test' }),
			/changed meanwhile/,
		],
		[
			'it was picked',
			() => account.simulator.account.pick('SHOPIFY_SO_6001'),
			/picked, shipped or billed meanwhile/,
		],
		[
			'it entered a wave',
			() => account.simulator.account.releaseWave(['SHOPIFY_SO_6001']),
			/entered wave/,
		],
		[
			'it was shipped',
			() => account.simulator.account.ship('SHOPIFY_SO_6001'),
			/shipped meanwhile/,
		],
		['it was closed', () => account.simulator.account.closeLines('SHOPIFY_SO_6001'), /closed/],
		[
			'it was held',
			() => account.simulator.account.editByHand('SHOPIFY_SO_6001', { custbody_osync_hold: true }),
			/held meanwhile/,
		],
	])('%s: nothing is written', async (_what, happens, reason) => {
		const item = await planned();
		happens();
		const [result] = await account.run('apply', [item]);
		expect(result?.applied).toMatchObject({ conflict: true });
		expect(statuses(result)).toEqual(['updateLine: notStarted']);
		expect(result?.applied?.steps[0]?.message).toMatch(reason);
		expect(account.writes()).toEqual(['POST salesOrder']);
	});

	test('another flow added the very line', async () => {
		await account.place(bought().build());
		const item = await account.plan(bought().withLine('SKU-3', 2, '3.00').build());
		account.simulator.account.editByHand('SHOPIFY_SO_6001', {
			item: {
				items: [
					{
						item: { id: account.stock('SKU-3') },
						quantity: 1,
						rate: 1,
						custcol_shopify_line_id: '103',
					},
				],
			},
		});
		const [result] = await account.run('apply', [item]);
		expect(result?.applied?.steps[0]?.message).toMatch(/got line 103 meanwhile/);
		expect(account.order().lines).toHaveLength(3);
	});

	test('NetSuite says that the record has been changed', async () => {
		const item = await planned();
		account.simulator.faults.add({ method: 'PATCH', target: 'salesOrder', kind: 'changed' });
		const [result] = await account.run('apply', [item]);
		expect(result?.applied).toMatchObject({ conflict: true });
		expect(statuses(result)).toEqual(['updateLine: notStarted']);
		expect(
			statuses(await account.edit(bought().nowWith('SKU-1', { quantity: 5 }).build())),
		).toEqual(['updateLine: done']);
	});
});
