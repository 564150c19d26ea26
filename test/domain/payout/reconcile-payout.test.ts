import fc from 'fast-check';
import { minorUnits, sumMinor } from '../../../domain/money/money';
import { toOrderKey } from '../../../domain/order/order-key';
import { buildPayoutReport } from '../../../domain/payout/build-payout-report';
import type { Payout, PayoutTransaction } from '../../../domain/payout/payout';
import type { MoneyDocument, PayoutBooks } from '../../../domain/payout/payout-books';
import { reconcilePayout } from '../../../domain/payout/reconcile-payout';

const NOW = new Date('2026-03-10T08:00:00Z');
const CONTEXT = { now: NOW, settlingDays: 3 };

type Movement = Partial<PayoutTransaction> & { amount: number; fee?: number; on?: string };
let running = 0;
function movement({ amount, fee = 0, on = '6001', ...rest }: Movement): PayoutTransaction {
	running += 1;
	return {
		id: `b${running}`,
		type: amount < 0 ? 'refund' : 'charge',
		group: amount < 0 ? 'refund' : 'charge',
		at: '2026-03-02T10:00:00Z',
		orderTransactionId: `t${running}`,
		order:
			on === ''
				? null
				: {
						orderKey: toOrderKey({ system: 'shopify', account: 'demo', reference: on }),
						name: `#${on}`,
					},
		amountMinor: minorUnits(amount),
		feeMinor: minorUnits(fee),
		netMinor: minorUnits(amount - fee),
		...rest,
	};
}
const payoutOf = (transactions: PayoutTransaction[], changes: Partial<Payout> = {}): Payout => ({
	kind: 'payout',
	schemaVersion: 1,
	system: 'shopify',
	payoutId: '900',
	issuedAt: '2026-03-04T00:00:00Z',
	status: 'paid',
	currency: 'GBP',
	netMinor: sumMinor(transactions.map(({ netMinor }) => netMinor)),
	transactions,
	...changes,
});
const documentFor = (transaction: PayoutTransaction): MoneyDocument => ({
	id: `d-${transaction.id}`,
	kind: transaction.group === 'refund' ? 'customerRefund' : 'customerDeposit',
	displayNumber: `D-${transaction.id}`,
	transactionId: transaction.orderTransactionId,
	orderReference: transaction.order?.orderKey.split(':')[2] ?? '',
	amountMinor: minorUnits(Math.abs(transaction.amountMinor)),
});
const booksOf = (payout: Payout, changes: Partial<PayoutBooks> = {}): PayoutBooks => ({
	kind: 'payoutBooks',
	schemaVersion: 1,
	system: 'netsuite',
	receipts: payout.transactions.filter(({ group }) => group === 'charge').map(documentFor),
	payments: payout.transactions.filter(({ group }) => group === 'refund').map(documentFor),
	deposits: [{ id: '1', displayNumber: 'DEP1', amountMinor: payout.netMinor }],
	unknown: [],
	leftOut: [],
	...changes,
});
const day = (): Payout =>
	payoutOf([
		movement({ amount: 8420, fee: 150 }),
		movement({ amount: 1320, fee: 30, on: '6002' }),
		movement({ amount: -1000 }),
		movement({ amount: -500, group: 'dispute', type: 'dispute', on: '6003' }),
	]);

