import type { RefundLine } from './order-refunds';
import type { TargetBooks } from './target-books';

/** What the bills of an order hold of the source's lines. */
export type BilledLines = {
	hasBill: boolean;
	/** Billed units by the reference that a bill's line carries: a line id, or the id of a bundle's group. */
	units: ReadonlyMap<string, number>;
	/** Goods on bills that remember no line of the source: an older integration's, or what somebody added by hand. */
	forgotten: ReadonlyArray<{ quantity: number; netMinor: number }>;
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
		forgotten: lines.filter(({ reference, netMinor }) => reference === '' && netMinor > 0),
	};
}

/**
 * How it is found out whether a refunded line is on a bill: `counted` by its units; `weighed` by the value of the bills,
 * because no line of a bill is this line alone; `charged` with the first bill, because no line stands for it; `absent`
 * from every bill. A line that remembers nothing can only be this one if its units cost the same.
 */
type Footing = 'counted' | 'weighed' | 'charged' | 'absent';

/** How this line is found on the bills. */
export function footingOf(
	line: Pick<RefundLine, 'kind' | 'lineId' | 'bundle' | 'quantity' | 'netMinor'>,
	billed: BilledLines,
): Footing {
	const { kind, lineId, bundle } = line;
	if (!billed.hasBill) return 'absent';
	if (kind === 'duty') return 'charged';
	if (kind === 'shipping') return 'weighed';
	if (billed.units.has(lineId)) return 'counted';
	const inBundle = bundle !== null && billed.units.has(bundle.groupId);
	return inBundle || billed.forgotten.some((each) => costsTheSame(line, each))
		? 'weighed'
		: 'absent';
}

type Priced = { quantity: number; netMinor: number };

/** Whether units cost the same, to a minor unit each. */
const costsTheSame = (line: Priced, other: Priced): boolean =>
	Math.abs(line.netMinor * other.quantity - other.netMinor * line.quantity) <=
	line.quantity * other.quantity;
