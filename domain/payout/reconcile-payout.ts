import { minorUnits, sumMinor, type MinorUnits } from '../money/money';
import { matchTransactions, type MatchedTransaction, type PayoutCause } from './match-transactions';
import type { Payout, PayoutTransaction } from './payout';
import type { PayoutBooks } from './payout-books';

/** What a payout comes to beside what the books hold of it, in minor units of its currency. */
export type PayoutReport = {
	payout: Payout;
	lines: MatchedTransaction[];
	sums: Record<'charges' | 'refunds' | 'others' | 'fees', MinorUnits> & {
		/** What the provider paid out, less what its own movements come to. Zero, or the list is not whole. */
		unexplained: MinorUnits;
	};
	matched: { count: number; amountMinor: MinorUnits };
	/** Movements that should have a document and have none, or not the right one. */
	unmatched: MatchedTransaction[];
	deposit: { displayNumbers: string[]; amountMinor: MinorUnits } | null;
	/** Paid out less deposited; null while the books have no deposit. */
	differenceMinor: MinorUnits | null;
	/**
	 * `reconciled`: every movement has its document and the deposit is the payout; `differs`: sums disagree;
	 * `unmatched`: documents are missing or wrong; `waiting`: what is missing may still come; `unread`: the books could
	 * not be read whole, so nothing is known of what seems to be missing.
	 */
	state: 'reconciled' | 'waiting' | 'unread' | 'unmatched' | 'differs';
	/** What could not be read, and documents that were left out, by name. */
	unknown: string[];
	leftOut: string[];
};

const SETTLED: readonly PayoutCause[] = ['matched', 'noCounterpart'];

/**
 * Compares a payout with the books, movement by movement and sum by sum. It looks at what is there now, so payouts,
 * orders, refunds and deposits may arrive in any order; run again, it says what is still missing.
 */
export function reconcilePayout(
	payout: Payout,
	books: PayoutBooks,
	context: { now: Date; settlingDays: number },
): PayoutReport {
	const lines = matchTransactions(payout, books, context);
	const unmatched = lines.filter(({ cause }) => !SETTLED.includes(cause));
	const matched = lines.filter(({ cause }) => cause === 'matched');
	const sums = sumsOf(payout);
	const deposited = sumMinor(books.deposits.map(({ amountMinor }) => amountMinor));
	const deposit =
		books.deposits.length === 0
			? null
			: {
					displayNumbers: books.deposits.map(({ displayNumber }) => displayNumber),
					amountMinor: deposited,
				};
	const differenceMinor = deposit ? minorUnits(payout.netMinor - deposited) : null;
	const partial = { sums, unmatched, differenceMinor, unknown: books.unknown };
	return {
		payout,
		lines,
		sums,
		matched: {
			count: matched.length,
			amountMinor: sumMinor(matched.map(({ transaction }) => transaction.amountMinor)),
		},
		unmatched,
		deposit,
		differenceMinor,
		unknown: books.unknown,
		leftOut: books.leftOut,
		state: stateOf(partial, payout, context),
	};
}

function sumsOf({ transactions, netMinor }: Payout): PayoutReport['sums'] {
	const amounts = (...groups: Array<PayoutTransaction['group']>): MinorUnits =>
		sumMinor(
			transactions
				.filter(({ group }) => groups.includes(group))
				.map(({ amountMinor }) => amountMinor),
		);
	const net = sumMinor(transactions.map((transaction) => transaction.netMinor));
	return {
		charges: amounts('charge'),
		refunds: amounts('refund'),
		others: amounts('adjustment', 'dispute', 'reserve', 'other'),
		fees: sumMinor(transactions.map(({ feeMinor }) => feeMinor)),
		unexplained: minorUnits(netMinor - net),
	};
}

function stateOf(
	{
		sums,
		unmatched,
		differenceMinor,
		unknown,
	}: Pick<PayoutReport, 'sums' | 'unmatched' | 'differenceMinor'> & { unknown: readonly string[] },
	{ issuedAt }: Payout,
	{ now, settlingDays }: { now: Date; settlingDays: number },
): PayoutReport['state'] {
	if (sums.unexplained !== 0) return 'differs';
	if (unknown.length > 0) return 'unread';
	if (differenceMinor !== null && differenceMinor !== 0) return 'differs';
	if (unmatched.some(({ cause }) => cause !== 'timing')) return 'unmatched';
	if (unmatched.length > 0) return 'waiting';
	if (differenceMinor === 0) return 'reconciled';
	const ageDays = (now.getTime() - Date.parse(issuedAt)) / 86_400_000;
	return ageDays < settlingDays ? 'waiting' : 'differs';
}
