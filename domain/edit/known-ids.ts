import { TAX_LINE_ID } from './tax-line';
import type { OrderSnapshot } from '../order/order-snapshot';

/** Every id by which a row of the target may remember this order: of its lines and bundles, present and removed. */
export function knownIds({ lines, removedLines }: OrderSnapshot): Set<string> {
	const all = [...lines, ...removedLines];
	return new Set([
		TAX_LINE_ID,
		...all.map((line) => line.lineId),
		...all.flatMap((line) => (line.bundle ? [line.bundle.groupId] : [])),
	]);
}
