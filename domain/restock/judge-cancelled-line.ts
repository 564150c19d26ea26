import type { Judging } from './judging';
import { review, settled, Shares, type Portion } from './portion';
import { lineDoubt } from './line-doubt';
import { shippedBy } from './line-units';
import type { RestockFacts, RestockLine } from './restock-facts';

/**
 * The units of a line that a cancellation freed without any refund that says so, as for an order that was never
 * charged, and those of them that left all the same. Asked last, when all other claims have had their units; the order
 * must be cancelled.
 */
export function judgeCancelledLine(
	line: RestockLine,
	cancelledAt: string,
	judging: Judging,
): Portion[] {
	const units = judging.unitsOf(line);
	const freed = units.unshippedLeft;
	const sent = Math.min(sentSince(line, cancelledAt), untold(line, judging.facts) - freed);
	const quantity = freed + Math.max(0, sent);
	if (quantity === 0 || !line.tracked) return [];
	const doubt = lineDoubt(line, judging.facts);
	const shares = new Shares({
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
	});
	if (doubt !== null) return shares.rest(review(doubt));
	return shares.give((wanted) => units.takeUnshipped(wanted), FREED).rest(SENT);
}

/** Units that left after an instant. */
const sentSince = (line: RestockLine, at: string): number =>
	shippedBy([line], null) - shippedBy([line], at);

/** Units that are off the order, and that no refund and no return tells of. */
function untold(
	{ lineId, orderedQuantity, currentQuantity }: RestockLine,
	{ refunds, returns }: RestockFacts,
): number {
	return [...refunds, ...returns]
		.flatMap(({ lines }): Array<{ lineId: string; quantity: number }> => lines)
		.filter((each) => each.lineId === lineId)
		.reduce((left, { quantity }) => left - quantity, orderedQuantity - currentQuantity);
}

const FREED = settled('cancellation', 'likely', 'The order was cancelled before the units left');
const SENT = review('The order was cancelled, but the units left all the same', 'RESTOCK_SHIPPED');
