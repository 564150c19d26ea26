import type { CreditLine } from '../edit/edit-plan';
import { minorUnits, type MinorUnits } from '../money/money';
import type { AssessedRefund } from './assess-refunds';
import { adjustmentLine } from './credit-lines';

/**
 * What a cash refund gives back, to exactly the amount of the money that moved: the refund's own lines, or for money
 * that settles edits the lines of those edits, oldest first; a plain amount where lines do not come to it.
 */
export function cashRefundLines(
	refund: AssessedRefund,
	amountMinor: MinorUnits,
	refunds: readonly AssessedRefund[],
): CreditLine[] {
	if (refund.dueMinor === amountMinor) return refund.lines;
	if (refund.dueMinor > 0) return [adjustmentLine(amountMinor)];
	let unpaid: readonly AssessedRefund[] = [];
	for (const older of refunds.slice(0, refund.place)) {
		if (older.movedMinor === 0 && older.dueMinor > 0) unpaid = [...unpaid, older];
		if (older.dueMinor === 0) unpaid = unpaid.slice(settled(unpaid, older.movedMinor));
	}
	const lines = unpaid.slice(0, settled(unpaid, amountMinor)).flatMap((each) => each.lines);
	return lines.length > 0 ? lines : [adjustmentLine(amountMinor)];
}

/** How many of the oldest unpaid refunds an amount pays to the last minor unit; none if it pays no whole number. */
function settled(unpaid: readonly AssessedRefund[], amountMinor: MinorUnits): number {
	let sum = minorUnits(0);
	for (const [at, { dueMinor }] of unpaid.entries()) {
		sum = minorUnits(sum + dueMinor);
		if (sum === amountMinor) return at + 1;
	}
	return 0;
}
