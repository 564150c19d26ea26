import type { Payout, PayoutTransaction } from '../../../../domain/payout/payout';
import { PAYMENTS, RECEIPTS, type MoneyRow } from './money-row';
import {
	externalIdsOf,
	referenceOf,
	sideOf,
	transactionIdOf,
	type PayoutPrefixes,
	type Side,
} from './payout-ids';

/** What was read of a number of payouts, each document once. */
export type PayoutMoney = {
	documents: ReadonlyMap<string, MoneyRow>;
	/** The orders that a document belongs to, by reference, where it was found by them. */
	orders: ReadonlyMap<string, ReadonlySet<string>>;
	bankDeposits: readonly MoneyRow[];
	/** External ids, references of orders, and payouts for which a query failed. */
	unread: {
		externalIds: ReadonlySet<string>;
		orders: ReadonlySet<string>;
		payouts: ReadonlySet<string>;
	};
};

const TYPES: Readonly<Record<Side, Readonly<Record<string, string>>>> = {
	charge: RECEIPTS,
	refund: PAYMENTS,
};

/** What the books call a document of one side, such as customerDeposit; undefined for one of another kind. */
export const kindOn = (side: Side, { type }: MoneyRow): string | undefined => TYPES[side][type];

/** A row whose amount is known and in the currency of the payout. */
export type ToldRow = MoneyRow & { amountMinor: NonNullable<MoneyRow['amountMinor']> };

/** Whether a row says how much it is in the currency of this payout. */
export const isTold =
	({ currency }: Payout) =>
	(row: MoneyRow): row is ToldRow =>
		row.amountMinor !== null && row.currency === currency.toUpperCase();

/** Movements for which no document in the payout's currency carries their id, and which name an order to look by. */
export function withoutOwnDocument(
	payout: Payout,
	documents: ReadonlyMap<string, MoneyRow>,
	prefixes: PayoutPrefixes,
): PayoutTransaction[] {
	const owned = new Set(
		[...documents.values()]
			.filter(isTold(payout))
			.flatMap((row) =>
				(['charge', 'refund'] as const)
					.filter((side) => kindOn(side, row) !== undefined)
					.map((side) => `${side} ${transactionIdOf(side, row.externalId, prefixes)}`),
			),
	);
	return payout.transactions.filter((transaction) => {
		const side = sideOf(transaction);
		if (side === null || referenceOf(transaction) === '') return false;
		const isNamed = externalIdsOf(transaction, prefixes).length > 0;
		return !isNamed || !owned.has(`${side} ${transaction.orderTransactionId}`);
	});
}
