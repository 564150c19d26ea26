import { planRefunds } from '../../../domain/refund/plan-refunds';
import { booksThatAre, type BooksBuilder } from '../../builders/books-builder';
import { aRefundStory, type RefundStory } from '../../builders/refund-builder';
import { bookPlan } from './book-plan';
import { somePolicy, tellPlan } from './tell-plan';

const shapes = {
	'S1 an edit takes the mug off': () => aRefundStory().editsOff('MUG', 1),
	'S1b the same without restock': () => aRefundStory().editsOff('MUG', 1, 'none'),
	'S1c the edit is settled': () => aRefundStory().editsOff('MUG', 1).settles('13.20'),
	'S2 an edit takes one of two tees off': () => aRefundStory().editsOff('TEE', 1),
	'S3 goodwill': () => aRefundStory().givesGoodwill('10.00'),
	'S3b a tee is refunded, the customer keeps it': () =>
		aRefundStory().refunds('TEE', 1, { restock: 'none' }),
	'S4 a tee comes back': () =>
		aRefundStory().refunds('TEE', 1, { restock: 'return', returnId: '501' }),
	'S5 the order is cancelled and paid back': () => aRefundStory().cancels({ paid: true }),
	'S5b the order is cancelled before any money was taken': () =>
		aRefundStory().cancels({ paid: false }),
	'S6 a tee goes for a dearer hoodie': () =>
		aRefundStory().exchanges('TEE', '502', { lineId: '9003', sku: 'HOODIE', price: '82.50' }),
	'S6b a tee goes for a cheaper cap': () =>
		aRefundStory().exchanges('TEE', '502', { lineId: '9003', sku: 'CAP', price: '11.00' }),
	'S8 the money of a tee is pending': () => aRefundStory().refunds('TEE', 1, { state: 'pending' }),
	'S8b it failed': () => aRefundStory().refunds('TEE', 1, { state: 'failed' }),
} satisfies Record<string, () => RefundStory>;

const states = {
	...booksThatAre,
	/** The return of the tee is authorised, and the goods are back. */
	received: () =>
		booksThatAre.invoiced().authorised('501', 'received').authorised('502', 'received'),
	authorised: () => booksThatAre.invoiced().authorised('501', 'open').authorised('502', 'open'),
} satisfies Record<string, () => BooksBuilder>;

const nothing = (refund = '7001'): string =>
	`later: Refund ${refund}: nothing of it was billed or deposited, so there is nothing to credit`;
const billFirst = "later: Refund 7001: its credit waits for the order's bill";
const goodsFirst = (rma: string): string =>
	`later: Refund 7001: the goods of return ${rma} are not back`;
const pending = 'later: Refund 7001: its money is still pending';

type Row = Record<keyof typeof states, string[]>;
const mugCredit = 'credit 7001: 13.20 from inv-1';
const teeCredit = 'credit 7001: 33.00 from inv-1';
const teePaid = [teeCredit, 'pay 8101: 33.00 from 7001 33.00'];
const row = (same: string[], others: Partial<Row> = {}): Row => ({
	unbilled: same,
	deposited: same,
	invoiced: same,
	invoicedOnTerms: same,
	partBilled: same,
	soldForCash: same,
	received: others.invoiced ?? same,
	authorised: others.invoiced ?? same,
	...others,
});

