import type { LineRecord, OrderRecord, TotalsRecord } from '../store/order-record';

/** Rounds money to two decimals, halves away from zero, forgiving binary noise. */
export function round2(amount: number): number {
	const sign = amount < 0 ? -1 : 1;
	return (sign * Math.round(Math.abs(amount) * 100 + 1e-7)) / 100;
}

export interface LineAmounts {
	cost: number;
	costIncTax: number;
	tax: number;
	discountValue: number;
}

/** What a line costs with and without tax. */
export function lineAmounts(line: Readonly<LineRecord>): LineAmounts {
	const gross = line.pricePerUnit * line.quantity;
	const base = gross * (1 - line.discount / 100);
	const rate = line.taxRate / 100;
	const discountValue = round2(gross - base);
	if (line.taxInclusive) {
		const costIncTax = round2(base);
		const cost = round2(base / (1 + rate));
		return { cost, costIncTax, tax: round2(costIncTax - cost), discountValue };
	}
	const cost = round2(base);
	const tax = round2(base * rate);
	return { cost, costIncTax: round2(cost + tax), tax, discountValue };
}

/** The percent of tax inside the postage: the channel's own rate, or else the country's. */
export function postageTaxRate(order: Readonly<OrderRecord>): number {
	return order.postageTaxRate ?? order.countryTaxRate;
}

/** Order totals worked out from the lines and the postage. */
export function computeTotals(order: Readonly<OrderRecord>): TotalsRecord {
	const amounts = order.lines.map(lineAmounts);
	const sum = (pick: (line: LineAmounts) => number) =>
		round2(amounts.reduce((total, line) => total + pick(line), 0));
	const postageCost = round2(order.shipping.postageCost);
	const postageCostExTax = round2(postageCost / (1 + postageTaxRate(order) / 100));
	const subtotal = sum((line) => line.cost);
	const lineTax = sum((line) => line.tax);
	return {
		subtotal,
		postageCost,
		postageCostExTax,
		tax: round2(lineTax + postageCost - postageCostExTax),
		totalCharge: round2(subtotal + lineTax + postageCost),
		totalDiscount: sum((line) => line.discountValue),
	};
}
