import type { LineValue } from '../../../domain/edit/edit-plan';
import { currencyExponent } from '../../../domain/money/money';

const MOST_DECIMALS = 10;
/** A hundredth of a minor unit: far enough from the half at which the vendor would round the other way. */
const TOLERANCE_MINOR = 0.01;

/**
 * A unit price such that quantity x price rounds back to the line's exact total: net when prices exclude tax, gross
 * when they include it. Linnworks multiplies doubles, so 10.00 for three goes in as 3.3333; it gets no more decimals
 * than it needs.
 */
export function pricePerUnit(value: LineValue, currency: string): number {
	const total = value.taxIncluded ? value.grossMinor : value.netMinor;
	if (value.quantity === 0) return 0;
	const exponent = currencyExponent(currency);
	for (let decimals = exponent; decimals < MOST_DECIMALS; decimals += 1) {
		const price = Number((total / 10 ** exponent / value.quantity).toFixed(decimals));
		const error = price * value.quantity * 10 ** exponent - total;
		if (Math.abs(error) <= TOLERANCE_MINOR) return price;
	}
	return Number((total / 10 ** exponent / value.quantity).toFixed(MOST_DECIMALS));
}