const table: Record<keyof typeof shapes, Row> = {
	'S1 an edit takes the mug off': row([], {
		invoiced: [mugCredit],
		invoicedOnTerms: [`${mugCredit}, 13.20 to the bill`],
	}),
	'S1b the same without restock': row([], {
		invoiced: [mugCredit],
		invoicedOnTerms: [`${mugCredit}, 13.20 to the bill`],
	}),
	'S1c the edit is settled': row([mugCredit, 'pay 8101: 13.20 from 7001 13.20'], {
		unbilled: [nothing('7002')],
		deposited: ['pay 8101: 13.20 from dep-1 13.20'],
		partBilled: ['pay 8101: 13.20 from dep-1 13.20'],
		soldForCash: ['pay 8101: 13.20 from cash-1'],
	}),
	'S2 an edit takes one of two tees off': row([], {
		invoiced: [teeCredit],
		invoicedOnTerms: [`${teeCredit}, 33.00 to the bill`],
	}),
	'S3 goodwill': row(['credit 7001: 10.00 from inv-1', 'pay 8101: 10.00 from 7001 10.00'], {
		unbilled: [billFirst],
		deposited: ['pay 8101: 10.00 from dep-1 10.00', billFirst],
		soldForCash: ['pay 8101: 10.00 from cash-1'],
	}),
	'S3b a tee is refunded, the customer keeps it': row(teePaid, {
		unbilled: [nothing()],
		deposited: ['pay 8101: 33.00 from dep-1 33.00'],
		partBilled: ['pay 8101: 33.00 from dep-1 33.00'],
		soldForCash: ['pay 8101: 33.00 from cash-1'],
	}),
	'S4 a tee comes back': row(teePaid, {
		unbilled: [nothing()],
		deposited: ['pay 8101: 33.00 from dep-1 33.00'],
		partBilled: ['pay 8101: 33.00 from dep-1 33.00'],
		soldForCash: ['pay 8101: 33.00 from cash-1'],
		received: ['credit 7001: 33.00 from rma-1', 'pay 8101: 33.00 from 7001 33.00'],
		authorised: [goodsFirst('RMA1')],
	}),
	'S5 the order is cancelled and paid back': row(
		['credit 7001: 84.20 from inv-1', 'pay 8101: 84.20 from 7001 84.20'],
		{
			unbilled: [nothing()],
			deposited: ['pay 8101: 84.20 from dep-1 84.20'],
			partBilled: [
				'credit 7001: 38.00 from inv-1',
				'pay 8101: 84.20 from 7001 38.00 + dep-1 46.20',
			],
			soldForCash: ['pay 8101: 84.20 from cash-1'],
		},
	),
	'S5b the order is cancelled before any money was taken': row([], {
		invoiced: ['credit 7001: 84.20 from inv-1'],
		invoicedOnTerms: ['credit 7001: 84.20 from inv-1, 84.20 to the bill'],
		partBilled: ['credit 7001: 38.00 from inv-1'],
	}),
	'S6 a tee goes for a dearer hoodie': row([], {
		invoiced: [teeCredit],
		invoicedOnTerms: [`${teeCredit}, 33.00 to the bill`],
		received: ['credit 7001: 33.00 from rma-2'],
		authorised: [goodsFirst('RMA2')],
	}),
	'S6b a tee goes for a cheaper cap': row([teeCredit, 'pay 8101: 22.00 from 7001 22.00'], {
		unbilled: [nothing()],
		deposited: ['pay 8101: 22.00 from dep-1 22.00'],
		invoicedOnTerms: [`${teeCredit}, 11.00 to the bill`, 'pay 8101: 22.00 from 7001 22.00'],
		partBilled: ['pay 8101: 22.00 from dep-1 22.00'],
		soldForCash: ['pay 8101: 22.00 from cash-1'],
		received: ['credit 7001: 33.00 from rma-2', 'pay 8101: 22.00 from 7001 22.00'],
		authorised: [goodsFirst('RMA2')],
	}),
	'S8 the money of a tee is pending': row([pending]),
	'S8b it failed': row([], {
		invoiced: [teeCredit],
		invoicedOnTerms: [`${teeCredit}, 33.00 to the bill`],
	}),
};

describe('what every shape of refund books in every state of the books', () => {
	const cases = Object.entries(table).flatMap(([shape, cells]) =>
		Object.entries(cells).map(([state, expected]) => ({
			shape: shape as keyof typeof shapes,
			state: state as keyof typeof states,
			expected,
		})),
	);

	it.each(cases)('$shape: $state', ({ shape, state, expected }) => {
		const story = shapes[shape]();
		const books = states[state]().build();
		const plan = planRefunds(story.build(), books, story.order(), somePolicy());
		expect(tellPlan(plan)).toEqual(expected);
		const booked = bookPlan(plan, books);
		const again = planRefunds(story.build(), booked, story.order(), somePolicy());
		expect(again.steps).toEqual([]);
		expect(again.problems).toEqual([]);
	});
});
