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
const numbered = (reference: string) => ({ ...bought().build(), reference });

describe('a new order', () => {
	test('has everything the shop knows, is approved, and comes back as the target', async () => {
		const order = bought()
			.withNote('Ring')
			.with({ purchaseOrderNumber: 'PO-7' })
			.deliveredTo(anAddress({ company: 'Analytical Ltd' }))
			.shippedBy('Express', '4.00')
			.build();
		const item = await account.place(order);
		expect(statuses(item)).toEqual(['createOrder: done']);
		expect(item.target).toMatchObject({ reference: '6001', displayNumber: account.order().tranId });
		expect(account.order()).toMatchObject({
			status: 'B',
			customer: account.customer,
			total: 39,
			tranDate: '2026-03-01',
		});
		expect(account.order().header).toMatchObject({
			custbody_shopify_order_id: '6001',
			otherRefNum: 'PO-7',
			memo: 'Order note: Ring',
			shipMethod: '12',
			email: 'ada@example.test',
		});
		expect(account.order().header['shippingAddress']).toMatchObject({
			addressee: 'Analytical Ltd',
			attention: 'Ada Byron',
			country: 'GB',
		});
		expect(account.order().lines.map(({ values }) => values['custcol_shopify_line_id'])).toEqual([
			'101',
			'102',
		]);
		expect(await account.differences(item)).toEqual([]);
	});

	test('that is not paid waits for approval', async () => {
		await account.place(bought().with({ paid: false }).build());
		expect(account.order().status).toBe('A');
	});

	test('goes by the name of the shop without a purchase order number', async () => {
		await account.place(bought().build());
		expect(account.order().header['otherRefNum']).toBe('#1001');
	});

	test('is made for the customer that the plan found, before the one of the options', async () => {
		const company = account.simulator.account.createCustomer({ entityId: 'COMPANY' });
		const creation = account.creation(bought().build());
		const [step] = creation.plan?.steps ?? [];
		if (step?.kind === 'createOrder') step.customerId = company;
		await account.run('apply', [creation]);
		expect(account.order().customer).toBe(company);
	});

	test.each([
		['no customer', () => (account.options['customerId'] = ''), /No customer is known/],
		['a currency that the account does not have', () => undefined, /no currency XPF/],
	])('is refused with %s, and nothing is sent', async (what, spoil, reason) => {
		spoil();
		const base = bought().alsoPricedIn('XPF', 1).build();
		const order = what.includes('currency')
			? { ...base, prices: base.prices.filter(({ currency }) => currency === 'XPF') }
			: base;
		const [item] = await account.run('apply', [account.creation(order)]);
		expect(statuses(item)).toEqual(['createOrder: rejected']);
		expect(item?.applied?.steps[0]?.message).toMatch(reason);
		expect(account.writes()).toEqual([]);
	});
});

describe('an order that is there already', () => {
	test('is left as it is and counts as created', async () => {
		const creation = account.creation(bought().build());
		await account.run('apply', [creation]);
		const [again] = await account.run('apply', [creation]);
		expect(statuses(again)).toEqual(['createOrder: alreadyDone']);
		expect(again?.target?.orderId).toBe(account.order().id);
		expect(account.writes()).toEqual(['POST salesOrder']);
	});

	test('is found by the refusal too, when the query did not show it', async () => {
		const creation = account.creation(bought().build());
		account.simulator.account.createOrder({
			externalId: 'shopify_so_6001',
			entity: { id: account.customer },
			item: { items: [{ item: { id: account.stock('SKU-1') }, quantity: 1 }] },
		});
		const [item] = await account.run('apply', [creation]);
		expect(statuses(item)).toEqual(['createOrder: alreadyDone']);
		expect(account.writes()).toEqual(['POST salesOrder']);
		expect(account.simulator.account.orders()).toHaveLength(1);
	});

	test.each(['SHOPIFY_SO_6001', 'shopify_so_6001'])(
		'under an external ID that another kind of record has (%s): refused, and said so',
		async (externalId) => {
			account.simulator.account.create('creditMemo', {
				externalId,
				entity: { id: account.customer },
				item: { items: [{ item: { id: account.stock('SKU-1') }, quantity: 1, rate: 1 }] },
			});
			const [item] = await account.run('apply', [account.creation(bought().build())]);
			expect(statuses(item)).toEqual(['createOrder: rejected']);
			expect(item?.applied?.steps[0]?.message).toMatch(
				/SHOPIFY_SO_6001 belongs to a record of another kind/,
			);
		},
	);
});

