import type { RestockFacts } from './restock-facts';
import type { RestockVerdict } from './restock-verdict';

/** Verdicts that rest on units never having left. */
const NEVER_LEFT: ReadonlyArray<RestockVerdict['verdict']> = ['cancellation', 'synthetic'];

/**
 * Whether a verdict would become wrong if the target sent what its open order holds: it says that units never left, and
 * units of its line are still to be sent, though the order no longer wants them. No longer so once that order has left,
 * was cancelled, or holds those units no more.
 */
export function mayStillLeave(
	{ lines }: RestockFacts,
	verdicts: readonly RestockVerdict[],
): boolean {
	const held = lines.flatMap(({ lineId, wouldLeave = 0 }) => (wouldLeave > 0 ? [lineId] : []));
	return verdicts.some(
		({ claim, verdict }) => NEVER_LEFT.includes(verdict) && held.includes(claim.lineId),
	);
}
