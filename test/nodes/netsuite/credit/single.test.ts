import { aRefundStory } from '../../../builders/refund-builder';
import { Finance } from './finance';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (): Promise<void> => await new Promise((done) => setTimeout(done, 1)),
}));

type Booking = {
	id: string;
	displayNumber: string;
	alreadyThere: boolean;
	message: string;
	error?: string;
};

let finance: Finance;
let key: string;

beforeAll(async () => {
	finance = await Finance.open();
});
afterAll(async () => await finance.close());
beforeEach(() => {
	finance.begin();
	key = finance.place(aRefundStory().order());
});

const account = () => finance.simulator.account;

const GIVEN = {
	amount: '13.20',
	currency: 'gbp',
	externalId: 'CM-1',
	memo: 'Late parcel',
	date: '2026-03-02',
};

const book = async (operation: string, parameters: object): Promise<Booking> => {
	const [booking] = await finance.run<Booking>(operation, [{}], { ...GIVEN, ...parameters });
	if (!booking) throw new Error('No booking');
	return booking;
};

/** Runs an operation twice: the second time the record is there already. */
async function twice(operation: string, parameters: object): Promise<string> {
	const first = await book(operation, parameters);
	expect(first).toMatchObject({ alreadyThere: false, message: '' });
	expect(await book(operation, parameters)).toMatchObject({ id: first.id, alreadyThere: true });
	expect(account().record(first.id)).toMatchObject({
		...{ externalId: 'CM-1', total: 13.2, tranDate: '2026-03-02' },
		header: { memo: 'Late parcel' },
	});
	return first.id;
}

test('a credit out of an invoice stays open, or pays what is owed', async () => {
	const invoiceId = finance.bill(key);
	const credit = await twice('createFromInvoice', { invoiceId });
	expect(account().record(credit)).toMatchObject({ remaining: 13.2, createdFrom: invoiceId });
	expect(account().record(invoiceId).remaining).toBe(84.2);
	await book('createFromInvoice', { invoiceId, externalId: 'CM-2', applyToInvoice: true });
	expect(account().record(invoiceId).remaining).toBe(71);
});

test('a credit out of a return', async () => {
	account().ship(key);
	account().invoice(key);
	const { returnId } = account().receiveReturn(key, [{ sku: 'MUG' }]);
	const credit = await twice('createFromReturn', { returnAuthorizationId: returnId });
	expect(account().record(credit)).toMatchObject({ createdFrom: returnId, remaining: 13.2 });
});

test('a credit of its own leaves every invoice alone', async () => {
	const invoice = finance.bill(key);
	const credit = await twice('createStandalone', { customerId: finance.customer });
	expect(account().record(credit)).toMatchObject({ applied: [], remaining: 13.2 });
	expect(account().record(invoice).remaining).toBe(84.2);
});

test('a credit is applied to an invoice once', async () => {
	const invoiceId = finance.bill(key);
	const { id: creditId } = await book('createStandalone', { customerId: finance.customer });
	const wish = { creditId, invoiceId, amount: '5' };
	expect(await book('applyCredit', { ...wish, dryRun: true })).toMatchObject({
		message: 'Dry run',
	});
	finance.simulator.faults.add({ method: 'PATCH', kind: 'drop', when: 'after' });
	expect(await book('applyCredit', wish)).toMatchObject({
		...{ alreadyThere: false, message: 'Confirmed by reading back' },
	});
	expect(await book('applyCredit', wish)).toMatchObject({ alreadyThere: true });
	expect(account().record(creditId).applied).toMatchObject([{ doc: invoiceId, amount: 5 }]);
	await expect(book('applyCredit', { ...wish, amount: '6' })).rejects.toThrow(
		/is applied to INV\d+ with 5.00 GBP already/,
	);
	await expect(book('applyCredit', { ...wish, creditId: invoiceId })).rejects.toThrow(
		/no credit memo/,
	);
});

test('a credit and a deposit are paid back once', async () => {
	const deposit = account().deposit(key);
	const refund = await twice('refundCustomer', { payOutOf: 'deposit', documentId: deposit });
	expect(account().record(refund).deposits).toMatchObject([{ doc: deposit, amount: 13.2 }]);
	const credit = await book('createStandalone', {
		customerId: finance.customer,
		externalId: 'CM-2',
	});
	const wish = { payOutOf: 'credit', documentId: credit.id };
	await book('refundCustomer', { ...wish, externalId: 'CR-2' });
	expect(account().record(credit.id).remaining).toBe(0);
	await expect(book('refundCustomer', { ...wish, externalId: 'CR-3' })).rejects.toThrow(/400/);
	await expect(
		book('refundCustomer', { ...wish, documentId: deposit, externalId: 'CR-4' }),
	).rejects.toThrow(/no such credit memo/);
	await expect(
		book('refundCustomer', { ...wish, currency: 'USD', externalId: 'CR-5' }),
	).rejects.toThrow(/another customer or currency/);
});

test('a cash sale is paid back once', async () => {
	account().ship(key);
	const cashSaleId = account().cashSale(key);
	const refund = await twice('refundCash', { cashSaleId });
	expect(account().record(refund)).toMatchObject({ createdFrom: cashSaleId, shipping: 0 });
});

test('an external id that stands for another amount is refused', async () => {
	const invoiceId = finance.bill(key);
	await book('createFromInvoice', { invoiceId });
	await expect(book('createFromInvoice', { invoiceId, amount: '1' })).rejects.toThrow(
		/comes to 13.20 GBP instead of 1.00 GBP/,
	);
});

test('a dry run makes nothing', async () => {
	const invoiceId = finance.bill(key);
	expect(await book('createFromInvoice', { invoiceId, dryRun: true })).toMatchObject({
		...{ alreadyThere: false, message: 'Dry run' },
	});
	expect(finance.booked('creditMemo')).toEqual([]);
});

test.each([
	['an amount of nothing', { amount: '0' }, /Amount "0" is not an amount above zero in GBP/],
	['an amount finer than a penny', { amount: '1.005' }, /Amount "1.005"/],
	['a currency by name', { currency: 'pounds' }, /Currency "POUNDS" is not an ISO code/],
	['no external id', { externalId: '' }, /External ID "" takes letters/],
	['an external id with a pipe', { externalId: 'A|1' }, /External ID "A\|1"/],
	['a date that is none', { date: 'soon' }, /Date "soon" is not a date/],
	['an invoice by its number', { invoiceId: 'INV1' }, /Invoice ID "INV1" is not an internal ID/],
])('%s stops the item by name', async (_name, parameters, expected) => {
	await expect(book('createFromInvoice', { invoiceId: '1', ...parameters })).rejects.toThrow(
		expected,
	);
});

test('with Continue On Fail the other items go on', async () => {
	const invoiceId = finance.bill(key);
	const bookings = await finance.run<Booking>('createFromInvoice', [{}, {}], {
		...{ ...GIVEN, invoiceId, continueOnFail: true },
		amount: (index: number) => (index === 0 ? 'much' : '1'),
	});
	expect(bookings).toMatchObject([
		{ error: expect.stringMatching(/Amount "much"/) },
		{ alreadyThere: false },
	]);
});
