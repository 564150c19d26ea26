import type { RawLine } from '../transport/raw-order';

/** A line's tax rate in parts per million, summed over its tax lines (20 % is 200000). */
export function taxRatePpm(taxLines: RawLine['taxLines']): number {
	return taxLines.reduce((sum, tax) => sum + Math.round((tax.rate ?? 0) * 1_000_000), 0);
}
