import type { LineValue } from '../../../domain/edit/edit-plan';
import { currencyExponent, formatAmount, type MinorUnits } from '../../../domain/money/money';

/** The price level of a rate that was set for this line alone (docs/vendors/netsuite.md §3.2). */
const CUSTOM_PRICE = { id: '-1' };
/** Digits of a rate after the point; the amount is what counts. */
const RATE_DIGITS = 6;

type Figures = Pick<LineValue, 'quantity' | 'netMinor'>;

/** A line of the item sublist as it is sent; with `line` it changes that line, without it is a new one. */
export type LineBody = { line?: number; [property: string]: unknown };

/** An amount as a JSON number in major units. */
export const toDecimal = (amount: MinorUnits, currency: string): number =>
	Number(formatAmount(amount, currency));

/**
 * Quantity, rate and amount without tax. The amount is the source's own; the rate only explains it. `keptRate` is the
 * line's rate as it stands, for a line that keeps its price: NetSuite refuses another rate once units are billed.
 */
export function toFigures(
	{ quantity, netMinor }: Figures,
	currency: string,
	keptRate?: number,
): LineBody {
	const rate = keptRate ?? unitPrice({ quantity, netMinor }, currency);
	return {
		quantity,
		...(rate === null ? {} : { rate }),
		amount: toDecimal(netMinor, currency),
		price: CUSTOM_PRICE,
	};
}

function unitPrice({ quantity, netMinor }: Figures, currency: string): number | null {
	if (quantity === 0) return null;
	const scale = 10 ** (RATE_DIGITS - currencyExponent(currency));
	return Math.round((netMinor * scale) / quantity) / 10 ** RATE_DIGITS;
}

/** Whether two states of a line have the same price per unit, each with one rounding to spare. */
export function keepsPrice(from: Figures, to: Figures): boolean {
	const drift = Math.abs(from.netMinor * to.quantity - to.netMinor * from.quantity);
	return from.quantity > 0 && to.quantity > 0 && drift <= from.quantity + to.quantity;
}

type NewLine = Figures & { lineId: string; stockItemId: string };

/** A line to be appended, with its line id from the start, so that it is known again. */
export const toNewLine = (
	line: NewLine,
	{
		currency,
		lineIdField,
		locationId,
	}: { currency: string; lineIdField: string; locationId: string },
): LineBody => ({
	item: { id: line.stockItemId },
	...toFigures(line, currency),
	[lineIdField]: line.lineId,
	...(locationId === '' ? {} : { location: { id: locationId } }),
});
