import type { Judging } from './judging';
import { review, settled, Shares, type Portion } from './portion';
import { lineDoubt } from './line-doubt';
import type { RestockLine } from './restock-facts';

/**
 * The units of a line that a cancellation freed without any refund that says so, as for an order that was never
 * charged. Asked last, when all other claims have had their units; the order must be cancelled.
 */
export function judgeCancelledLine(
	line: RestockLine,
	cancelledAt: string,
	judging: Judging,
): Portion[] {
	const quantity = judging.unitsOf(line).unshippedLeft;
	if (quantity === 0 || !line.tracked) return [];
	const doubt = lineDoubt(line, judging.facts);
	return new Shares({
		claim: {
			kind: 'cancellation',
			id: `cancellation/${line.lineId}`,
			lineId: line.lineId,
			sku: line.sku,
			quantity,
			locationId: '',
			at: cancelledAt,
		},
		evidence: [
			{ fact: 'cancelled', value: cancelledAt },
			...judging.lineEvidence(line, cancelledAt),
		],
		isPending: false,
		raisesLevel: true,
	}).rest(
		doubt === null
			? settled('cancellation', 'likely', 'The order was cancelled before the units left')
			: review(doubt),
	);
}
