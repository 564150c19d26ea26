import { currencyExponent } from '../money/money';
import { pricesIn, type OrderSnapshot } from '../order/order-snapshot';

/** Digits after the point; two orders of the same day differ no earlier. */
const DECIMALS = 6;

/**
 * Units of the currency the customer paid in for one unit of `baseCurrency`, as the order was priced in both; empty
 * when it was not, or when no base currency is given.
 */
export function conversionRate(snapshot: OrderSnapshot, baseCurrency: string): string {
	const paid = snapshot.prices[0];
	const base = baseCurrency === '' ? null : pricesIn(snapshot, baseCurrency);
	if (!paid || !base) return '';
	if (paid.currency === base.currency) return '1';
	if (base.totalMinor <= 0 || paid.totalMinor <= 0) return '';
	const scale = 10 ** (currencyExponent(base.currency) - currencyExponent(paid.currency));
	const rate = (paid.totalMinor / base.totalMinor) * scale;
	return String(Number(rate.toFixed(DECIMALS)));
}
