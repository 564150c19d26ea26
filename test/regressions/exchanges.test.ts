import { Finance } from '../nodes/netsuite/credit/finance';
import { Office } from '../nodes/netsuite/order/office';
import { bookedWhole } from './book-refunds';
import { ConnectedShop } from './connected-shop';
import { dispatched } from './dispatched';
import { opened } from './opened';
import { told } from './told';

jest.setTimeout(30_000);

const VAT = { taxRates: [{ title: 'VAT', rate: 0.2 }] };
const one = (sku: string) => ({ sku, quantity: 1 });

/** An order that left, of which articles went for another one: before the exchange and after it. */
async function exchanged(prices: Record<string, string>, returned: string[], sent: string) {
	const shop = await opened(ConnectedShop.open(prices));
	const order = shop.place(Object.fromEntries(returned.map((sku) => [sku, 1])), VAT);
	const before = await shop.read(order);
	shop.tell(
		(desk) => desk.fulfil(order),
		(desk) => desk.exchange(order, { returned: returned.map(one), sent: [one(sent)] }),
	);
	return { before, after: await shop.read(order), locationMap: shop.locationMap(order) };
}
type Exchange = Awaited<ReturnType<typeof exchanged>>;

/** 2,258.00 comes back and an article of 365.00 goes out, so that 1,893.00 is paid back. */
const cheaper = () =>
	exchanged({ SOFA: '1893.00', CHAIR: '365.00', STOOL: '365.00' }, ['SOFA', 'CHAIR'], 'STOOL');
/** 100.00 comes back for 250.00; the customer pays the difference, and the shop's refund is nothing. */
const dearer = () => exchanged({ MAIN: '100.00', EXCH: '250.00' }, ['MAIN'], 'EXCH');

describe('case 31: an exchange credits what came back, and pays back only the difference', () => {
	/** The invoiced order with its exchange booked, and the exchanged article invoiced as an order of its own. */
	async function booked({ before, after }: Exchange) {
		const finance = await opened(Finance.open());
		const { account } = finance.simulator;
		const key = finance.place(before.snapshot);
		const invoices = [finance.bill(key, account.deposit(key))];
		const steps = await bookedWhole(finance, after);
		const { reference } = after.snapshot;
		const added = finance.place({ ...after.snapshot, reference: `${reference}-A1` });
		invoices.push(finance.bill(added));
		expect(await bookedWhole(finance, after)).toEqual([]);
		const [credit] = account.records('creditMemo');
		const owed = invoices.reduce((sum, id) => sum + account.record(id).remaining, 0);
		return { finance, steps, credit, residual: owed - (credit?.remaining ?? 0) };
	}

	it('credits 2,258.00, pays back 1,893.00, and leaves no residual where 730.00 was left', async () => {
		const { finance, steps, credit, residual } = await booked(await cheaper());
		expect(steps).toEqual(['bookCredit: done', 'bookPayment: done']);
		expect(credit).toMatchObject({ total: 2258, remaining: 365 });
		expect(finance.booked('customerRefund')).toMatchObject([{ total: 1893, remaining: 0 }]);
		expect(residual).toBe(0);
	});

	it('credits a dearer exchange with what came back, although the shop’s refund is nothing', async () => {
		const { finance, steps, credit, residual } = await booked(await dearer());
		expect(steps).toEqual(['bookCredit: done']);
		expect(credit).toMatchObject({ total: 100, remaining: 100 });
		expect(finance.booked('customerRefund')).toEqual([]);
		expect(residual).toBe(150);
	});

	it.each([
		['cheaper', cheaper],
		['dearer', dearer],
	])('writes no line that balances a %s one', async (_what, story) => {
		const { after } = await story();
		const [refund] = after.refunds.refunds;
		expect(refund?.amounts[0]?.adjustmentMinor).toBe(0);
		const { credit } = await booked(await story());
		const marks = credit?.lines.map(({ values }) => values['custcol_shopify_line_id']);
		expect(marks).toEqual(refund?.amounts[0]?.lines.map(() => expect.stringMatching(/^\d+$/)));
		expect(credit?.lines.every(({ amount }) => amount > 0)).toBe(true);
	});

	it.each([
		['the 1,893.00 that moved', cheaper, [1893]],
		['nothing where nothing moved', dearer, []],
	])('records in Linnworks %s', async (_what, story, expected) => {
		const { before, after } = await story();
		const { reference } = after.snapshot;
		const desk = await dispatched(before);
		await desk.run('recordRefund', [{ ...after, reference }]);
		const records = desk.staff.refundRecords(reference);
		expect(records.map(({ Amount }) => Amount)).toEqual(expected);
	});

	it('raises no alarm that a processed order was edited, and sends the new article once', async () => {
		const { before, after, locationMap } = await dearer();
		const office = await opened(Office.open());
		const { account } = office.simulator;
		await office.sweep([before.snapshot], { importOrders: true, locationMap });
		const key = `SHOPIFY_SO_${before.snapshot.reference}`;
		const deposit = account.deposit(key);
		account.ship(key);
		account.applyDeposit(deposit, account.invoice(key));
		const [item] = await office.sweep([after.snapshot], { locationMap });
		expect(await told(item, 'netsuite')).toEqual({ outcome: 'converged', codes: [] });
		await office.sweep([after.snapshot], { locationMap });
		expect(
			account.orders().map(({ total, lines }) => [total, lines.map(({ sku }) => sku)]),
		).toEqual([
			[100, ['MAIN']],
			[250, ['EXCH']],
		]);
	});
});

describe('case 32: a return that moved no money is credited in full, without a line against it', () => {
	/** Three articles at 10.00 on account, one of which comes back before anything was paid. */
	async function returned() {
		const shop = await opened(ConnectedShop.open({ ITEM: '10.00' }));
		const order = shop.place({ ITEM: 3 }, { ...VAT, financialStatus: 'PENDING' });
		const before = await shop.read(order);
		shop.tell(
			(desk) => desk.fulfil(order),
			(desk) => desk.createReturn(order, { lines: [one('ITEM')] }),
			(desk) => desk.processReturn(order, { collect: false }),
		);
		return { before, after: await shop.read(order) };
	}

	it('lowers the open invoice by 10.00', async () => {
		const { before, after } = await returned();
		const finance = await opened(Finance.open());
		const { account } = finance.simulator;
		const invoice = finance.bill(finance.place(before.snapshot));
		expect(after.refunds.refunds[0]?.amounts[0]?.transactions).toEqual([]);
		expect(await bookedWhole(finance, after)).toEqual(['bookCredit: done']);
		const [credit] = account.records('creditMemo');
		expect(credit).toMatchObject({ total: 10, remaining: 0, lines: [{ quantity: 1 }] });
		expect(credit?.applied).toMatchObject([{ doc: invoice, amount: 10 }]);
		expect(account.record(invoice).remaining).toBe(20);
		expect(finance.booked('customerRefund')).toEqual([]);
	});
});
