import fc from 'fast-check';
import { creditValue, pricedRefunds } from '../../../domain/refund/refund-value';
import { proveMoney } from '../../../domain/refund/prove-money';
import { verifyRefunds } from '../../../domain/refund/verify-refunds';
import { bookPlan } from './book-plan';
import { MoneyWorld, type Happening } from './money-world';
import { somePolicy } from './tell-plan';

const line = fc.nat(3);
const units = fc.integer({ min: 1, max: 3 });
const state = fc.constantFrom('moved' as const, 'moved' as const, 'pending' as const);

const happenings: fc.Arbitrary<Happening> = fc.oneof(
	fc.record({ kind: fc.constant('edit' as const), line, units }),
	fc.record({ kind: fc.constant('settle' as const), state }),
	fc.record({
		kind: fc.constant('refund' as const),
		line,
		units,
		beyond: fc.constantFrom(0, 0, 250, -150),
		state,
	}),
	fc.record({
		kind: fc.constant('goodwill' as const),
		pence: fc.integer({ min: 1, max: 1500 }),
		state,
	}),
	fc.record({
		kind: fc.constant('exchange' as const),
		line,
		pence: fc.integer({ min: 1000, max: 6000 }),
	}),
	fc.record({ kind: fc.constant('shipping' as const), pence: fc.constantFrom(200, 500) }),
	fc.record({ kind: fc.constant('resolve' as const), succeeds: fc.boolean() }),
	fc.record({ kind: fc.constant('bill' as const), line, units }),
	fc.constant<Happening>({ kind: 'billAll' }),
	fc.constant<Happening>({ kind: 'amend' }),
	fc.constant<Happening>({ kind: 'sync' }),
	{ arbitrary: fc.constant<Happening>({ kind: 'cancel' }), weight: 1 },
);

const worlds = fc.record({
	lines: fc.array(
		fc.record({
			quantity: fc.integer({ min: 1, max: 4 }),
			pence: fc.integer({ min: 900, max: 5000 }),
		}),
		{ minLength: 1, maxLength: 3 },
	),
	story: fc.array(happenings, { minLength: 1, maxLength: 14 }),
	bookBeforeBilling: fc.boolean(),
});

type Tale = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

const begin = ({ lines, bookBeforeBilling }: Tale): MoneyWorld =>
	new MoneyWorld(lines, somePolicy({ bookBeforeBilling }));

/** Everything that is still undecided is decided, billed, paid and booked. */
function end(world: MoneyWorld): void {
	while (world.hasPending) world.happens({ kind: 'resolve', succeeds: true });
	world.happens({ kind: 'sync' });
	world.happens({ kind: 'billAll' });
	world.happens({ kind: 'settle', state: 'moved' });
	world.happens({ kind: 'sync' });
}

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

describe('any life of a prepaid order', () => {
	it('ends with exactly the money paid back that moved, and nothing left to do', () => {
		fc.assert(
			fc.property(worlds, (tale) => {
				const world = begin(tale);
				for (const happening of tale.story) world.happens(happening);
				end(world);
				// What is held back of goods that were never billed is a charge that the books do not have.
				fc.pre(!world.heldBackUnbilled);
				const { books } = world;
				expect(sum(books.payments.map((payment) => payment.amountMinor))).toBe(world.movedMinor);
				expect(world.plan()).toMatchObject({ steps: [], problems: [] });
				expect(world.plans.flatMap((plan) => plan.problems)).toEqual([]);
				const proof = proveMoney(
					world.story.build(),
					books,
					world.story.order(),
					somePolicy({ bookBeforeBilling: tale.bookBeforeBilling }),
				);
				expect(proof.paidMinor).toBe(proof.movedMinor);
				expect(proof.creditedMinor).toBe(proof.dueMinor);
			}),
			{ numRuns: 200 },
		);
	});

	it('ends with the customer billed for what was bought, less what was given', () => {
		fc.assert(
			fc.property(worlds, (tale) => {
				const world = begin(tale);
				for (const happening of tale.story) world.happens(happening);
				end(world);
				fc.pre(!world.heldBackUnbilled && world.books.bills.length > 0);
				const billed = sum(world.books.bills.map((bill) => bill.totalMinor));
				const credited = sum(world.books.credits.map((credit) => credit.totalMinor));
				expect(billed - credited).toBe(world.story.totalMinor - world.givenMinor);
			}),
			{ numRuns: 200 },
		);
	});

	it('books nothing twice and no more than the shop says, however often a run is cut short', () => {
		fc.assert(
			fc.property(worlds, fc.nat(5), (tale, cut) => {
				const world = begin(tale);
				for (const happening of tale.story) {
					world.happens(happening);
					world.amend();
					const plan = world.plan();
					world.books = bookPlan(plan, world.books, Math.min(cut, plan.steps.length));
					const rest = world.plan();
					const whole = bookPlan(rest, world.books);
					expect(world.plan(whole)).toMatchObject({ steps: [], problems: [] });
					expect(verifyRefunds(rest, whole)).toEqual([]);
					const priced = pricedRefunds(world.story.build(), 'GBP');
					for (const { refundId, totalMinor } of whole.credits) {
						const refund = priced.find((each) => each.refund.refundId === refundId);
						expect(refund && totalMinor <= creditValue(refund)).toBe(true);
					}
				}
			}),
			{ numRuns: 100 },
		);
	});
});

describe('any refunds of an order that is paid with its bill', () => {
	const refundsAndBills = fc.array(
		fc.oneof(
			fc.record({
				kind: fc.constant('refund' as const),
				line,
				units,
				beyond: fc.constant(0),
				state: fc.constantFrom('moved' as const, 'pending' as const),
			}),
			fc.record({
				kind: fc.constant('goodwill' as const),
				pence: fc.integer({ min: 1, max: 1500 }),
				state: fc.constant('moved' as const),
			}),
			fc.constant<Happening>({ kind: 'resolve', succeeds: true }),
			fc.constant<Happening>({ kind: 'billAll' }),
			fc.constant<Happening>({ kind: 'amend' }),
			fc.constant<Happening>({ kind: 'sync' }),
		),
		{ minLength: 1, maxLength: 12 },
	);

	it('leave the books with the money that the shop has', () => {
		fc.assert(
			fc.property(worlds, refundsAndBills, ({ lines }, story) => {
				const world = new MoneyWorld(lines, somePolicy(), false);
				for (const happening of story) world.happens(happening);
				end(world);
				const { books } = world;
				fc.pre(books.bills.length > 0);
				const billed = sum(books.bills.map((bill) => bill.totalMinor));
				const paid = sum(books.payments.map((payment) => payment.amountMinor));
				expect(billed - paid).toBe(world.receivedMinor - world.movedMinor);
				expect(world.plans.flatMap((plan) => plan.problems)).toEqual([]);
			}),
			{ numRuns: 200 },
		);
	});
});
