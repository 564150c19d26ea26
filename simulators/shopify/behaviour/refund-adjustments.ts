import type { Adjustment, AdjustmentReason } from '../store/ledger';
import { isZero, minus, plus, total, ZERO, type Bag } from '../store/money';
import type { Transaction } from '../store/order';
import type { World } from './world';

/** What a refund's money is measured by. */
interface RefundSums {
	/** What its rows are worth to the buyer, tax included. */
	readonly worth: Bag;
	/** The order's balance before it: below zero is owed to the buyer. */
	readonly outstanding: Bag;
	readonly transactions: readonly Transaction[];
}

/**
 * The entries for what the money of a refund differs from what it should be: at least what its rows are worth less what
 * the buyer still owes, at most that and a balance in the buyer's favour, such as an edit leaves. Money that is still
 * pending has an entry of its own.
 */
export function adjustmentsOf(
	world: World,
	sums: RefundSums,
	reason: AdjustmentReason,
): Adjustment[] {
	const refunds = sums.transactions.filter((one) => one.kind === 'REFUND');
	const pending = sumOf(refunds, 'PENDING');
	const moved = plus(sumOf(refunds, 'SUCCESS'), pending);
	const least = notBelowZero(minus(sums.worth, notBelowZero(sums.outstanding)));
	const most = notBelowZero(minus(sums.worth, sums.outstanding));
	const made: Adjustment[] = [];
	const add = (amount: Bag, why: AdjustmentReason): void => {
		if (!isZero(amount)) made.push({ id: world.ids.next(), reason: why, amount });
	};
	if (moved.presentment > most.presentment) add(minus(most, moved), reason);
	if (moved.presentment < least.presentment) add(minus(least, moved), reason);
	add(pending, 'PENDING_REFUND_DISCREPANCY');
	return made;
}

const notBelowZero = (bag: Bag): Bag => (bag.presentment > 0 ? bag : ZERO);

function sumOf(transactions: readonly Transaction[], status: Transaction['status']): Bag {
	return total(transactions.filter((one) => one.status === status).map((one) => one.amount));
}
