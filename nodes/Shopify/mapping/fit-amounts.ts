import { allocate } from '../../../domain/money/allocate';
import { minorUnits, sumMinor, type MinorUnits } from '../../../domain/money/money';
import { err, ok, type Result } from '../../../domain/result';

/** One line's amount: known exactly, known up to rounding, or open. */
export type Part = {
	/** The amount, or null where Shopify states none for the units that are left. */
	known: MinorUnits | null;
	/** What an open amount should be about; the weight by which it shares. */
	expected: number;
	/** Roundings behind a known or expected amount, each good for one minor unit; 0 makes a known amount firm. */
	roundings: number;
};

/** The parts do not add up to what they have to. */
export type Misfit = { total: MinorUnits; found: MinorUnits };

/**
 * Completes amounts that have to add up to `total`: open parts share what the known ones leave, by largest remainder.
 * Without an open part, a difference of roundings goes to the parts that were rounded. A difference that roundings
 * cannot explain is a misfit, so that a charge we do not know is never hidden in a line.
 */
export function fitAmounts(
	parts: readonly Part[],
	total: MinorUnits,
): Result<MinorUnits[], Misfit> {
	const open = parts.filter((part) => part.known === null);
	const movable = open.length > 0 ? open : parts.filter((part) => part.roundings > 0);
	const found = parts.reduce((sum, part) => sum + (part.known ?? part.expected), 0);
	const slack = parts.reduce((sum, part) => sum + part.roundings, 0);
	const misfit = err({ total, found: minorUnits(found) });
	if (Math.abs(total - found) > slack) return misfit;
	const known = sumMinor(parts.map((part) => part.known ?? minorUnits(0)));
	const shares = allocate(
		minorUnits(total - known),
		movable.map((part) => Math.max(part.expected, 0)),
	);
	if (movable.length === 0) return total === known ? ok(parts.map(knownOf)) : misfit;
	const share = new Map(movable.map((part, index) => [part, shares[index] ?? minorUnits(0)]));
	const amounts = parts.map((part) => minorUnits(knownOf(part) + (share.get(part) ?? 0)));
	return amounts.some((amount) => amount < 0) ? misfit : ok(amounts);
}

const knownOf = (part: Part): MinorUnits => part.known ?? minorUnits(0);
