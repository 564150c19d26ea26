import type { LineValue } from '../edit/edit-plan';

/** Compares unit prices without dividing; each side may carry one rounding for the line. */
export function hasSameUnitPrice(from: LineValue, to: LineValue): boolean {
	const price = from.taxIncluded || to.taxIncluded ? 'grossMinor' : 'netMinor';
	const drift = Math.abs(from[price] * to.quantity - to[price] * from.quantity);
	return drift <= from.quantity + to.quantity;
}
