import type { RefundLine } from './order-refunds';
import type { TargetBooks } from './target-books';

/** What the bills of an order hold of the source's lines. */
export type BilledLines = {
	hasBill: boolean;
	/** Billed units by the reference that a bill's line carries: a line id, or the id of a bundle's group. */
	units: ReadonlyMap<string, number>;
	/** Whether a bill has goods that remember no line of the source. */
	hasForgotten: boolean;
};

/** Counts the bills of an order by the source's lines. */
export function toBilledLines({ bills }: Pick<TargetBooks, 'bills'>): BilledLines {
	const units = new Map<string, number>();
	const lines = bills.flatMap((bill) => bill.lines);
	for (const { reference, quantity } of lines) {
		if (reference !== '') units.set(reference, (units.get(reference) ?? 0) + quantity);
	}
	return {
		hasBill: bills.length > 0,
		units,
		hasForgotten: lines.some(({ reference, netMinor }) => reference === '' && netMinor > 0),
	};
}

/**
 * How it is found out whether a refunded line is on a bill: `counted` by its units; `weighed` by the value of the bills,
 * because no line of a bill is this line alone; `charged` with the first bill, because no line stands for it; `absent`
 * from every bill.
 */
type Footing = 'counted' | 'weighed' | 'charged' | 'absent';

/** How this line is found on the bills. */
export function footingOf(
	{ kind, lineId, bundle }: Pick<RefundLine, 'kind' | 'lineId' | 'bundle'>,
	billed: BilledLines,
): Footing {
	if (!billed.hasBill) return 'absent';
	if (kind === 'duty') return 'charged';
	if (kind === 'shipping') return 'weighed';
	if (billed.units.has(lineId)) return 'counted';
	const inBundle = bundle !== null && billed.units.has(bundle.groupId);
	return inBundle || billed.hasForgotten ? 'weighed' : 'absent';
}
