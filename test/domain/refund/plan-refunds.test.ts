import { editPlanSchema, type EditPlan } from '../../../domain/edit/edit-plan';
import { planRefunds } from '../../../domain/refund/plan-refunds';
import { REFUND_PROBLEMS } from '../../../domain/refund/refund-finding';
import { EXCEPTION_RULES } from '../../../domain/exception/exception-codes';
import { booksThatAre, someBooks, type BooksBuilder } from '../../builders/books-builder';
import { aRefundStory, type RefundStory } from '../../builders/refund-builder';
import { bookPlan } from './book-plan';
import { somePolicy, tellPlan } from './tell-plan';

const plan = (story: RefundStory, books: BooksBuilder, policy = somePolicy()): EditPlan =>
	planRefunds(story.build(), books.build(), story.order(), policy);
const told = (...args: Parameters<typeof plan>): string[] => tellPlan(plan(...args));

describe('a plan of money', () => {
	it('is a plan like any other, with the figures of the source', () => {
		const made = plan(aRefundStory().refunds('TEE', 1), booksThatAre.invoiced());
		expect(editPlanSchema.parse(made)).toEqual(made);
		expect(made).toMatchObject({
			about: 'money',
			targetSystem: 'netsuite',
			targetOrderId: '501',
			expected: null,
			steps: [
				{
					kind: 'bookCredit',
					currency: 'GBP',
					lines: [{ lineId: '9001', sku: 'TEE', quantity: 1, netMinor: 3000, taxMinor: 300 }],
					to: { totalMinor: 3300, taxMinor: 300 },
				},
				{ kind: 'bookPayment', gateway: 'shopify_payments', to: { amountMinor: 3300 } },
			],
		});
	});

	it('has the same key for the same state, whenever it looks again', () => {
		const story = aRefundStory().refunds('TEE', 1, { state: 'pending' });
		const later = { pending: '2026-03-09T09:00:00Z', goods: null, billing: null };
		const first = plan(story, booksThatAre.invoiced());
		const second = plan(story, booksThatAre.invoiced(), somePolicy({ lookAgain: later }));
		expect(first.postponed?.until).toBe('2026-03-04T09:00:00Z');
		expect(second.postponed?.until).toBe('2026-03-09T09:00:00Z');
		expect(second.planKey).toBe(first.planKey);
		expect(plan(story, booksThatAre.invoicedOnTerms()).planKey).not.toBe(first.planKey);
	});

	it('is empty for an order without refunds', () => {
		expect(told(aRefundStory(), booksThatAre.invoiced())).toEqual([]);
	});

	it('books what was pending once it moved, and nothing if it failed but what it left off the order', () => {
		const story = aRefundStory().refunds('TEE', 1, { state: 'pending' });
		const books = booksThatAre.invoiced();
		expect(told(story, books)).toEqual(['later: Refund 7001: its money is still pending']);
		expect(told(story.turns('8101', 'moved'), books)).toEqual([
			'credit 7001: 33.00 from inv-1',
			'pay 8101: 33.00 from 7001 33.00',
		]);
		expect(told(story.turns('8101', 'failed'), books)).toEqual(['credit 7001: 33.00 from inv-1']);
	});

	it('books nothing of a refund while one of its payments is pending, and all of the others', () => {
		const story = aRefundStory()
			.refunds('TEE', 1, { moves: '20.00' })
			.alsoMoves('13.00', 'pending')
			.givesGoodwill('5.00');
		expect(told(story, booksThatAre.invoiced())).toEqual([
			'credit 7002: 5.00 from inv-1',
			'pay 8103: 5.00 from 7002 5.00',
			'later: Refund 7001: its money is still pending',
		]);
	});

	it('pays each movement of money of one refund from the same credit', () => {
		const story = aRefundStory().refunds('TEE', 1, { moves: '20.00' }).alsoMoves('13.00');
		expect(told(story, booksThatAre.invoiced())).toEqual([
			'credit 7001: 33.00 from inv-1',
			'pay 8101: 20.00 from 7001 20.00',
			'pay 8102: 13.00 from 7001 13.00',
		]);
	});

	it('settles several edits at once from the oldest credit on', () => {
		const story = aRefundStory().editsOff('MUG', 1).editsOff('TEE', 1).settles('46.20');
		const books = booksThatAre.invoiced().credited('7001', '13.20', '13.20');
		expect(told(story, books)).toEqual([
			'credit 7002: 33.00 from inv-1',
			'pay 8101: 46.20 from cm-1 13.20 + 7002 33.00',
		]);
	});

	it('leaves the credit of an exchange for the new goods if another can pay', () => {
		const hoodie = { lineId: '9003', sku: 'HOODIE', price: '82.50' };
		const story = aRefundStory().exchanges('TEE', '', hoodie).editsOff('MUG', 1).settles('13.20');
		expect(told(story, booksThatAre.invoiced())).toEqual([
			'credit 7001: 33.00 from inv-1',
			'credit 7002: 13.20 from inv-1',
			'pay 8101: 13.20 from 7002 13.20',
		]);
	});

	it('credits an exchange with all that came back, whatever was kept for the new goods', () => {
		const cap = { lineId: '9003', sku: 'CAP', price: '11.00', heldBack: '11.00' };
		const story = aRefundStory().exchanges('TEE', '', cap);
		expect(told(story, booksThatAre.invoiced())).toEqual([
			'credit 7001: 33.00 from inv-1',
			'pay 8101: 22.00 from 7001 22.00',
		]);
	});

	it('keeps the credit of an edit open where a deposit will pay the bill', () => {
		const books = booksThatAre.invoicedOnTerms().deposited('84.20');
		expect(told(aRefundStory().editsOff('MUG', 1), books)).toEqual([
			'credit 7001: 13.20 from inv-1',
		]);
	});

	it('leaves to the bill the credit of goodwill that was paid before billing', () => {
		const story = aRefundStory().givesGoodwill('10.00').editsOff('MUG', 1).settles('13.20');
		const books = someBooks()
			.deposited('84.20', '13.20')
			.invoiced('71.00', [['9001', 2, '60.00']], '10.00')
			.paidBack('8101', '10.00');
		expect(told(story, books)).toEqual([
			'credit 7001: 10.00 from inv-1, 10.00 to the bill',
			'pay 8102: 13.20 from dep-1 13.20',
		]);
	});

	it('takes no credit of another for money that the books never had', () => {
		const books = someBooks().invoiced('71.00', [['9001', 2, '60.00']]);
		const story = aRefundStory().refunds('MUG', 1).refunds('TEE', 1);
		expect(told(story, books)).toEqual([
			'credit 7002: 33.00 from inv-1',
			'pay 8102: 33.00 from 7002 33.00',
			'later: Refund 7001: nothing of it was billed or deposited, so there is nothing to credit',
		]);
		const settled = aRefundStory().editsOff('MUG', 1).settles('13.20').editsOff('TEE', 1);
		expect(told(settled, books)).toEqual([
			'credit 7003: 33.00 from inv-1',
			'later: Refund 7002: nothing of it was billed or deposited, so there is nothing to credit',
		]);
	});

	it('works in the currency of the books', () => {
		const story = aRefundStory().refunds('TEE', 1).alsoIn('EUR', 1.2);
		const books = someBooks()
			.with({ currency: 'EUR' })
			.invoiced('101.04', [
				['9001', 2, '72.00'],
				['9002', 1, '14.40'],
			]);
		expect(told(story, books)).toEqual([
			'credit 7001: 39.60 from inv-1',
			'pay 8101: 39.60 from 7001 39.60',
		]);
	});

	it('leaves the history of the shop alone', () => {
		const story = aRefundStory().refunds('TEE', 1).refunds('MUG', 1);
		const policy = somePolicy({ lookFrom: '2026-03-03T09:00:00+00:00' });
		expect(told(story, booksThatAre.invoiced(), policy)).toEqual([
			'credit 7002: 13.20 from inv-1',
			'pay 8102: 13.20 from 7002 13.20',
		]);
	});

	it('waits for an order that the books do not have', () => {
		const books = someBooks().with({ orderId: '', currency: '' });
		expect(told(aRefundStory().refunds('TEE', 1), books)).toEqual([
			'later: The books do not have the order yet',
		]);
	});

	it('waits if the order changed between two reads', () => {
		const story = aRefundStory().refunds('TEE', 1);
		const before = aRefundStory().order();
		const made = planRefunds(story.build(), booksThatAre.invoiced().build(), before, somePolicy());
		expect(tellPlan(made)).toEqual(['later: The order changed while it was read']);
		expect(made.postponed?.until).toBe('2026-03-04T09:00:00Z');
	});
});

