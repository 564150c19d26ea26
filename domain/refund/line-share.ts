import { allocate } from '../money/allocate';
import { minorUnits, ZERO } from '../money/money';
import type { CreditLine } from '../edit/edit-plan';
import type { RefundLine } from './order-refunds';

/**
 * Some units of a refunded line, with their part of its own figures: by units, the odd minor unit to the units taken
 * first. All units give the line's figures as they are.
 */
export function lineShare(line: RefundLine, units: number): CreditLine {
	const parts = [units, line.quantity - units];
	const [taxMinor = ZERO] = allocate(line.taxMinor, parts);
	const [grossMinor = ZERO] = allocate(line.grossMinor, parts);
	const { lineId, kind, sku, title } = line;
	return {
		lineId,
		kind,
		sku,
		title,
		quantity: units,
		netMinor: minorUnits(grossMinor - taxMinor),
		taxMinor,
		grossMinor,
	};
}
