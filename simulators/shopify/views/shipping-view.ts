import { gid } from '../store/ids';
import type { Order, ShippingLine } from '../store/order';
import { currentShippingValue, originalShippingValue } from '../behaviour/shipping-value';
import { allocationsOf, allocationViews } from './discount-view';
import { taxLineViews } from './tax-view';
import { bagView, type View } from './view';

/** A ShippingLine; a removed one keeps its prices as sold. */
export function shippingLineView(order: Order, line: ShippingLine): View {
	const original = originalShippingValue(line, order.taxesIncluded);
	const current = currentShippingValue(line, order.taxesIncluded);
	return {
		id: gid('ShippingLine', line.id),
		title: line.title,
		code: line.code,
		source: line.source,
		custom: line.custom,
		isRemoved: line.isRemoved,
		carrierIdentifier: null,
		deliveryCategory: null,
		originalPriceSet: bagView(line.price, order),
		discountedPriceSet: bagView(original.net, order),
		currentDiscountedPriceSet: bagView(current.net, order),
		taxLines: taxLineViews(order, line.taxRates, original.taxes),
		discountAllocations: allocationViews(order, allocationsOf(line)),
	};
}
