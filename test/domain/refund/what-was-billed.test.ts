import { planRefunds } from '../../../domain/refund/plan-refunds';
import { booksThatAre, someBooks, type BooksBuilder } from '../../builders/books-builder';
import { aRefundStory, type RefundStory } from '../../builders/refund-builder';
import { bookPlan } from './book-plan';
import { somePolicy, tellPlan } from './tell-plan';

const plan = (story: RefundStory, books: BooksBuilder) =>
	planRefunds(story.build(), books.build(), story.order(), somePolicy());
const told = (story: RefundStory, books: BooksBuilder): string[] => tellPlan(plan(story, books));

/** Billed after the edit had taken one tee off the sales order. */
const billedAfterEdit = (): BooksBuilder =>
	someBooks()
		.deposited('84.20', '33.00')
		.invoiced('51.20', [
			['9001', 1, '30.00'],
			['9002', 1, '12.00'],
		]);

describe('units that an edit took off', () => {
	it('need no credit if the bill was made without them', () => {
		expect(told(aRefundStory().editsOff('TEE', 1), billedAfterEdit())).toEqual([]);
	});

	it('are credited if the bill was made with them', () => {
		expect(told(aRefundStory().editsOff('TEE', 1), booksThatAre.invoiced())).toEqual([
			'credit 7001: 33.00 from inv-1',
		]);
	});

	it('are credited to the later refund when an earlier edit was in time', () => {
		const story = aRefundStory().editsOff('TEE', 1).refunds('TEE', 1, { restock: 'none' });
		expect(told(story, billedAfterEdit())).toEqual([
			'credit 7002: 33.00 from inv-1',
			'pay 8101: 33.00 from 7002 33.00',
		]);
	});

	it('are credited in part where a part of them was billed, with their part of the figures', () => {
		const story = aRefundStory().selling(['9001', 'TEE', 3, '33.33']).editsOff('TEE', 3);
		const books = someBooks()
			.deposited('104.99', '33.33')
			.invoiced('71.66', [['9001', 2, '60.60']]);
		const made = plan(story, books);
		expect(tellPlan(made)).toEqual(['credit 7001: 66.66 from inv-1']);
		expect(made.steps[0]).toMatchObject({
			lines: [{ lineId: '9001', quantity: 2, netMinor: 6060, taxMinor: 606, grossMinor: 6666 }],
			to: { totalMinor: 6666, taxMinor: 606 },
		});
	});

	it('stay credited in part when the rest of the line goes later', () => {
		const story = aRefundStory().selling(['9001', 'TEE', 4, '10.00']).editsOff('TEE', 3);
		const books = someBooks()
			.invoiced('25.00', [['9001', 2, '18.18']])
			.build();
		const first = planRefunds(story.build(), books, story.order(), somePolicy());
		expect(tellPlan(first)).toEqual(['credit 7001: 10.00 from inv-1']);
		story.editsOff('TEE', 1);
		const second = planRefunds(story.build(), bookPlan(first, books), story.order(), somePolicy());
		expect(tellPlan(second)).toEqual(['credit 7002: 10.00 from inv-1']);
	});

	it('keep their credit when the customer buys them again, and a new removal needs none', () => {
		const story = aRefundStory().selling(['9001', 'TEE', 2, '10.00']).editsOff('TEE', 1);
		const credited = someBooks()
			.invoiced('25.00', [['9001', 2, '18.18']])
			.credited('7001', '10.00', '10.00');
		const again = story.order();
		const [tee] = again.lines;
		const bought = { ...again, lines: tee ? [{ ...tee, quantity: 2 }] : [] };
		expect(tellPlan(planRefunds(story.build(), credited.build(), bought, somePolicy()))).toEqual(
			[],
		);
	});
});

describe('goods whose line the bill does not know', () => {
	const bundled = (): RefundStory =>
		aRefundStory()
			.selling(['9002', 'MUG', 1, '13.20'])
			.sellingInBundle('77', '9101', 'CUP', '11.00')
			.sellingInBundle('77', '9102', 'SAUCER', '5.50');

	it('are credited when the bill holds their bundle', () => {
		const books = someBooks().invoiced('34.70', [
			['9002', 1, '12.00'],
			['77', 1, '15.00'],
		]);
		expect(told(bundled().editsOff('CUP', 1).editsOff('SAUCER', 1), books)).toEqual([
			'credit 7001: 11.00 from inv-1',
			'credit 7002: 5.50 from inv-1',
		]);
	});

	it('need no credit when the bundle was taken off before', () => {
		const books = someBooks().invoiced('18.20', [['9002', 1, '12.00']]);
		expect(told(bundled().editsOff('CUP', 1).editsOff('SAUCER', 1), books)).toEqual([]);
	});

	it('are credited from a bill that forgot every line, by what the bill comes to', () => {
		const forgetful = (total: string): BooksBuilder =>
			someBooks().invoiced(total, [
				['', 2, '60.00'],
				['', 1, '12.00'],
			]);
		const story = (): RefundStory => aRefundStory().editsOff('MUG', 1);
		expect(told(story(), forgetful('84.20'))).toEqual(['credit 7001: 13.20 from inv-1']);
		expect(told(story(), forgetful('71.00'))).toEqual([]);
	});

	it('are not what somebody added to the bill by hand at another price', () => {
		const withSample = someBooks().invoiced('83.00', [
			['9001', 2, '60.00'],
			['', 1, '10.00'],
		]);
		expect(told(aRefundStory().editsOff('MUG', 1), withSample)).toEqual([]);
	});
});

