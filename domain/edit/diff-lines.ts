import type { TargetAbilities, TargetLine } from '../target/target-snapshot';
import type { WantedLine } from './wanted-line';

type ComparedField = 'quantity' | 'netMinor' | 'grossMinor' | 'taxRatePpm' | 'taxIncluded';

/** Rates closer than this are the same rate written with other digits. */
const RATE_TOLERANCE_PPM = 50;

/**
 * Names the fields in which a row differs from the wanted line. Prices are compared on the side of the tax the
 * row was written on (its net or its gross), because the other side carries the target's own rounding; for a target that
 * holds the tax elsewhere, on their net alone.
 */
export function lineDifferences(
	wanted: Pick<WantedLine, ComparedField>,
	row: Pick<TargetLine, ComparedField>,
	linePrices: TargetAbilities['linePrices'] = 'asWritten',
): string[] {
	const fields: string[] = [];
	if (wanted.quantity !== row.quantity) fields.push('quantity');
	const samePrice =
		linePrices === 'asWritten' && (row.taxIncluded || wanted.taxIncluded)
			? wanted.grossMinor === row.grossMinor
			: wanted.netMinor === row.netMinor;
	if (!samePrice) fields.push('price');
	if (
		linePrices === 'asWritten' &&
		Math.abs(wanted.taxRatePpm - row.taxRatePpm) > RATE_TOLERANCE_PPM
	)
		fields.push('taxRate');
	return fields;
}