describe('what a person has to settle', () => {
	it('has an exception code each', () => {
		for (const code of REFUND_PROBLEMS) expect(EXCEPTION_RULES).toHaveProperty(code);
	});

	it('is any fact of the books that could not be read', () => {
		const books = booksThatAre.invoiced().with({ unknown: ['credits'] });
		expect(told(aRefundStory().refunds('TEE', 1), books)).toEqual(['REFUND_UNKNOWN credits']);
	});

	it('is a currency in which the refund is not told', () => {
		const books = booksThatAre.invoiced().with({ currency: 'USD' });
		const made = plan(aRefundStory().refunds('TEE', 1), books);
		expect(tellPlan(made)).toEqual(['REFUND_CURRENCY 7001']);
		expect(made.problems[0]?.detail).toBe(
			'#1001, refund 7001: it is in GBP, and the books have the order in USD. Book it by hand',
		);
	});

	it('is a credit or payment that the books have twice', () => {
		const credit = booksThatAre.invoiced().credited('7001', '33.00').credited('7001', '33.00');
		const payment = booksThatAre
			.invoiced()
			.credited('7001', '33.00')
			.paidBack('8101', '33.00')
			.paidBack('8101', '33.00');
		const story = aRefundStory().refunds('TEE', 1);
		expect(told(story, credit)).toEqual(['REFUND_DUPLICATE 7001']);
		expect(told(story, payment)).toEqual(['REFUND_DUPLICATE 8101']);
	});

	it('is a booking without a mark but of the same amount, unless the account ignores those', () => {
		const story = aRefundStory().refunds('TEE', 1);
		const byHand = booksThatAre.invoiced().credited('', '33.00').paidBack('', '33.00');
		const moneyByHand = booksThatAre.invoiced().credited('7001', '33.00').paidBack('', '33.00');
		expect(told(story, byHand)).toEqual(['REFUND_DUPLICATE 7001']);
		expect(told(story, moneyByHand)).toEqual(['REFUND_DUPLICATE 8101']);
		expect(told(story, byHand, somePolicy({ handBookings: 'ignore' }))).toEqual([
			'credit 7001: 33.00 from inv-1',
			'pay 8101: 33.00 from 7001 33.00',
		]);
		const another = booksThatAre.invoiced().credited('', '32.99').paidBack('', '32.99');
		expect(told(story, another)).toHaveLength(2);
	});

	it('is a credit that is too small or too large, and a payment of another amount', () => {
		const story = aRefundStory().refunds('TEE', 1);
		const credit = (amount: string): BooksBuilder =>
			booksThatAre.invoiced().credited('7001', amount).paidBack('8101', '33.00');
		expect(told(story, credit('32.99'))).toEqual(['REFUND_DUPLICATE 7001']);
		expect(told(story, credit('33.01'))).toEqual(['REFUND_DUPLICATE 7001']);
		expect(told(story, credit('33.00'))).toEqual([]);
		const three = aRefundStory().selling(['9001', 'TEE', 3, '10.00']).editsOff('TEE', 3);
		const one = someBooks()
			.invoiced('35.00', [['9001', 3, '27.27']])
			.credited('7001', '10.00');
		expect(told(three, one)).toEqual(['REFUND_DUPLICATE 7001']);
		const payment = booksThatAre.invoiced().credited('7001', '33.00').paidBack('8101', '32.00');
		expect(told(story, payment)).toEqual(['REFUND_DUPLICATE 8101']);
	});

	it('is money for which nothing is left', () => {
		const story = aRefundStory().refunds('TEE', 1);
		const spent = booksThatAre.invoiced().credited('7001', '33.00', '12.00');
		expect(told(story, spent)).toEqual(['REFUND_EXCEEDS 8101']);
		const deposit = booksThatAre.unbilled().deposited('84.20', '32.99');
		expect(told(story, deposit)).toEqual(['REFUND_EXCEEDS 8101']);
	});

	it('is a credit beyond what was billed and not credited', () => {
		const books = booksThatAre.invoiced().credited('', '60.00');
		expect(told(aRefundStory().refunds('TEE', 1), books)).toEqual(['REFUND_EXCEEDS 7001']);
		const room = booksThatAre.invoiced().credited('', '50.00');
		expect(told(aRefundStory().editsOff('TEE', 1).editsOff('MUG', 1), room)).toEqual([
			'credit 7001: 33.00 from inv-1',
			'REFUND_EXCEEDS 7002',
		]);
	});

	it('keeps no other refund of the order from being booked', () => {
		const story = aRefundStory().refunds('TEE', 1).refunds('MUG', 1);
		const books = booksThatAre.invoiced().credited('', '33.00');
		expect(told(story, books)).toEqual([
			'credit 7002: 13.20 from inv-1',
			'pay 8102: 13.20 from 7002 13.20',
			'REFUND_DUPLICATE 7001',
		]);
	});
});

