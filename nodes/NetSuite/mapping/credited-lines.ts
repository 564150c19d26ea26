import { TAX_LINE_ID } from '../../../domain/edit/tax-line';
import { minorUnits, roundAmount, sumMinor, type MinorUnits } from '../../../domain/money/money';
import type { TargetLine } from '../../../domain/target/target-snapshot';
import type { SqlRow } from './raw/row';

/** What one line of a credit took off, under what it remembers of the source's order. */
export type LineCredit = { reference: string; quantity: number; netMinor: MinorUnits };

/** How a credit remembers that it pays back shipping. */
export const SHIPPING_REFERENCE = 'shipping';

/** A line of a credit; signs differ from account to account, and a credit only ever takes off. */
export const toLineCredit = (row: SqlRow, currency: string): LineCredit => ({
	reference: (row['reference'] ?? '').trim(),
	quantity: Math.round(Math.abs(Number(row['quantity'] ?? '0')) || 0),
	netMinor: roundAmount(Math.abs(Number(row['foreignamount'] ?? '0')) || 0, currency),
});

/** What credits paid back of one reference. */
export const creditedNet = (credits: readonly LineCredit[], reference: string): MinorUnits =>
	sumMinor(credits.filter((each) => each.reference === reference).map((each) => each.netMinor));

/**
 * The lines as they are left once credits took off their share, with what that was; a line of which nothing is left
 * goes. The tax line is one unit for as long as there is tax.
 */
export function lessCredits(
	lines: readonly TargetLine[],
	credits: readonly LineCredit[],
): TargetLine[] {
	return lines.map((line) => lessOwnCredits(line, credits)).filter((line) => line.quantity > 0);
}

function lessOwnCredits(line: TargetLine, credits: readonly LineCredit[]): TargetLine {
	const own = credits.filter((each) => line.reference !== '' && each.reference === line.reference);
	if (own.length === 0) return line;
	const netMinor = minorUnits(Math.min(line.netMinor, creditedNet(own, line.reference)));
	const units = own.reduce((sum, each) => sum + each.quantity, 0);
	const isGone = netMinor === line.netMinor;
	const quantity =
		line.reference === TAX_LINE_ID ? (isGone ? line.quantity : 0) : Math.min(line.quantity, units);
	const leftNet = minorUnits(line.netMinor - netMinor);
	const leftTax = minorUnits(
		line.netMinor === 0 ? line.taxMinor : Math.round((line.taxMinor * leftNet) / line.netMinor),
	);
	return {
		...line,
		quantity: line.quantity - quantity,
		shippedQuantity: Math.max(0, line.shippedQuantity - quantity),
		netMinor: leftNet,
		taxMinor: leftTax,
		grossMinor: minorUnits(leftNet + leftTax),
		credited: { quantity, netMinor },
	};
}
