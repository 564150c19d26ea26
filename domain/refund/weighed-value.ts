import { minorUnits, sumMinor, type MinorUnits } from '../money/money';
import type { BilledLines } from './billed-lines';
import type { PricedRefund } from './refund-value';
import type { StillBought } from './still-bought';
import type { TargetBooks } from './target-books';

/**
 * What the bills hold beyond the lines that can be counted and beyond what the customer still buys of the rest: the
 * carriage, bundles and forgotten lines that were refunded after they were billed. Rounding and the target's own
 * charges are in it as well, so it says which refunded charge was billed, not what it comes to.
 */
export function weighedValue(
	refunds: readonly PricedRefund[],
	still: StillBought,
	books: Pick<TargetBooks, 'bills'>,
	billed: BilledLines,
): MinorUnits {
	if (!billed.hasBill) return minorUnits(0);
	const rest = [...still.lines]
		.filter(
			([lineId, { groupId }]) =>
				!billed.units.has(lineId) && (billed.forgotten.length > 0 || billed.units.has(groupId)),
		)
		.map(([, { grossMinor }]) => grossMinor);
	return minorUnits(
		sumMinor(books.bills.map((bill) => bill.totalMinor)) -
			countedValue(refunds, still, billed) -
			still.shippingMinor -
			sumMinor(rest),
	);
}

/** The billed units of all lines that can be counted, at the source's own average price of each line. */
function countedValue(
	refunds: readonly PricedRefund[],
	still: StillBought,
	billed: BilledLines,
): number {
	const refunded = refunds.flatMap(({ amounts }) => amounts.lines);
	let value = 0;
	for (const [reference, units] of billed.units) {
		const left = still.lines.get(reference);
		const gone = refunded.filter((line) => line.kind === 'goods' && line.lineId === reference);
		const ever = (left?.quantity ?? 0) + gone.reduce((sum, line) => sum + line.quantity, 0);
		const gross = (left?.grossMinor ?? 0) + gone.reduce((sum, line) => sum + line.grossMinor, 0);
		if (ever > 0) value += Math.round((gross * units) / ever);
	}
	return value;
}
