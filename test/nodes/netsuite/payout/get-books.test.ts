import { aPayout } from '../../../builders/payout-builder';
import { Office } from './office';

let office: Office;
beforeAll(async () => {
	office = await Office.open();
});
beforeEach(() => office.empty());
afterAll(async () => await office.close());

const number = (id: string): string => office.account.record(id).tranId;

describe('documents that carry the transaction', () => {
	it('are a deposit, a customer refund and a cash refund, each found by its external id', async () => {
		const deposit = office.paidOrder('6001', 84.2, 'SHOPIFY_CD_501');
		const refund = office.refund({ deposit, amount: 10, externalId: 'SHOPIFY_CR_502' });
		office.order('6002', 20);
		const sale = office.account.cashSale('SHOPIFY_SO_6002');
		office.account.editByHand(sale, { externalId: 'SHOPIFY_CD_503' });
		const cash = { createdFrom: { id: sale }, externalId: 'SHOPIFY_KR_504' };
		const cashRefund = office.account.create('cashRefund', cash);
		const payout = aPayout([
			{ amount: 8420, transaction: '501' },
			{ amount: -1000, transaction: '502' },
			{ amount: 2000, transaction: '503', on: '6002' },
			{ amount: -2000, transaction: '504', on: '6002' },
		]);
		const books = await office.booksOf(payout);
		const known = { orderReference: '' };
		expect(books).toEqual({
			kind: 'payoutBooks',
			schemaVersion: 1,
			system: 'netsuite',
			receipts: [
				{
					...{ id: deposit, kind: 'customerDeposit', displayNumber: number(deposit) },
					...{ transactionId: '501', amountMinor: 8420, ...known },
				},
				{
					...{ id: sale, kind: 'cashSale', displayNumber: number(sale) },
					...{ transactionId: '503', amountMinor: 2000, ...known },
				},
			],
			payments: [
				{
					...{ id: refund, kind: 'customerRefund', displayNumber: number(refund) },
					...{ transactionId: '502', amountMinor: 1000, ...known },
				},
				{
					...{ id: cashRefund, kind: 'cashRefund', displayNumber: number(cashRefund) },
					...{ transactionId: '504', amountMinor: 2000, ...known },
				},
			],
			deposits: [],
			unknown: [],
			leftOut: [],
		});
	});

	it('come with another amount, or twice, as they are', async () => {
		const deposit = office.paidOrder('6001', 84, 'SHOPIFY_CD_501');
		office.refund({ deposit, amount: 5, externalId: 'SHOPIFY_CR_502' });
		office.order('6002', 5);
		const sale = office.account.cashSale('SHOPIFY_SO_6002');
		const cash = { createdFrom: { id: sale }, externalId: 'SHOPIFY_KR_502' };
		office.account.create('cashRefund', cash);
		const payout = aPayout([
			{ amount: 8420, transaction: '501' },
			{ amount: -500, transaction: '502' },
		]);
		const { receipts, payments } = await office.booksOf(payout);
		expect(receipts).toMatchObject([{ transactionId: '501', amountMinor: 8400 }]);
		expect(payments).toMatchObject([
			{ kind: 'customerRefund', transactionId: '502' },
			{ kind: 'cashRefund', transactionId: '502' },
		]);
	});

	it('are found under other prefixes too, and are none of ours without a prefix', async () => {
		office.paidOrder('6001', 10, 'X_501');
		const payout = aPayout([{ amount: 1000, transaction: '501' }]);
		const named = await office.booksOf(payout, { depositPrefix: 'X_' });
		expect(named.receipts).toMatchObject([{ transactionId: '501', orderReference: '' }]);
		const byOrder = await office.booksOf(payout, { depositPrefix: '' });
		expect(byOrder.receipts).toMatchObject([{ transactionId: '', orderReference: '6001' }]);
		const inOtherCase = await office.booksOf(payout, { depositPrefix: 'x_' });
		expect(inOtherCase.receipts).toMatchObject([{ transactionId: '501', orderReference: '6001' }]);
	});
});