describe('carriage', () => {
	it('is credited if the bill holds it', () => {
		expect(told(aRefundStory().refundsShipping('5.00'), booksThatAre.invoiced())).toEqual([
			'credit 7001: 5.00 from inv-1',
			'pay 8101: 5.00 from 7001 5.00',
		]);
	});

	it('needs no credit if the order edit took it off before billing; its money comes from the deposit', () => {
		const books = someBooks()
			.deposited('84.20', '5.00')
			.invoiced('79.20', [
				['9001', 2, '60.00'],
				['9002', 1, '12.00'],
			]);
		expect(told(aRefundStory().refundsShipping('5.00'), books)).toEqual([
			'pay 8101: 5.00 from dep-1 5.00',
		]);
	});
});

describe('value that no line carries', () => {
	const paid = (): BooksBuilder => booksThatAre.deposited().paidBack('8101', '10.00');

	it('is paid from the deposit, and its credit waits for the bill', () => {
		expect(told(aRefundStory().givesGoodwill('10.00'), paid())).toEqual([
			"later: Refund 7001: its credit waits for the order's bill",
		]);
	});

	it('is credited against what is owed on the bill, once it is there', () => {
		const books = someBooks()
			.deposited('84.20', '0')
			.invoiced(
				'84.20',
				[
					['9001', 2, '60.00'],
					['9002', 1, '12.00'],
				],
				'10.00',
			)
			.paidBack('8101', '10.00');
		expect(told(aRefundStory().givesGoodwill('10.00'), books)).toEqual([
			'credit 7001: 10.00 from inv-1, 10.00 to the bill',
		]);
	});

	it('leaves to the deposit what the deposit will pay of the bill', () => {
		const books = someBooks()
			.deposited('84.20', '74.20')
			.invoiced(
				'84.20',
				[
					['9001', 2, '60.00'],
					['9002', 1, '12.00'],
				],
				'84.20',
			)
			.paidBack('8101', '10.00');
		expect(told(aRefundStory().givesGoodwill('10.00'), books)).toEqual([
			'credit 7001: 10.00 from inv-1, 10.00 to the bill',
		]);
	});

	it('waits no longer for the bill of an order that is cancelled', () => {
		const story = aRefundStory().givesGoodwill('10.00').cancels({ paid: true });
		expect(told(story, someBooks().deposited('94.20'))).toEqual([
			'pay 8101: 10.00 from dep-1 10.00',
			'pay 8102: 84.20 from dep-1 84.20',
		]);
	});

	it('is credited before billing where the account wants that, unless the refund has goods', () => {
		const policy = somePolicy({ bookBeforeBilling: true });
		const pure = aRefundStory().givesGoodwill('10.00');
		const mixed = aRefundStory().refunds('MUG', 1, { beyond: '2.00' });
		const books = booksThatAre.deposited().build();
		expect(tellPlan(planRefunds(pure.build(), books, pure.order(), policy))).toEqual([
			'credit 7001: 10.00 from nothing',
			'pay 8101: 10.00 from 7001 10.00',
		]);
		expect(tellPlan(planRefunds(mixed.build(), books, mixed.order(), policy))).toEqual([
			'pay 8101: 15.20 from dep-1 15.20',
			"later: Refund 7001: its credit waits for the order's bill",
		]);
	});

	it('is not credited if its money failed: it was never given', () => {
		expect(told(aRefundStory().givesGoodwill('10.00', 'failed'), booksThatAre.invoiced())).toEqual(
			[],
		);
	});

	it('may be a duty, which comes with the bill', () => {
		expect(told(aRefundStory().refundsDuty('7.00'), booksThatAre.invoiced())).toEqual([
			'credit 7001: 7.00 from inv-1',
			'pay 8101: 7.00 from 7001 7.00',
		]);
	});
});

describe('a refund that holds something back', () => {
	it('is credited with that much less', () => {
		const story = aRefundStory().refunds('TEE', 1, { beyond: '-5.00' });
		const made = plan(story, booksThatAre.invoiced());
		expect(tellPlan(made)).toEqual([
			'credit 7001: 28.00 from inv-1',
			'pay 8101: 28.00 from 7001 28.00',
		]);
		expect(made.steps[0]).toMatchObject({
			lines: [
				{ kind: 'goods', grossMinor: 3300 },
				{ kind: 'adjustment', grossMinor: -500 },
			],
		});
	});
});
