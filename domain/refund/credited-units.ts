import { creditedAdjustment, creditValue, type PricedRefund } from './refund-value';
import { footingOf, type BilledLines } from './billed-lines';
import { lineShare } from './line-share';
import type { RefundLine } from './order-refunds';

/** More sums than this are not searched: such a credit counts as one that cannot be explained. */
const MOST_SUMS = 4096;

/**
 * Which units of a refund's lines a booked credit of this total is made of, in the order of the lines; null when no
 * units come to it. All of them are tried first, then every choice of units that a bill can have held.
 */
export function creditedUnits(
	priced: PricedRefund,
	totalMinor: number,
	billed: BilledLines,
): number[] | null {
	const { lines } = priced.amounts;
	if (totalMinor === creditValue(priced)) return lines.map((line) => line.quantity);
	let sums = new Map<number, number[]>([[creditedAdjustment(priced), []]]);
	for (const line of lines) {
		const next = new Map<number, number[]>();
		for (const [sum, units] of sums) {
			for (const count of choices(line, billed)) {
				const total = sum + (count === 0 ? 0 : lineShare(line, count).grossMinor);
				if (!next.has(total)) next.set(total, [...units, count]);
			}
		}
		if (next.size > MOST_SUMS) return null;
		sums = next;
	}
	return sums.get(totalMinor) ?? null;
}

function choices(line: RefundLine, billed: BilledLines): number[] {
	switch (footingOf(line, billed)) {
		case 'counted':
			return Array.from({ length: line.quantity + 1 }, (_, taken) => line.quantity - taken);
		case 'weighed':
			return [line.quantity, 0];
		case 'charged':
			return [line.quantity];
		case 'absent':
			return [0];
	}
}