describe('a cash sale', () => {
	it('gives back the lines of the refund', () => {
		const made = plan(aRefundStory().refunds('TEE', 1), booksThatAre.soldForCash());
		expect(made.steps).toMatchObject([
			{
				route: {
					kind: 'cashSale',
					billId: 'cash-1',
					lines: [{ lineId: '9001', grossMinor: 3300 }],
				},
			},
		]);
	});

	it('gives back the lines of the edits that the money settles, oldest first', () => {
		const story = aRefundStory()
			.editsOff('MUG', 1)
			.settles('13.20')
			.editsOff('TEE', 1)
			.editsOff('TEE', 1)
			.settles('66.00');
		const made = plan(story, booksThatAre.soldForCash());
		expect(made.steps).toMatchObject([
			{ transactionId: '8101', route: { lines: [{ sku: 'MUG', taxMinor: 120 }] } },
			{ transactionId: '8102', route: { lines: [{ sku: 'TEE' }, { sku: 'TEE' }] } },
		]);
	});

	it('gives back a plain amount where no lines come to it', () => {
		const made = plan(
			aRefundStory().editsOff('TEE', 1).settles('20.00'),
			booksThatAre.soldForCash(),
		);
		expect(made.steps).toMatchObject([
			{ route: { lines: [{ kind: 'adjustment', lineId: '', grossMinor: 2000, taxMinor: 0 }] } },
		]);
	});

	it('gives nothing back of what was paid back before it was made', () => {
		const sold = someBooks().soldForCash('71.00', [['9001', 2, '60.00']]);
		expect(told(aRefundStory().editsOff('MUG', 1).settles('13.20'), sold)).toEqual([
			'later: Refund 7002: nothing of it was billed or deposited, so there is nothing to credit',
		]);
	});

	it('gives back no more than it has left', () => {
		const books = booksThatAre.soldForCash().paidBack('', '60.00', 'cashRefund');
		expect(told(aRefundStory().refunds('TEE', 1), books)).toEqual(['REFUND_EXCEEDS 8101']);
	});

	it('is empty after it was booked', () => {
		const story = aRefundStory().editsOff('MUG', 1).settles('13.20').givesGoodwill('5.00');
		const books = booksThatAre.soldForCash().build();
		const made = planRefunds(story.build(), books, story.order(), somePolicy());
		expect(made.steps).toHaveLength(2);
		const again = planRefunds(story.build(), bookPlan(made, books), story.order(), somePolicy());
		expect(tellPlan(again)).toEqual([]);
	});
});