test('many orders share the queries; one that is refused stops no other', async () => {
	const creations = ['6001', '6002', '6003', '6004'].map((reference) =>
		account.creation(numbered(reference)),
	);
	account.simulator.faults.add({
		method: 'POST',
		target: 'salesOrder',
		record: 'SHOPIFY_SO_6003',
		kind: 'status',
		status: 400,
		body: { 'o:errorDetails': [{ detail: 'Invalid address', 'o:errorCode': 'USER_ERROR' }] },
	});
	const created = await account.run('apply', creations, { concurrency: 20 });
	expect(created.map((item) => statuses(item)[0])).toEqual([
		'createOrder: done',
		'createOrder: done',
		'createOrder: rejected',
		'createOrder: done',
	]);
	expect(created[2]?.applied?.steps[0]?.message).toMatch(/Invalid address/);
	// Owners, currencies, then headers and additional orders and what hangs off them.
	expect(account.simulator.calls.count('POST suiteql')).toBe(5);
});

test('a dry run and a sweep out of time create nothing', async () => {
	const creation = account.creation(bought().build());
	const [dry] = await account.run('apply', [creation], { dryRun: true });
	expect(dry?.applied?.steps[0]).toMatchObject({ status: 'notStarted', message: 'Dry run' });
	expect(account.simulator.calls.count()).toBe(0);
	const [late] = await account.run('apply', [creation], { stopBefore: '2020-01-01T00:00:00Z' });
	expect(late?.applied?.steps[0]).toMatchObject({ status: 'notStarted' });
	expect(account.writes()).toEqual([]);
});

describe('an additional order, after the cut-off', () => {
	const more = () =>
		bought().nowWith('SKU-1', { quantity: 5 }).withLine('SKU-3', 2, '1.11').build();

	test('takes what was added, without shipping, for the customer of the first', async () => {
		const item = await account.place(bought().build());
		account.simulator.account.ship('SHOPIFY_SO_6001');
		const added = await account.edit(more());
		expect(statuses(added)).toContain('addOrder: done');
		const addition = account.simulator.account.order('SHOPIFY_SO_6001-A1');
		expect(addition).toMatchObject({
			customer: account.customer,
			currency: 'GBP',
			shipping: 0,
			total: 22.22,
			status: 'B',
		});
		expect(addition.lines.map(({ sku, quantity }) => ({ sku, quantity }))).toEqual([
			{ sku: 'SKU-1', quantity: 2 },
			{ sku: 'SKU-3', quantity: 2 },
		]);
		expect(item.target?.orderId).not.toBe(addition.id);
		expect(await account.differences(added)).toEqual([]);
		expect((await account.edit(more())).plan?.steps).toEqual([]);
	});

	test('is made once, however often its plan is written, and with a lost answer', async () => {
		await account.place(bought().build());
		account.simulator.account.ship('SHOPIFY_SO_6001');
		const planned = await account.plan(more());
		account.simulator.faults.add({
			method: 'POST',
			target: 'salesOrder',
			kind: 'drop',
			when: 'after',
		});
		const [first] = await account.run('apply', [planned]);
		const [again] = await account.run('apply', [planned]);
		expect([statuses(first)[0], statuses(again)[0]]).toEqual([
			'addOrder: done',
			'addOrder: alreadyDone',
		]);
		expect(account.simulator.account.orders()).toHaveLength(2);
	});

	test('carries its tax as a line where the first order does', async () => {
		account.simulator.switches.taxProfile = 'none';
		account.taxItem = account.simulator.account.createItem({
			sku: 'TAX',
			type: 'otherChargeSaleItem',
			price: 0,
		});
		account.options = { ...account.options, taxItemId: account.taxItem };
		await account.place(bought().build());
		account.simulator.account.ship('SHOPIFY_SO_6001');
		const added = await account.edit(more());
		expect(statuses(added)[0]).toBe('addOrder: done');
		expect(account.simulator.account.order('SHOPIFY_SO_6001-A1').total).toBe(22.22);
		expect(await account.differences(added)).toEqual([]);
	});

	test('does not make up for what fell away at the same time', async () => {
		account.simulator.switches.taxProfile = 'none';
		account.taxItem = account.simulator.account.createItem({
			sku: 'TAX',
			type: 'otherChargeSaleItem',
			price: 0,
		});
		account.options = { ...account.options, taxItemId: account.taxItem };
		await account.place(bought().build());
		account.simulator.account.ship('SHOPIFY_SO_6001');
		const order = bought().without('SKU-2').nowWith('SKU-1', { quantity: 4 }).build();
		const [kind, ...refused] = (await account.plan(order)).decision?.refused ?? [];
		expect([kind?.step.kind, refused.length]).toEqual(['updateLine', 1]);
		await account.edit(order);
		const addition = account.simulator.account.order('SHOPIFY_SO_6001-A1');
		expect(addition).toMatchObject({ total: 10, subtotal: 10 });
	});
});
