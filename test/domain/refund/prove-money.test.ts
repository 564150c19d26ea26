import { moneyProofSchema, type MoneyProof } from '../../../domain/refund/money-proof';
import { proveMoney } from '../../../domain/refund/prove-money';
import { booksThatAre, someBooks, type BooksBuilder } from '../../builders/books-builder';
import { aRefundStory, type RefundStory } from '../../builders/refund-builder';
import { somePolicy } from './tell-plan';

const prove = (story: RefundStory, books: BooksBuilder, policy = somePolicy()): MoneyProof =>
	proveMoney(story.build(), books.build(), story.order(), policy);

/** Differences in short: side, cause, mark, booked less due. */
const told = (proof: MoneyProof): string[] =>
	proof.differences.map(
		({ side, cause, refundId, transactionId, differenceMinor }) =>
			`${side} ${transactionId || refundId || '-'} ${cause} ${(differenceMinor / 100).toFixed(2)}`,
	);

const addUp = (proof: MoneyProof): void => {
	const sum = (side: string): number =>
		proof.differences
			.filter((each) => each.side === side)
			.reduce((total, each) => total + each.differenceMinor, 0);
	expect(sum('payment')).toBe(proof.paidMinor - proof.movedMinor);
	expect(sum('credit')).toBe(proof.creditedMinor - proof.dueMinor);
	expect(moneyProofSchema.parse(proof)).toEqual(proof);
};

const tee = (): RefundStory => aRefundStory().refunds('TEE', 1);
const inStep = (): BooksBuilder =>
	booksThatAre.invoiced().credited('7001', '33.00').paidBack('8101', '33.00');

const rows: Array<{
	name: string;
	story: RefundStory;
	books: BooksBuilder;
	policy?: ReturnType<typeof somePolicy>;
	differences: string[];
}> = [
	{ name: 'in step', story: tee(), books: inStep(), differences: [] },
	{
		name: 'not booked',
		story: tee(),
		books: booksThatAre.invoiced(),
		differences: ['credit 7001 missing -33.00', 'payment 8101 missing -33.00'],
	},
	{
		name: 'booked twice',
		story: tee(),
		books: inStep().credited('7001', '33.00').paidBack('8101', '33.00'),
		differences: ['credit 7001 duplicate 33.00', 'payment 8101 duplicate 33.00'],
	},
	{
		name: 'booked with another amount',
		story: tee(),
		books: booksThatAre.invoiced().credited('7001', '30.00').paidBack('8101', '34.00'),
		differences: ['credit 7001 amountDiffers -3.00', 'payment 8101 amountDiffers 1.00'],
	},
	{
		name: 'pending',
		story: aRefundStory().refunds('TEE', 1, { state: 'pending' }),
		books: booksThatAre.invoiced(),
		differences: ['credit 7001 pending 0.00', 'payment 8101 pending 0.00'],
	},
	{
		name: 'failed, and booked all the same',
		story: aRefundStory().refunds('TEE', 1, { state: 'failed' }),
		books: inStep(),
		differences: ['payment 8101 notAtSource 33.00'],
	},
	{
		name: 'before go-live',
		story: tee(),
		books: booksThatAre.invoiced(),
		policy: somePolicy({ lookFrom: '2026-04-01T00:00:00Z' }),
		differences: ['credit 7001 beforeGoLive -33.00', 'payment 8101 beforeGoLive -33.00'],
	},
	{
		name: 'booked by another',
		story: tee(),
		books: booksThatAre.invoiced().credited('', '33.00').paidBack('', '33.00').paidBack('', '1.00'),
		differences: [
			'credit 7001 bookedByAnother 0.00',
			'payment 8101 bookedByAnother 0.00',
			'payment - bookedByAnother 1.00',
		],
	},
	{
		name: 'another currency',
		story: tee(),
		books: inStep().with({ currency: 'USD' }),
		differences: [
			'credit 7001 currency 0.00',
			'credit 7001 currency 33.00',
			'payment 8101 currency 33.00',
		],
	},
	{
		name: 'nothing to credit',
		story: tee(),
		books: someBooks(),
		differences: ['payment 8101 nothingToCredit -33.00'],
	},
	{
		name: 'paid from the deposit, its credit awaits the bill',
		story: aRefundStory().givesGoodwill('10.00'),
		books: booksThatAre.deposited().paidBack('8101', '10.00'),
		differences: ['credit 7001 awaitingBilling 0.00'],
	},
	{
		name: 'neither billed nor deposited yet',
		story: aRefundStory().givesGoodwill('10.00'),
		books: someBooks(),
		differences: ['credit 7001 awaitingBilling 0.00', 'payment 8101 awaitingBilling -10.00'],
	},
	{
		name: 'the goods are not back',
		story: aRefundStory().refunds('TEE', 1, { returnId: '501', restock: 'return' }),
		books: booksThatAre.invoiced().authorised('501', 'open'),
		differences: ['credit 7001 awaitingGoods 0.00', 'payment 8101 awaitingGoods -33.00'],
	},
	{
		name: 'our mark on something that the source does not have',
		story: tee(),
		books: inStep().credited('7999', '5.00').paidBack('8999', '5.00'),
		differences: ['credit 7999 notAtSource 5.00', 'payment 8999 notAtSource 5.00'],
	},
	{
		name: 'the books could not be read',
		story: tee(),
		books: inStep().with({ unknown: ['deposits'] }),
		differences: ['credit - unread 0.00'],
	},
	{
		name: 'a cash sale needs no credit',
		story: tee(),
		books: booksThatAre.soldForCash().paidBack('8101', '33.00', 'cashRefund'),
		differences: [],
	},
	{
		name: 'taken off by the order edit before billing',
		story: aRefundStory().editsOff('MUG', 1),
		books: booksThatAre.deposited(),
		differences: [],
	},
];

describe('the money of an order', () => {
	it.each(rows)('$name', ({ story, books, policy, differences }) => {
		const proof = prove(story, books, policy);
		expect(told(proof)).toEqual(differences);
		addUp(proof);
	});

	it('has its figures', () => {
		expect(prove(tee(), booksThatAre.invoiced().credited('7001', '33.00'))).toMatchObject({
			orderName: '#1001',
			targetOrder: 'SO100017',
			currency: 'GBP',
			movedMinor: 3300,
			paidMinor: 0,
			dueMinor: 3300,
			creditedMinor: 3300,
		});
	});
});