describe('documents that remember no transaction are found by the order', () => {
	it('as a deposit, a cash sale, and a payment of an invoice', async () => {
		office.paidOrder('6001', 10);
		office.order('6002', 20);
		office.account.cashSale('SHOPIFY_SO_6002');
		office.order('6003', 30);
		office.account.payInvoice(office.account.invoice('SHOPIFY_SO_6003'));
		office.paidOrder('6004', 40);
		const payout = aPayout([
			{ amount: 1000, transaction: '501' },
			{ amount: 2000, transaction: '502', on: '6002' },
			{ amount: 3000, on: '6003' },
		]);
		const { receipts, payments, unknown } = await office.booksOf(payout);
		expect(receipts).toMatchObject([
			{ kind: 'customerDeposit', orderReference: '6001', amountMinor: 1000, transactionId: '' },
			{ kind: 'cashSale', orderReference: '6002', amountMinor: 2000, transactionId: '' },
			{ kind: 'customerPayment', orderReference: '6003', amountMinor: 3000, transactionId: '' },
		]);
		expect([payments, unknown]).toEqual([[], []]);
	});

	it('as refunds of a deposit, of a credit, of a cash sale and of a return', async () => {
		const deposit = office.paidOrder('6001', 10);
		office.refund({ deposit, amount: 1 });
		office.order('6002', 20);
		const credit = office.account.credit(office.account.invoice('SHOPIFY_SO_6002'));
		const free = { apply: { items: [] } };
		office.account.editByHand(credit, free, ['apply']);
		office.refund({ credit, amount: 2 });
		office.order('6003', 30);
		const sale = office.account.cashSale('SHOPIFY_SO_6003');
		office.account.create('cashRefund', { createdFrom: { id: sale } });
		office.order('6004', 40);
		office.account.ship('SHOPIFY_SO_6004');
		const { returnId } = office.account.receiveReturn('SHOPIFY_SO_6004');
		office.refund({ credit: office.account.credit(returnId), amount: 4 });
		const payout = aPayout([
			{ amount: -100, transaction: '501' },
			{ amount: -200, transaction: '502', on: '6002' },
			{ amount: -3000, transaction: '503', on: '6003' },
			{ amount: -400, transaction: '504', on: '6004' },
		]);
		const { payments } = await office.booksOf(payout);
		expect(payments).toMatchObject([
			{ kind: 'customerRefund', orderReference: '6001', amountMinor: 100 },
			{ kind: 'cashRefund', orderReference: '6003', amountMinor: 3000 },
			{ kind: 'customerRefund', orderReference: '6002', amountMinor: 200 },
			{ kind: 'customerRefund', orderReference: '6004', amountMinor: 400 },
		]);
	});

	it('also when they hang on an order that adds to it', async () => {
		office.paidOrder('6001', 10, 'SHOPIFY_CD_501');
		office.paidOrder('6001-A1', 3);
		office.paidOrder('6001-ABC', 3);
		office.paidOrder('60012', 3);
		const payout = aPayout([{ amount: 1000, transaction: '501' }, { amount: 300 }]);
		const { receipts } = await office.booksOf(payout);
		expect(
			receipts.map(({ orderReference, amountMinor }) => [orderReference, amountMinor]),
		).toEqual([
			['6001', 1000],
			['6001', 300],
		]);
	});

	it('and a credit of another order that was only applied here gives no refund', async () => {
		office.order('6001', 10);
		office.order('6002', 10);
		const invoice = office.account.invoice('SHOPIFY_SO_6001');
		const other = office.account.credit(office.account.invoice('SHOPIFY_SO_6002'));
		const apply = { items: [{ doc: { id: invoice }, line: 0, apply: true, amount: 4 }] };
		office.account.editByHand(other, { apply }, ['apply']);
		office.refund({ credit: other, amount: 6 });
		const { payments } = await office.booksOf(aPayout([{ amount: -600 }]));
		expect(payments).toEqual([]);
	});

	it('once, though they pay several orders', async () => {
		const invoices = ['6001', '6002'].map((reference) => {
			office.order(reference, 10);
			return office.account.invoice(`SHOPIFY_SO_${reference}`);
		});
		const customer = { id: office.account.record(invoices[0] ?? '').customer };
		const items = invoices.map((id) => ({ doc: { id }, line: 0, apply: true, amount: 10 }));
		office.account.create('customerPayment', { customer, payment: 20, apply: { items } });
		const payout = aPayout([{ amount: 1000 }, { amount: 1000, on: '6002' }]);
		const { receipts } = await office.booksOf(payout);
		expect(receipts).toMatchObject([{ amountMinor: 2000, orderReference: '' }]);
	});

	it('and count for one payout only, the oldest first', async () => {
		office.paidOrder('6001', 10);
		const older = aPayout([{ amount: 1000 }]);
		const newer = aPayout([{ amount: 1000 }], {
			payoutId: '90002',
			issuedAt: '2026-03-05T00:00:00Z',
		});
		const [last, first] = await office.books([newer, older]);
		expect(first?.receipts).toHaveLength(1);
		expect(last?.receipts).toEqual([]);
		office.account.deposit('SHOPIFY_SO_6001', 10);
		const both = await office.books([newer, older]);
		expect(both.map(({ receipts }) => receipts.length)).toEqual([1, 2]);
	});
});

