import type { CreditLine } from '../../../../domain/edit/edit-plan';
import { allocate } from '../../../../domain/money/allocate';
import { minorUnits, sumMinor, ZERO, type MinorUnits } from '../../../../domain/money/money';
import { toCreditLines } from '../../../../domain/refund/credit-lines';
import { creditValue, movedMinor, type PricedRefund } from '../../../../domain/refund/refund-value';

/** A refund in money: what of what moved belongs to the order as it left, and where it goes. */
export type RefundMoney = {
	priced: PricedRefund;
	movedMinor: MinorUnits;
	/** Goods, charges and goodwill with their part of the money, all above zero. */
	lines: CreditLine[];
	/** Money that pays for what an earlier refund took off without paying for it. */
	settledMinor: MinorUnits;
	/** The lines and what is settled: what a record of it comes to. */
	totalMinor: MinorUnits;
};

/**
 * Splits the money of each refund, oldest first. `claims` are the units of each refund's lines that were still on the
 * order when it left; what an edit had taken off by then is no refund of it, and neither is its money. A refund that
 * held money back, or an exchange, spreads what did move over its lines, to the minor unit.
 */
export function splitRefundMoney(
	refunds: readonly PricedRefund[],
	claims: ReadonlyMap<string, readonly number[]>,
): RefundMoney[] {
	let unpaid = 0;
	return refunds.map((priced) => {
		const moved = movedMinor(priced.amounts);
		const claimed = toCreditLines(priced, claims.get(priced.refund.refundId) ?? [], true);
		const dueMinor = sumMinor(claimed.map((line) => line.grossMinor));
		const beforeMinor = Math.max(0, creditValue(priced) - dueMinor);
		const lineMinor = shareOf(moved, dueMinor, beforeMinor);
		const restMinor = Math.max(0, moved - dueMinor - beforeMinor);
		const settledMinor = minorUnits(Math.min(restMinor, unpaid));
		unpaid += dueMinor - lineMinor - settledMinor;
		return {
			priced,
			movedMinor: moved,
			lines: spread(lineMinor, claimed),
			settledMinor,
			totalMinor: sumMinor([lineMinor, settledMinor]),
		};
	});
}

/** The part of the money that belongs to the claimed lines, as far as there is enough for all lines or not. */
function shareOf(moved: MinorUnits, dueMinor: number, beforeMinor: number): MinorUnits {
	if (moved >= dueMinor + beforeMinor) return minorUnits(dueMinor);
	return allocate(moved, [dueMinor, beforeMinor])[0] ?? ZERO;
}

function spread(totalMinor: MinorUnits, claimed: readonly CreditLine[]): CreditLine[] {
	const given = claimed.filter((line) => line.grossMinor > 0);
	const parts = allocate(
		totalMinor,
		given.map((line) => line.grossMinor),
	);
	return given
		.map((line, at) => ({ ...line, grossMinor: parts[at] ?? ZERO }))
		.filter((line) => line.grossMinor > 0);
}
