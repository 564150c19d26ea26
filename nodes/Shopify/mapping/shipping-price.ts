import { minorUnits, sumMinor } from '../../../domain/money/money';
import type { LinePrice } from '../../../domain/order/order-snapshot';
import type { RawOrder } from '../transport/raw-order';
import type { AmountReader } from './amount-reader';

/**
 * What shipping costs now. Shopify states the current price with or without tax, as the order's prices are, but the
 * tax only as it was charged: after a partial refund of shipping the tax shrinks with the price. Where no line is left,
 * all of the order's tax is on shipping.
 */
export function shippingPrice(order: RawOrder, amounts: AmountReader): LinePrice {
	const active = order.shippingLines.filter((line) => !line.isRemoved);
	const price = amounts.read(order.currentShippingPriceSet, 'shipping');
	const charged = sumMinor(
		active.map((line) => amounts.read(line.discountedPriceSet, `shipping "${line.title}"`)),
	);
	const chargedTax = sumMinor(
		active.flatMap((line) =>
			line.taxLines.map((tax) => amounts.read(tax.priceSet, `tax on shipping "${line.title}"`)),
		),
	);
	const isAlone = order.lines.every((line) => line.currentQuantity === 0);
	const taxMinor = isAlone
		? amounts.read(order.currentTotalTaxSet, 'tax')
		: minorUnits(price >= charged ? chargedTax : Math.round((chargedTax * price) / charged));
	return order.taxesIncluded
		? { netMinor: minorUnits(price - taxMinor), taxMinor, grossMinor: price }
		: { netMinor: price, taxMinor, grossMinor: minorUnits(price + taxMinor) };
}
