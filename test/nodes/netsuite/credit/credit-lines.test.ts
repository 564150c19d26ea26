import type { NetSuiteSwitches } from '../../../../simulators/netsuite';
import { aRefundStory, type RefundStory } from '../../../builders/refund-builder';
import { Finance, messages, statuses } from './finance';

let finance: Finance;

afterEach(async () => await finance.close());

/** An order that was billed in an account of this kind, and its refunds booked. */
async function booked(
	switches: Partial<NetSuiteSwitches>,
	tell: (story: RefundStory) => unknown,
	{ options = {}, currency = 'GBP', story = aRefundStory() } = {} as {
		options?: object;
		currency?: string;
		story?: RefundStory;
	},
) {
	finance = await Finance.open(switches);
	const account = finance.simulator.account;
	finance.options = { ...finance.options, ...options };
	const key = finance.place(story.order(), currency);
	finance.bill(key, account.deposit(key));
	tell(story);
	const moves = account.stockMoves().length;
	const [item] = await finance.sweep([story]);
	expect([statuses(item).filter((each) => !each.endsWith(': done')), messages(item)]).toEqual([
		[],
		expect.stringMatching(/^[ |]*$/),
	]);
	expect(item?.verification?.discrepancies).toEqual([]);
	const [credit, ...others] = account.records('creditMemo');
	if (!credit) throw new Error('No credit');
	const lines = credit.lines.map(({ sku, quantity, amount, values }) => [
		...[sku, quantity, amount, values['custcol_shopify_line_id']],
	]);
	const stockMoved = account.stockMoves().length - moves;
	return { credit, others, lines, stockMoved, account };
}

const everyKind = (story: RefundStory): RefundStory =>
	story.refunds('TEE', 2, { restock: 'return', beyond: '1.00' });

describe('the shop’s own amounts, to the penny', () => {
	test('SuiteTax: each line has its tax', async () => {
		const { credit, lines, stockMoved } = await booked({}, everyKind);
		expect(lines).toEqual([
			['REFUND', 2, 60, '9001'],
			['REFUND', 1, 1, 'adjustment'],
		]);
		expect(credit).toMatchObject({ total: 67, tax: 6 });
		expect(credit.taxDetails).toEqual([
			{ reference: 'L1', taxCode: '5', taxBasis: 60, taxAmount: 6 },
		]);
		expect(stockMoved).toBe(0);
	});

	test.each<[string, Partial<NetSuiteSwitches>]>([
		['legacy tax', { taxProfile: 'legacy' }],
		['no tax', { taxProfile: 'none' }],
	])('%s: tax is a line of the refund item', async (_name, switches) => {
		const { credit, lines } = await booked(switches, everyKind);
		expect(lines).toEqual([
			['REFUND', 2, 60, '9001'],
			['REFUND', 1, 1, 'adjustment'],
			['REFUND', 1, 6, 'tax'],
		]);
		expect(credit).toMatchObject({ total: 67, tax: 0 });
	});

	test('a tax item takes the tax, other items shipping and adjustments', async () => {
		const { lines } = await booked({ taxProfile: 'legacy' }, (story) => {
			const { account } = finance.simulator;
			const adjustmentItemId = account.createItem({
				sku: 'GOODWILL',
				type: 'otherChargeSaleItem',
				taxRate: 0,
			});
			finance.options = { ...finance.options, taxItemId: finance.item('TAX'), adjustmentItemId };
			story.refundsShipping('1.10').givesGoodwill('2.00');
		});
		expect(lines).toEqual([
			['REFUND-SHIP', 1, 1, 'shipping'],
			['TAX', 1, 0.1, 'tax'],
		]);
		const [, goodwill] = finance.simulator.account.records('creditMemo');
		expect(goodwill?.lines.map(({ sku, amount }) => [sku, amount])).toEqual([['GOODWILL', 2]]);
	});

	test('a description names the goods, and nothing of the invoice comes along', async () => {
		const { credit, account } = await booked({}, (story) => story.refunds('TEE', 2));
		expect(credit.lines[0]?.values['description']).toBe('2 × TEE Article TEE');
		expect(credit).toMatchObject({ shipping: 0, discount: 0, status: 'B' });
		expect(account.records('customerRefund')).toMatchObject([
			{ header: { undepFunds: true, memo: 'Shopify refund 7001 of #1001: shopify_payments' } },
		]);
	});

	test('money goes out of the account and by the method that were chosen', async () => {
		const options = { refundAccountId: '122', paymentMethodId: '2' };
		const { account } = await booked({}, (story) => story.refunds('MUG', 1), { options });
		expect(account.records('customerRefund')).toMatchObject([
			{ header: { account: '122', undepFunds: false, paymentMethod: '2' } },
		]);
	});
});

describe('original items', () => {
	const options = { creditLines: 'originalItems' };

	test('goods are lines of the invoice, with their tax, and go back on the shelf', async () => {
		const { lines, stockMoved } = await booked({}, everyKind, { options });
		expect(lines).toEqual([
			['TEE', 2, 60, '9001'],
			['REFUND', 1, 1, 'adjustment'],
		]);
		expect(stockMoved).toBe(1);
	});

	test('goods that are no line of the invoice are a line of the refund item', async () => {
		const story = aRefundStory();
		finance = await Finance.open();
		finance.options = { ...finance.options, ...options, lineIdField: '' };
		const { account } = finance.simulator;
		const key = finance.place(story.order());
		finance.bill(key, account.deposit(key));
		const [item] = await finance.sweep([story.refunds('MUG', 1)]);
		expect(item?.verification?.discrepancies).toEqual([]);
		expect(account.records('creditMemo')[0]?.lines.map(({ sku }) => sku)).toEqual(['REFUND']);
	});

	test('a cash refund takes lines of its cash sale', async () => {
		const story = aRefundStory();
		finance = await Finance.open();
		finance.options = { ...finance.options, ...options };
		const { account } = finance.simulator;
		const key = finance.place(story.order());
		account.ship(key);
		account.cashSale(key);
		const [item] = await finance.sweep([story.refunds('TEE', 1, { restock: 'none' })]);
		expect(item?.verification?.discrepancies).toEqual([]);
		expect(account.records('cashRefund')).toMatchObject([
			{ total: 33, lines: [{ sku: 'TEE', quantity: 1, amount: 30 }] },
		]);
	});
});

test.each([
	['USD', 1.25, 13.2 * 1.25],
	['JPY', 2, 2640],
])('an order in %s is credited in its own currency', async (currency, factor, total) => {
	const story = aRefundStory().alsoIn(currency, factor);
	const { credit, account } = await booked({}, () => story.refunds('MUG', 1), { currency, story });
	expect(credit).toMatchObject({ currency, total, remaining: 0 });
	expect(account.records('customerRefund')).toMatchObject([{ currency, total }]);
});
