import { minorUnits, sumMinor, type MinorUnits } from '../../../domain/money/money';
import type { LinePrice } from '../../../domain/order/order-snapshot';
import { ok, type Result } from '../../../domain/result';
import type { RawLine } from '../transport/raw-order';
import type { AmountReader } from './amount-reader';
import { fitAmounts, type Misfit, type Part } from './fit-amounts';
import { taxRatePpm } from './tax-rate';

export type PricedLine = { line: RawLine; netMinor: MinorUnits };

/** What the lines have to add up to. */
export type LineTotals = {
	/** Shopify's subtotal and tips: with tax if prices include it. */
	goodsMinor: MinorUnits;
	/** The order's total without shipping: with tax if prices include it. */
	withoutShippingMinor: MinorUnits;
	/** Tax on lines alone. */
	taxMinor: MinorUnits;
	/** Whether the amounts were converted from the currency of the sale, each rounded on its own. */
	converted: boolean;
};

/**
 * Prices of an order whose prices include tax. The net amount is Shopify's; the gross amount of a line is
 * 1. unit price by units, where no discount applies;
 * 2. net plus tax, where no unit was removed or refunded: the line's tax lines never follow such units;
 * 3. its share of what those two leave of the subtotal.
 */
export function grossPrices(
	lines: readonly PricedLine[],
	totals: LineTotals,
	amounts: AmountReader,
): Result<LinePrice[], Misfit> {
	const parts = lines.map(({ line, netMinor }): Part => {
		const expected = netMinor + taxOn(netMinor, line);
		const loose = totals.converted ? 1 : 0;
		if (line.discountAllocations.length === 0) {
			const unit = amounts.read(line.originalUnitPriceSet, `unit price of ${line.id}`);
			return { known: minorUnits(unit * line.currentQuantity), expected, roundings: loose };
		}
		const roundings = line.taxLines.length + loose;
		if (line.currentQuantity !== line.quantity) {
			return { known: null, expected, roundings: roundings + 1 };
		}
		return { known: minorUnits(netMinor + statedTax(line, amounts)), expected, roundings };
	});
	const open = parts.some((part) => part.known === null);
	const total = open && !totals.converted ? totals.goodsMinor : totals.withoutShippingMinor;
	const gross = fitAmounts(parts, total);
	if (!gross.ok) return gross;
	return ok(
		lines.map(({ netMinor }, index) => {
			const grossMinor = gross.value[index] ?? netMinor;
			return { netMinor, taxMinor: minorUnits(grossMinor - netMinor), grossMinor };
		}),
	);
}

/**
 * Prices of an order whose prices exclude tax: the tax of a line is as stated while none of its units was removed or
 * refunded, otherwise its share of what the stated ones leave of the order's tax on lines.
 */
export function netPrices(
	lines: readonly PricedLine[],
	totals: LineTotals,
	amounts: AmountReader,
): Result<LinePrice[], Misfit> {
	const taxes = fitAmounts(
		lines.map(({ line, netMinor }): Part => {
			const whole = line.currentQuantity === line.quantity;
			return {
				known: whole ? statedTax(line, amounts) : null,
				expected: taxOn(netMinor, line),
				roundings: line.taxLines.length + (totals.converted ? 1 : 0),
			};
		}),
		totals.taxMinor,
	);
	if (!taxes.ok) return taxes;
	const nets = fitAmounts(
		lines.map(({ netMinor }) => ({
			known: netMinor,
			expected: netMinor,
			roundings: totals.converted ? 1 : 0,
		})),
		totals.withoutShippingMinor,
	);
	if (!nets.ok) return nets;
	return ok(
		lines.map((each, index) => {
			const netMinor = nets.value[index] ?? each.netMinor;
			const taxMinor = taxes.value[index] ?? minorUnits(0);
			return { netMinor, taxMinor, grossMinor: minorUnits(netMinor + taxMinor) };
		}),
	);
}

/** Tax by the line's rates, each tax line rounded on its own. */
const taxOn = (netMinor: MinorUnits, line: RawLine): number =>
	line.taxLines.reduce(
		(sum, tax) => sum + Math.round((netMinor * taxRatePpm([tax])) / 1_000_000),
		0,
	);

const statedTax = (line: RawLine, amounts: AmountReader): MinorUnits =>
	sumMinor(line.taxLines.map((tax) => amounts.read(tax.priceSet, `tax of ${line.id}`)));
