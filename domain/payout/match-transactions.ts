import { minorUnits } from '../money/money';
import { parseOrderKey } from '../order/order-key';
import type { Payout, PayoutTransaction } from './payout';
import type { MoneyDocument, PayoutBooks } from './payout-books';

/** Why a movement of a payout has or has not its counterpart in the books. */
export type PayoutCause =
	/** One document of exactly this amount. */
	| 'matched'
	/** No document; the movement is old enough for one. */
	| 'missing'
	/** No document yet, and it may still come. */
	| 'timing'
	/** The document that carries the movement's id has another amount. */
	| 'amountDiffers'
	/** Two documents carry the movement's id. */
	| 'duplicate'
	/** A dispute, an adjustment or a reserve, for which the books have only the deposit itself. */
	| 'noCounterpart';

export type MatchedTransaction = {
	transaction: PayoutTransaction;
	cause: PayoutCause;
	document: MoneyDocument | null;
};

/**
 * Gives every movement of a payout its document of the books, each document to one movement only: first by the
 * movement's own id, then by order and exact amount. A movement younger than `settlingDays` at `now` may still get
 * one; the order in which the books were filled does not matter.
 */
export function matchTransactions(
	payout: Payout,
	books: PayoutBooks,
	{ now, settlingDays }: { now: Date; settlingDays: number },
): MatchedTransaction[] {
	const free = new Set([...books.receipts, ...books.payments]);
	const found = new Map<PayoutTransaction, MatchedTransaction>();
	const listOf = ({ group }: PayoutTransaction): readonly MoneyDocument[] =>
		group === 'refund' ? books.payments : books.receipts;
	for (const transaction of payout.transactions) {
		if (!hasCounterpart(transaction)) {
			found.set(transaction, { transaction, cause: 'noCounterpart', document: null });
			continue;
		}
		const named = listOf(transaction).filter(
			({ transactionId }) =>
				transactionId !== '' && transactionId === transaction.orderTransactionId,
		);
		const [document] = named;
		if (!document) continue;
		for (const each of named) free.delete(each);
		const cause =
			named.length > 1
				? 'duplicate'
				: document.amountMinor === size(transaction)
					? 'matched'
					: 'amountDiffers';
		found.set(transaction, { transaction, cause, document });
	}
	return payout.transactions.map((transaction) => {
		const known = found.get(transaction);
		if (known) return known;
		const document = listOf(transaction).find(
			(each) => free.has(each) && each.transactionId === '' && isOfOrder(each, transaction),
		);
		if (document) {
			free.delete(document);
			return { transaction, cause: 'matched', document };
		}
		const ageDays = (now.getTime() - Date.parse(transaction.at)) / 86_400_000;
		return { transaction, cause: ageDays < settlingDays ? 'timing' : 'missing', document: null };
	});
}

const hasCounterpart = ({ group }: PayoutTransaction): boolean =>
	group === 'charge' || group === 'refund';

const size = ({ amountMinor }: PayoutTransaction): number => minorUnits(Math.abs(amountMinor));

function isOfOrder(document: MoneyDocument, transaction: PayoutTransaction): boolean {
	if (!transaction.order || document.amountMinor !== size(transaction)) return false;
	const key = parseOrderKey(transaction.order.orderKey);
	return key.ok && key.value.reference === document.orderReference;
}
