import { mapBag, plus, ZERO, type Bag } from '../store/money';
import type { Allocation, DiscountApplication, Line, Order, ShippingLine } from '../store/order';
import { partOf } from '../behaviour/spread';
import { bagView, moneyView, type View } from './view';

const TYPES = {
	manual: 'ManualDiscountApplication',
	code: 'DiscountCodeApplication',
	automatic: 'AutomaticDiscountApplication',
} as const;

/** A DiscountApplication. */
export function discountView(order: Order, application: DiscountApplication): View {
	return {
		__typename: TYPES[application.kind],
		index: order.discounts.indexOf(application),
		targetType: application.target,
		targetSelection: application.level === 'ORDER' ? 'ALL' : 'EXPLICIT',
		allocationMethod: application.level === 'ORDER' ? 'ACROSS' : 'EACH',
		value: pricingValueView(order, application.value),
		title: application.title,
		description: application.description,
		code: application.title,
	};
}

/** A PricingValue: a percentage, or a fixed amount in the buyer's currency. */
export function pricingValueView(order: Order, value: DiscountApplication['value']): View {
	if ('percentage' in value) {
		return { __typename: 'PricingPercentageValue', percentage: value.percentage };
	}
	return moneyView(value.amount.presentment, order.presentmentCurrency);
}

/** Discount allocations, one row per application; they never shrink when units are removed. */
export function allocationViews(order: Order, allocations: readonly Allocation[]): View[] {
	return order.discounts.flatMap((application) => {
		const own = allocations.filter((one) => one.applicationId === application.id);
		if (own.length === 0) return [];
		const amount = own.reduce((sum, one) => plus(sum, one.amount), ZERO);
		return [
			{
				allocatedAmountSet: bagView(amount, order),
				discountApplication: discountView(order, application),
			},
		];
	});
}

/** Every allocation on a line, whatever lot it belongs to. */
export function allocationsOf(line: Line | ShippingLine): readonly Allocation[] {
	return 'lots' in line ? line.lots.flatMap((lot) => lot.allocations) : line.allocations;
}

/** The order-level discount that still applies to current units. */
export function cartDiscountOf(order: Order): Bag {
	const wide = new Set(order.discounts.filter((one) => one.level === 'ORDER').map((one) => one.id));
	return order.lines
		.flatMap((line) => line.lots)
		.flatMap((lot) => lot.allocations.map((one) => ({ one, lot })))
		.filter(({ one }) => wide.has(one.applicationId))
		.reduce<Bag>((sum, { one, lot }) => {
			const kept = Math.min(lot.current, one.units);
			return plus(
				sum,
				mapBag(one.amount, (minor) => partOf(minor, one.units, kept)),
			);
		}, ZERO);
}
