import { mapBag, minus, plus, times, total, ZERO, type Bag } from '../store/money';
import type { Line, Lot, TaxRate } from '../store/order';
import { partOf } from './spread';
import { taxesOf } from './tax';

/** What a line is worth. `net` is after discounts, in the order's price basis. */
export interface Value {
	readonly net: Bag;
	readonly taxes: readonly Bag[];
	readonly tax: Bag;
	/** Tax-inclusive and after discounts. */
	readonly total: Bag;
	readonly discount: Bag;
	readonly discountBeforeTaxes: Bag;
	readonly discountAfterTaxes: Bag;
}

/** Units ever on the line, removed and refunded ones included. */
export function quantityOf(line: Line): number {
	return line.lots.reduce((sum, lot) => sum + lot.units, 0);
}

/** Units still wanted. */
export function currentQuantityOf(line: Line): number {
	return line.lots.reduce((sum, lot) => sum + lot.current, 0);
}

/** The line as sold, at the original quantity: what discountAllocations and taxLines describe. */
export function originalValue(line: Line, taxesIncluded: boolean): Value {
	const discount = total(line.lots.flatMap((lot) => lot.allocations.map((one) => one.amount)));
	return valueOf(times(line.unitPrice, quantityOf(line)), discount, line.taxRates, taxesIncluded);
}

/** The line as it stands: removed and refunded units take their share of the discount along. */
export function currentValue(line: Line, taxesIncluded: boolean): Value {
	const discount = total(line.lots.map(currentDiscount));
	const gross = times(line.unitPrice, currentQuantityOf(line));
	return valueOf(gross, discount, line.taxRates, taxesIncluded);
}

/** Joins gross, discount and tax rates into a value. */
export function valueOf(
	gross: Bag,
	discount: Bag,
	rates: readonly TaxRate[],
	taxesIncluded: boolean,
): Value {
	const net = minus(gross, discount);
	const taxes = taxesOf(net, rates, taxesIncluded);
	const tax = total(taxes);
	const grossTax = total(taxesOf(gross, rates, taxesIncluded));
	const worth = taxesIncluded ? net : plus(net, tax);
	const undiscounted = taxesIncluded ? gross : plus(gross, grossTax);
	const discountAfterTaxes = minus(undiscounted, worth);
	return {
		net,
		taxes,
		tax,
		total: worth,
		discount,
		discountBeforeTaxes: minus(discountAfterTaxes, minus(grossTax, tax)),
		discountAfterTaxes,
	};
}

/** The part of a lot's discounts that belongs to its current units. */
export function currentDiscount(lot: Lot): Bag {
	return lot.allocations.reduce<Bag>((sum, one) => {
		const kept = Math.min(lot.current, one.units);
		return plus(
			sum,
			mapBag(one.amount, (minor) => partOf(minor, one.units, kept)),
		);
	}, ZERO);
}
