import { plus, ZERO, type Bag } from '../store/money';
import type { Order, TaxRate } from '../store/order';
import { currentValue, originalValue } from '../behaviour/line-value';
import { currentShippingValue, originalShippingValue } from '../behaviour/shipping-value';
import { bagView, type View } from './view';

/** A TaxLine. */
export function taxLineView(order: Order, { title, rate }: TaxRate, price: Bag): View {
	return {
		title,
		rate,
		ratePercentage: Math.round(rate * 1e8) / 1e6,
		source: 'shopify',
		channelLiable: false,
		priceSet: bagView(price, order),
	};
}

/** The tax lines of a value, one per rate. */
export function taxLineViews(
	order: Order,
	rates: readonly TaxRate[],
	taxes: readonly Bag[],
): View[] {
	return rates.map((rate, i) => taxLineView(order, rate, taxes[i] ?? ZERO));
}

/** Tax of the whole order, joined by title and rate. */
export function orderTaxLines(order: Order, when: 'current' | 'original'): View[] {
	const included = order.taxesIncluded;
	const joined = new Map<string, { rate: TaxRate; price: Bag }>();
	const add = (rates: readonly TaxRate[], taxes: readonly Bag[]): void => {
		rates.forEach((rate, i) => {
			const key = `${rate.title}\n${rate.rate}`;
			const price = plus(joined.get(key)?.price ?? ZERO, taxes[i] ?? ZERO);
			joined.set(key, { rate, price });
		});
	};
	for (const line of order.lines) {
		const value = when === 'current' ? currentValue : originalValue;
		add(line.taxRates, value(line, included).taxes);
	}
	for (const line of order.shippingLines) {
		const value = when === 'current' ? currentShippingValue : originalShippingValue;
		if (when === 'current' && line.isRemoved) continue;
		add(line.taxRates, value(line, included).taxes);
	}
	return [...joined.values()].map(({ rate, price }) => taxLineView(order, rate, price));
}
