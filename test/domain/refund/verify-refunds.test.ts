import { planRefunds } from '../../../domain/refund/plan-refunds';
import { verifyRefunds } from '../../../domain/refund/verify-refunds';
import { booksThatAre, type BooksBuilder } from '../../builders/books-builder';
import { aRefundStory } from '../../builders/refund-builder';
import { somePolicy } from './tell-plan';

const story = aRefundStory().refunds('TEE', 1);
const plan = planRefunds(
	story.build(),
	booksThatAre.invoiced().build(),
	story.order(),
	somePolicy(),
);
const found = (books: BooksBuilder) => verifyRefunds(plan, books.build());
const booked = (): BooksBuilder =>
	booksThatAre.invoiced().credited('7001', '33.00').paidBack('8101', '33.00');

describe('the books after a plan was written', () => {
	it('hold each credit and payment once', () => {
		expect(found(booked())).toEqual([]);
	});

	it('lack what was not written', () => {
		expect(found(booksThatAre.invoiced())).toEqual([
			{
				kind: 'state',
				detail: 'The credit of refund 7001 is missing',
				expected: '33.00 GBP',
				found: '',
			},
			{
				kind: 'state',
				detail: 'The payment of transaction 8101 is missing',
				expected: '33.00 GBP',
				found: '',
			},
		]);
	});

	it('differ by a minor unit or by the currency', () => {
		const odd = booksThatAre.invoiced().credited('7001', '33.01').paidBack('8101', '33.00');
		expect(found(odd)).toMatchObject([
			{ kind: 'total', expected: '33.00 GBP', found: '33.01 GBP' },
		]);
		expect(found(booked().with({ currency: 'EUR' }))).toMatchObject([
			{ kind: 'total', found: '33.00 EUR' },
			{ kind: 'total', found: '33.00 EUR' },
		]);
	});

	it('hold something twice, unless the plan said so', () => {
		const twice = booked()
			.credited('7001', '33.00')
			.credited('6999', '1.00')
			.credited('6999', '1.00');
		expect(found(twice).map(({ detail }) => detail)).toEqual([
			'The credit of refund 7001 is booked more than once',
			'The credit of refund 6999 is booked more than once',
		]);
		const told = {
			...plan,
			problems: [{ code: 'REFUND_DUPLICATE' as const, detail: '', subject: '6999' }],
		};
		expect(verifyRefunds(told, twice.build())).toHaveLength(1);
	});

	it("may hold another's bookings of any amount", () => {
		expect(found(booked().credited('', '1.00').credited('', '1.00').paidBack('', '33.00'))).toEqual(
			[],
		);
	});

	it('prove nothing when they could not be read', () => {
		expect(found(booked().with({ unknown: ['payments'] }))).toMatchObject([
			{ kind: 'state', found: 'payments' },
		]);
	});
});
