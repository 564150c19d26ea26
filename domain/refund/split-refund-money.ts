import type { CreditLine } from '../edit/edit-plan';
import { allocate } from '../money/allocate';
import { minorUnits, sumMinor, ZERO, type MinorUnits } from '../money/money';
import { toCreditLines } from './credit-lines';
import { creditValue, movedMinor, type PricedRefund } from './refund-value';

/** A refund in money: what of what moved belongs to the order as it left, and where it goes. Minor units. */
export type RefundMoney = {
	priced: PricedRefund;
	movedMinor: MinorUnits;
	/** Goods, charges and goodwill with their part of the money, all above zero. */
	lines: CreditLine[];
	/** Money that pays for what an earlier refund took off without paying for it. */
	settledMinor: MinorUnits;
	/** Money that nothing of any refund explains. */
	surplusMinor: MinorUnits;
	/** All of this: what a record of the refund comes to. */
	totalMinor: MinorUnits;
};

/**
 * Splits the money of each refund, oldest first. `claims` are the units of each refund's lines that were still on the
 * order when it left; what an edit had taken off by then is no refund of it, and neither is its money, now or when a
 * later refund pays it. A refund that held money back, or an exchange, spreads what did move over its lines. Every
 * minor unit that moved is in the total, or was for what the order never held.
 */
export function splitRefundMoney(
	refunds: readonly PricedRefund[],
	claims: ReadonlyMap<string, readonly number[]>,
): RefundMoney[] {
	let [unpaid, unpaidBefore] = [0, 0];
	return refunds.map((priced) => {
		const moved = movedMinor(priced.amounts);
		const claimed = toCreditLines(priced, claims.get(priced.refund.refundId) ?? [], true);
		const dueMinor = sumMinor(claimed.map((line) => line.grossMinor));
		const beforeMinor = Math.max(0, creditValue(priced) - dueMinor);
		const [lineMinor, paidBefore] = shareOf(moved, dueMinor, beforeMinor);
		const rest = moved - lineMinor - paidBefore;
		const settled = Math.min(rest, unpaid);
		const settledBefore = Math.min(rest - settled, unpaidBefore);
		const surplusMinor = minorUnits(rest - settled - settledBefore);
		unpaid += dueMinor - lineMinor - settled;
		unpaidBefore += beforeMinor - paidBefore - settledBefore;
		const settledMinor = minorUnits(settled);
		return {
			...{ priced, movedMinor: moved, settledMinor, surplusMinor },
			lines: spread(lineMinor, claimed),
			totalMinor: sumMinor([lineMinor, settledMinor, surplusMinor]),
		};
	});
}

/** The money for the claimed lines and for the others, as far as there is enough for both or not. */
function shareOf(
	moved: MinorUnits,
	dueMinor: number,
	beforeMinor: number,
): [line: MinorUnits, before: MinorUnits] {
	if (moved >= dueMinor + beforeMinor) return [minorUnits(dueMinor), minorUnits(beforeMinor)];
	const [line = ZERO, before = ZERO] = allocate(moved, [dueMinor, beforeMinor]);
	return [line, before];
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