describe('a payout beside the books', () => {
	it('is reconciled when every movement has its document and the deposit is the payout', () => {
		const payout = day();
		const report = reconcilePayout(payout, booksOf(payout), CONTEXT);
		expect(report).toMatchObject({
			state: 'reconciled',
			sums: { charges: 9740, refunds: -1000, others: -500, fees: 180, unexplained: 0 },
			matched: { count: 3, amountMinor: 8740 },
			unmatched: [],
			differenceMinor: 0,
		});
	});

	it('counts each document once', () => {
		const payout = payoutOf([movement({ amount: 1000 }), movement({ amount: 1000 })]);
		const [one] = booksOf(payout).receipts.map((each) => ({ ...each, transactionId: '' }));
		const report = reconcilePayout(
			payout,
			booksOf(payout, { receipts: one ? [one] : [] }),
			CONTEXT,
		);
		expect(report.lines.map(({ cause }) => cause)).toEqual(['matched', 'missing']);
	});

	it('finds a document by order and amount where the books remember no transaction', () => {
		const payout = day();
		const forgetful = booksOf(payout);
		const receipts = forgetful.receipts.map((each) => ({ ...each, transactionId: '' }));
		expect(reconcilePayout(payout, { ...forgetful, receipts }, CONTEXT).state).toBe('reconciled');
		const wrong = receipts.map((each) => ({ ...each, orderReference: '7' }));
		expect(reconcilePayout(payout, { ...forgetful, receipts: wrong }, CONTEXT).state).toBe(
			'unmatched',
		);
	});

	it.each([
		['another amount', 'amountDiffers'],
		['a second document', 'duplicate'],
		['no document', 'missing'],
	] as const)('names %s: %s', (what, cause) => {
		const payout = day();
		const books = booksOf(payout);
		const [first, ...others] = books.receipts;
		if (!first) throw new Error('No receipt');
		const receipts = {
			'another amount': [{ ...first, amountMinor: minorUnits(1) }, ...others],
			'a second document': [first, { ...first, id: 'second' }, ...others],
			'no document': others,
		}[what];
		const report = reconcilePayout(payout, { ...books, receipts }, CONTEXT);
		expect(report.state).toBe('unmatched');
		expect(report.unmatched.map((each) => each.cause)).toEqual([cause]);
		const { exceptions } = buildPayoutReport(report, [], {
			...CONTEXT,
			executionId: '1',
			link: '',
		});
		expect(exceptions).toMatchObject([{ code: 'PAYOUT_UNMATCHED', owner: 'Finance' }]);
		expect(exceptions[0]?.reason).toContain('#6001 84.20 GBP');
	});

	it('waits for what may still come, and no longer', () => {
		const fresh = payoutOf([movement({ amount: 1000, at: '2026-03-09T10:00:00Z' })]);
		expect(reconcilePayout(fresh, booksOf(fresh, { receipts: [] }), CONTEXT).state).toBe('waiting');
		const later = { now: new Date('2026-03-13T08:00:00Z'), settlingDays: 3 };
		expect(reconcilePayout(fresh, booksOf(fresh, { receipts: [] }), later).state).toBe('unmatched');
	});

	it.each([
		['a deposit of another amount', 'differs', -1],
		['several deposits of the same sum', 'reconciled', 0],
	] as const)('knows %s', (_what, state, difference) => {
		const payout = day();
		const deposit = (id: string, amount: number) => ({
			id,
			displayNumber: id,
			amountMinor: minorUnits(amount),
		});
		const deposits = [deposit('a', 100), deposit('b', payout.netMinor - 100 - difference)];
		const report = reconcilePayout(payout, booksOf(payout, { deposits }), CONTEXT);
		expect(report).toMatchObject({ state, differenceMinor: difference === 0 ? 0 : difference });
	});

	it('says when there is no deposit after the days of grace', () => {
		const payout = day();
		const books = booksOf(payout, { deposits: [] });
		expect(reconcilePayout(payout, books, CONTEXT).state).toBe('differs');
		const soon = { now: new Date('2026-03-05T08:00:00Z'), settlingDays: 3 };
		expect(reconcilePayout(payout, books, soon).state).toBe('waiting');
	});

	it('notices a list of movements that is not whole', () => {
		const payout = { ...day(), netMinor: minorUnits(1) };
		const report = reconcilePayout(payout, booksOf(payout), CONTEXT);
		expect(report).toMatchObject({ state: 'differs', sums: { unexplained: 1 - 8060 } });
	});

	it('says nothing of what seems missing while the books could not be read, but not for ever', () => {
		const payout = day();
		const gap = booksOf(payout, { receipts: [], unknown: ['documents by order'] });
		const report = reconcilePayout(payout, gap, CONTEXT);
		expect(report.state).toBe('unread');
		const said = (now: string) =>
			buildPayoutReport(report, [], {
				...CONTEXT,
				now: new Date(now),
				executionId: '1',
				link: '',
			});
		expect(said('2026-03-05T08:00:00Z').exceptions).toEqual([]);
		const [late] = said('2026-03-08T08:00:00Z').exceptions;
		expect(late).toMatchObject({ code: 'PAYOUT_UNMATCHED' });
		expect(late?.reason).toContain('could not be read: documents by order');
		expect(said('2026-03-08T08:00:00Z').row.remarks).toBe('not read: documents by order');
	});

	it('names documents that were left out beside what is missing', () => {
		const payout = day();
		const books = booksOf(payout, { receipts: [], leftOut: ['CD7 in USD'] });
		const { exceptions } = buildPayoutReport(reconcilePayout(payout, books, CONTEXT), [], {
			...CONTEXT,
			executionId: '1',
			link: '',
		});
		expect(exceptions[0]?.reason).toContain('Left out: CD7 in USD.');
	});
});