describe('what cannot be told', () => {
	it('is another currency, which is named and left out', async () => {
		const more = { currency: { id: '2' } };
		office.order('6001', 10, more);
		office.account.deposit('SHOPIFY_SO_6001', 10, 'SHOPIFY_CD_501');
		office.bank(10, { externalId: 'SHOPIFY_PAYOUT_90001', ...more });
		const books = await office.booksOf(aPayout([{ amount: 1000, transaction: '501' }]));
		expect(books).toMatchObject({ receipts: [], deposits: [] });
		expect(books.leftOut).toEqual(['CD1 in USD', 'DEP1 in USD']);
	});

	it('is nothing where a document is simply missing', async () => {
		const books = await office.booksOf(aPayout([{ amount: 1000, transaction: '501' }]));
		expect(books).toMatchObject({ receipts: [], payments: [], deposits: [], unknown: [] });
	});

	it.each([
		[0, 'documents by transaction'],
		[1, 'documents by order'],
		[2, 'documents by order'],
		[3, 'bank deposits'],
	])('is what query %i would have told, if it is refused', async (afterCalls, what) => {
		office.order('6001', 10);
		office.account.payInvoice(office.account.invoice('SHOPIFY_SO_6001'));
		office.simulator.faults.add({ target: 'suiteql', kind: 'status', status: 400, afterCalls });
		const { unknown } = await office.booksOf(aPayout([{ amount: 1000, transaction: '501' }]));
		expect(unknown).toEqual([what]);
	});

	it('concerns only the payouts that asked', async () => {
		office.paidOrder('6001', 10, 'SHOPIFY_CD_501');
		office.simulator.faults.add({ target: 'suiteql', kind: 'status', status: 400, afterCalls: 1 });
		const found = aPayout([{ amount: 1000, transaction: '501' }]);
		const open = aPayout([{ amount: 1000, on: '6002' }], { payoutId: '90002' });
		const books = await office.books([found, open]);
		expect(books.map(({ unknown }) => unknown)).toEqual([[], ['documents by order']]);
	});

	it('is all of it when the login is refused, which stops the node', async () => {
		office.simulator.faults.add({ target: 'suiteql', kind: 'unauthorized', times: 0 });
		await expect(office.booksOf(aPayout([{ amount: 1000 }]))).rejects.toThrow(/401/);
	});
});

describe('how many queries it takes', () => {
	const of = (count: number, more: object = {}) =>
		Array.from({ length: count }, (_none, at) => ({
			...{ amount: 1000, transaction: String(70_000 + at), on: String(6001 + at), ...more },
		}));

	it('four for 500 movements whose documents carry them', async () => {
		const movements = of(500);
		const [first] = movements;
		office.order('6001', 10_000);
		for (const { transaction } of movements) {
			office.account.deposit('SHOPIFY_SO_6001', 10, `SHOPIFY_CD_${transaction}`);
		}
		const { receipts } = await office.booksOf(aPayout(movements));
		expect(receipts).toHaveLength(500);
		expect(receipts[0]).toMatchObject({ transactionId: first?.transaction });
		expect(office.queries()).toBe(4);
	});

	it('nine for 500 movements of 500 orders that nobody booked, and no more for seven payouts', async () => {
		await office.booksOf(aPayout(of(500)));
		expect(office.queries()).toBe(9);
		const days = Array.from({ length: 7 }, (_none, day) =>
			aPayout(of(500).slice(day * 70, day * 70 + 70), { payoutId: String(91_000 + day) }),
		);
		await office.books(days);
		expect(office.queries()).toBe(18);
	});

	it('twelve for 500 movements whose invoices were paid by hand', async () => {
		const movements = of(500);
		for (const { on } of movements) {
			office.order(on, 10);
			office.account.payInvoice(office.account.invoice(`SHOPIFY_SO_${on}`));
		}
		const { receipts } = await office.booksOf(aPayout(movements));
		expect(receipts).toHaveLength(500);
		expect(office.queries()).toBe(12);
	});

	it('none for the orders of movements that need no document', async () => {
		await office.booksOf(aPayout(of(3, { group: 'dispute' })));
		expect(office.queries()).toBe(1);
	});
});

describe('what the node refuses', () => {
	it('is an item that is no payout', async () => {
		const broken = { ...aPayout([]), currency: 'pounds' };
		await expect(office.books([broken])).rejects.toThrow(/Item 0 is no payout: payout.currency/);
	});

	it('is a prefix that no external id can have', async () => {
		await expect(office.booksOf(aPayout([]), { payoutPrefix: 'a|b' })).rejects.toThrow(
			/Option "Bank Deposit Prefix" may hold/,
		);
	});
});
