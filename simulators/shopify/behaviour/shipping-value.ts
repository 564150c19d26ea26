import { minus, plus, total, ZERO } from '../store/money';
import type { ShippingLine } from '../store/order';
import { valueOf, type Value } from './line-value';

/** The shipping line as sold. */
export function originalShippingValue(line: ShippingLine, taxesIncluded: boolean): Value {
	return valueOf(line.price, discountOf(line), line.taxRates, taxesIncluded);
}

/** The shipping line after removals and refunds. */
export function currentShippingValue(line: ShippingLine, taxesIncluded: boolean): Value {
	if (line.isRemoved) return valueOf(ZERO, ZERO, [], taxesIncluded);
	const gross = minus(line.price, line.refunded);
	return valueOf(gross, discountOf(line), line.taxRates, taxesIncluded);
}

/** What an earlier value lost to become a later one, as an amount to give back. */
export function valueLost(
	before: Value,
	after: Value,
): { subtotal: Value['net']; tax: Value['tax'] } {
	return { subtotal: minus(before.net, after.net), tax: minus(before.tax, after.tax) };
}

function discountOf(line: ShippingLine): Value['net'] {
	return line.allocations.reduce((sum, one) => plus(sum, one.amount), total([]));
}