describe('what is written down of a payout', () => {
	const context = { ...CONTEXT, executionId: '7', link: 'https://shop.example.test' };

	it('is a row with every sum as decimal text', () => {
		const payout = day();
		const { row } = buildPayoutReport(
			reconcilePayout(payout, booksOf(payout), CONTEXT),
			[],
			context,
		);
		expect(row).toMatchObject({
			payout_id: '900',
			state: 'reconciled',
			net: '80.60',
			charges: '97.40',
			refunds: '-10.00',
			fees: '1.80',
			matched: 3,
			unmatched: 0,
			deposited: '80.60',
			difference: '0.00',
		});
	});

	it('says the same trouble once, another one anew, and closes it when all is there', () => {
		const payout = day();
		const short = booksOf(payout, { receipts: [] });
		const first = buildPayoutReport(reconcilePayout(payout, short, CONTEXT), [], context);
		const [said] = first.exceptions;
		if (!said) throw new Error('Nothing was said');
		const open = [{ id: 4, order_key: said.order_key, fingerprint: said.fingerprint }];
		const again = buildPayoutReport(reconcilePayout(payout, short, CONTEXT), open, context);
		expect([again.exceptions, again.closures]).toEqual([[], []]);
		const half = booksOf(payout, { payments: [] });
		const other = buildPayoutReport(reconcilePayout(payout, half, CONTEXT), open, context);
		expect(other.exceptions).toHaveLength(1);
		expect(other.closures).toMatchObject([{ exception_id: 4, status: 'superseded' }]);
		const whole = booksOf(payout);
		const done = buildPayoutReport(reconcilePayout(payout, whole, CONTEXT), open, context);
		expect(done.closures).toMatchObject([{ exception_id: 4, status: 'resolved' }]);
	});
});

describe('any order of arrival', () => {
	it('ends reconciled once everything is there, and never before', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.integer({ min: -5000, max: 9000 }).filter((amount) => amount !== 0),
					{
						minLength: 1,
						maxLength: 8,
					},
				),
				fc.infiniteStream(fc.boolean()),
				(amounts, coins) => {
					const payout = payoutOf(
						amounts.map((amount, at) => movement({ amount, on: String(6000 + (at % 3)) })),
					);
					const whole = booksOf(payout);
					const books = { ...whole, receipts: [], payments: [], deposits: [] } as PayoutBooks;
					const rest: Array<() => unknown> = [
						...whole.receipts.map((each) => () => books.receipts.push(each)),
						...whole.payments.map((each) => () => books.payments.push(each)),
						...whole.deposits.map((each) => () => books.deposits.push(each)),
					];
					while (rest.length > 0) {
						expect(reconcilePayout(payout, books, CONTEXT).state).not.toBe('reconciled');
						const next = coins.next().value === true ? rest.shift() : rest.pop();
						next?.();
					}
					expect(reconcilePayout(payout, books, CONTEXT).state).toBe('reconciled');
				},
			),
		);
	});
});
