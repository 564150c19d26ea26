import { anOrder } from '../../../builders/order-builder';
import { Account, statuses } from './account';

let account: Account;
afterEach(async () => await account.close());

/** Prices whose tax, rounded line by line, is not what a rate on the sum would give. */
const bought = () =>
	anOrder()
		.withLine('SKU-1', 3, '0.99')
		.withLine('SKU-2', 7, '1.03', { taxRatePpm: 50_000 })
		.withLine('SKU-3', 1, '4.00', { taxRatePpm: 0 })
		.shippedBy('Standard', '4.99');
const edited = () =>
	bought()
		.nowWith('SKU-1', { quantity: 4 })
		.without('SKU-3')
		.withLine('SKU-4', 1, '0.07')
		.shippedBy('Standard', '3.33');

const taxOf = (order: ReturnType<typeof bought>) => {
	const [prices] = order.build().prices;
	return { tax: (prices?.taxMinor ?? 0) / 100, total: (prices?.totalMinor ?? 0) / 100 };
};
const held = () => ({ tax: account.order().tax, total: account.order().total });

describe('SuiteTax override', () => {
	beforeEach(async () => {
		account = await Account.open();
	});

	test('creates and amends to the penny, every row tied to its line', async () => {
		await account.place(bought().build());
		expect(held()).toEqual(taxOf(bought()));
		const item = await account.edit(edited().build());
		expect(held()).toEqual(taxOf(edited()));
		expect(await account.differences(item)).toEqual([]);
		const references = account.order().taxDetails.map(({ reference }) => reference);
		expect(references).toEqual(['101', '102', '104', 'SHIPPING']);
	});

	test('takes over the tax that NetSuite worked out for an order of another flow', async () => {
		account.simulator.account.createOrder({
			externalId: 'SHOPIFY_SO_6001',
			entity: { id: account.customer },
			item: { items: [{ item: { id: account.stock('SKU-1') }, quantity: 1, rate: 5 }] },
		});
		const order = anOrder().withLine('SKU-1', 2, '6.01').build();
		const item = await account.edit(order);
		expect(statuses(item)).toContain('updateLine: done');
		expect(await account.differences(item)).toEqual([]);
		expect(account.order().total).toBe(12.02);
	});

	test('leaves a line alone that the shop never knew, with its tax', async () => {
		await account.place(bought().build());
		account.stock('GIFT');
		const line = account.simulator.account.addLineByHand('SHOPIFY_SO_6001', 'GIFT', 1, 10);
		account.simulator.account.editByHand('SHOPIFY_SO_6001', {
			item: { items: [{ line, taxDetailsReference: 'GIFT' }] },
			taxDetails: {
				items: [
					{
						taxDetailsReference: 'GIFT',
						taxCode: { id: '6' },
						taxType: { id: '1' },
						taxBasis: 10,
						taxRate: 5,
						taxAmount: 0.5,
					},
					{
						taxDetailsReference: 'GIFT',
						taxCode: { id: '5' },
						taxBasis: 10,
						taxRate: 10,
						taxAmount: 1,
					},
				],
			},
		});
		const item = await account.edit(bought().nowWith('SKU-1', { quantity: 9 }).build());
		expect(statuses(item)).toEqual(['updateLine: done']);
		const rows = account.order().taxDetails.filter(({ reference }) => reference === 'GIFT');
		expect(rows.map(({ taxAmount }) => taxAmount)).toEqual([0.5, 1]);
		expect(await account.differences(item)).toEqual([]);
	});

	test('without a tax code nothing is written, and the option is named', async () => {
		await account.place(bought().build());
		account.options['suiteTaxCodeId'] = '';
		const item = await account.edit(bought().withLine('SKU-5', 1, '1.00').build());
		expect(item.applied?.steps[0]).toMatchObject({ status: 'rejected' });
		expect(item.applied?.steps[0]?.message).toMatch(/SuiteTax Code ID/);
		expect(account.writes()).toEqual(['POST salesOrder']);
	});

	test('a note alone leaves the tax unsaid', async () => {
		await account.place(bought().build());
		await account.edit(bought().withNote('Ring').build());
		expect(account.simulator.calls.of('PATCH salesOrder')[0]?.body).toEqual({
			memo: 'Order note: Ring',
		});
	});
});

describe('tax as an item line', () => {
	test('creates and amends to the penny', async () => {
		account = await Account.open({ taxProfile: 'none' });
		account.taxItem = account.simulator.account.createItem({
			sku: 'TAX',
			type: 'otherChargeSaleItem',
			price: 0,
		});
		account.options = { ...account.options, taxItemId: account.taxItem };
		await account.place(bought().build());
		const tax = () => account.order().lines.find(({ sku }) => sku === 'TAX')?.amount;
		expect([tax(), account.order().total]).toEqual(Object.values(taxOf(bought())));
		const item = await account.edit(edited().build());
		expect([tax(), account.order().total]).toEqual(Object.values(taxOf(edited())));
		expect(await account.differences(item)).toEqual([]);
		expect((await account.edit(edited().build())).plan?.steps).toEqual([]);
	});
});

describe('tax that NetSuite computes', () => {
	test('is left to NetSuite, within its rounding', async () => {
		account = await Account.open({ taxProfile: 'legacy' });
		const flat = () => anOrder().withLine('SKU-1', 3, '0.99').shippedBy('Standard', '4.99');
		await account.place(flat().build());
		const item = await account.edit(flat().nowWith('SKU-1', { quantity: 5 }).build());
		expect(statuses(item)).toEqual(['updateLine: done']);
		expect(await account.differences(item)).toEqual([]);
		expect(JSON.stringify(account.simulator.calls.of('PATCH salesOrder')[0]?.body)).not.toMatch(
			/tax/i,
		);
	});
});

test('prices without a second decimal are written as they are', async () => {
	account = await Account.open();
	account.simulator.account.createReference({ type: 'location', name: 'Tokyo' });
	const customer = account.simulator.account.createCustomer({ entityId: 'JP', currency: '5' });
	account.options['customerId'] = customer;
	const inYen = (quantity: number) => {
		const order = anOrder().withLine('SKU-1', quantity, '10.00').alsoPricedIn('JPY', 1).build();
		return { ...order, prices: order.prices.filter(({ currency }) => currency === 'JPY') };
	};
	await account.place(inYen(1));
	expect(account.order()).toMatchObject({ currency: 'JPY', total: 1000 });
	const item = await account.edit(inYen(3));
	expect(await account.differences(item)).toEqual([]);
	expect(account.order().total).toBe(3000);
});
