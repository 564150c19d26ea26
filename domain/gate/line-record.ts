import type { OrderChange, OrderSnapshot } from '../order/order-snapshot';

/** One entry of the source's own record, as far as it is about one line. */
export type LineChange = Pick<OrderChange, 'kind' | 'at'> & {
	/** Units that came on, less than nothing for units that went; null if the record does not say. */
	units: number | null;
};

/** What the source's record says of a line, oldest first. */
export const lineRecord = (
	lineId: string,
	{ changes }: Pick<OrderSnapshot, 'changes'>,
): LineChange[] =>
	changes
		.filter(({ lineIds }) => lineIds.includes(lineId))
		.map(({ kind, at, units }) => ({ kind, at, units: units?.[lineId] ?? null }));

/** The entries from a moment on (an ISO instant). */
export const since = <T extends { at: string }>(changes: readonly T[], moment: string): T[] =>
	changes.filter(({ at }) => Date.parse(at) >= Date.parse(moment));

export const isRefund = ({ kind }: Pick<OrderChange, 'kind'>): boolean => kind !== 'edit';

/**
 * The units that refunds and returns took off, after the first of these entries, the first two, and so on. None when
 * anything else is among them, or what they took is not known.
 */
export function unitsTaken(record: readonly LineChange[]): number[] {
	const sums: number[] = [];
	for (const change of record) {
		if (!isRefund(change) || change.units === null || change.units >= 0) return [];
		sums.push((sums.at(-1) ?? 0) - change.units);
	}
	return sums;
}
