import type { CreditLine } from '../edit/edit-plan';
import { ZERO, type MinorUnits } from '../money/money';
import { lineShare } from './line-share';
import { creditedAdjustment, type PricedRefund } from './refund-value';

/**
 * What a refund is credited with: the claimed units of its lines (in the order of its lines) and, once it is due, its
 * adjustment. Nothing if that comes to nothing, as where a fee is held back of goods that were never billed.
 */
export function toCreditLines(
	priced: PricedRefund,
	units: readonly number[],
	withAdjustment: boolean,
): CreditLine[] {
	const goods = priced.amounts.lines.flatMap((line, at) => {
		const count = units[at] ?? 0;
		return count > 0 ? [lineShare(line, count)] : [];
	});
	const adjustment = withAdjustment ? creditedAdjustment(priced) : ZERO;
	const lines = adjustment === 0 ? goods : [...goods, adjustmentLine(adjustment)];
	const totalMinor = lines.reduce((sum, line) => sum + line.grossMinor, 0);
	return totalMinor > 0 ? lines : [];
}

/** An amount that no line of the order stands for; the source does not say what of it is tax. */
export function adjustmentLine(grossMinor: MinorUnits): CreditLine {
	return {
		lineId: '',
		kind: 'adjustment',
		sku: '',
		title: grossMinor < 0 ? 'Held back' : 'Refund adjustment',
		quantity: 1,
		netMinor: grossMinor,
		taxMinor: ZERO,
		grossMinor,
	};
}
