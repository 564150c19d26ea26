import { isWithin, CANCELLATION_WINDOW } from './restock-policy';
import { findEdit, findRefundAgreement } from './find-agreement';
import type { Judging } from './judging';
import { judgeReturnedRow } from './judge-returned-row';
import { review, settled, Shares, type Portion, type Settled } from './portion';
import type { RestockLine, RestockRefund, RestockRow } from './restock-facts';
import { isPending, refundEvidence, returnEvidence } from './refund-evidence';

/** What took the units off the order (docs/vendors/shopify.md §4.2). */
type Act = 'cancellation' | 'edit' | 'likelyEdit' | 'refund';

/**
 * What a line of a refund says of its goods, unit by unit. The source's word for a restock counts only as far as the
 * fulfilments agree: unshipped units may be called off, shipped ones may come back or stay where they are.
 */
export function judgeRefundLine(
	refund: RestockRefund,
	row: RestockRow,
	judging: Judging,
): Portion[] {
	const line = judging.lineOf(row.lineId);
	const shares = new Shares({
		claim: {
			kind: 'refundLine',
			id: `${refund.refundId}/${row.ordinal}`,
			lineId: row.lineId,
			sku: line?.sku ?? '',
			quantity: row.quantity,
			locationId: row.locationId,
			at: refund.createdAt,
		},
		evidence: [
			...refundEvidence(refund, row, judging.facts),
			...returnEvidence(judging.returnOf(refund.returnId)),
			...judging.lineEvidence(line, refund.createdAt),
		],
		isPending: isPending(refund),
		raisesLevel: row.restocked && line?.tracked !== false,
	});
	const screened = judging.screen(row.lineId);
	if (!screened.ok) return shares.rest(screened.error);
	const judge = refund.returnId === '' ? judgeByRestock : judgeReturnedRow;
	return judge(shares, refund, row, screened.value, judging);
}

function judgeByRestock(
	shares: Shares,
	refund: RestockRefund,
	row: RestockRow,
	line: RestockLine,
	judging: Judging,
): Portion[] {
	const units = judging.unitsOf(line);
	const at = refund.createdAt;
	const act = actOf(refund, row, judging);
	const unshipped = (wanted: number): number => units.takeUnshipped(wanted);
	const shipped = (wanted: number): number => units.takeShipped(wanted, at);
	const sentSince = (wanted: number): number => units.takeShipped(wanted, null);
	switch (row.restock) {
		case 'cancel':
			return shares.give(unshipped, calledOff(act, refund, judging)).rest(SHIPPED);
		case 'return':
			return shares
				.give(
					shipped,
					judging.back(line, row.locationId, {
						rank: 2,
						waitsFor: 'goodsIn',
						reason: judging.isCounter
							? 'The shop took the shipped units back over the counter'
							: 'The shop put shipped units back into stock without a return',
						otherwise: null,
					}),
				)
				.rest(review('The shop says that units came back which had not left'));
		case 'none':
			if (row.restocked) {
				return shares.rest(
					review('The shop moved stock for units that it says it did not restock'),
				);
			}
			if (act === 'edit') return shares.give(unshipped, EDIT).rest(SHIPPED_EDIT);
			if (act === 'refund') {
				return shares
					.give(shipped, judging.back(line, '', KEPT))
					.give(unshipped, NOT_SOLD)
					.give(sentSince, judging.back(line, '', SENT))
					.rest(TOO_MANY);
			}
			return shares
				.give(unshipped, act === 'likelyEdit' ? LIKELY_EDIT : CANCELLED)
				.give(shipped, judging.back(line, '', KEPT))
				.give(sentSince, judging.back(line, '', SENT))
				.rest(TOO_MANY);
	}
}

/** First match wins. A refund without any movement of money is an edit unless the ledger calls it a refund. */
function actOf(refund: RestockRefund, row: RestockRow, { facts }: Judging): Act {
	const { cancelledAt } = facts.order;
	if (cancelledAt !== null && isWithin(refund.createdAt, cancelledAt, CANCELLATION_WINDOW)) {
		return 'cancellation';
	}
	if (refund.transactions.length > 0) return 'refund';
	if (findEdit(refund, row, facts)) return 'edit';
	return findRefundAgreement(refund, facts) ? 'refund' : 'likelyEdit';
}

function calledOff(act: Act, refund: RestockRefund, { isCounter }: Judging): Settled {
	switch (act) {
		case 'edit':
			return EDIT;
		case 'likelyEdit':
			return LIKELY_EDIT;
		case 'cancellation':
			return CANCELLED;
		case 'refund': {
			const hasFailed = refund.transactions.some(({ state }) => state === 'failed');
			const confidence = isCounter || hasFailed ? 'likely' : 'certain';
			return settled('cancellation', confidence, 'Refunded before it left the warehouse');
		}
	}
}

const EDIT = settled('synthetic', 'certain', 'An edit took units off the order before they left');
const LIKELY_EDIT = settled(
	'synthetic',
	'likely',
	'Units went off the order before they left, without money, as an edit does it',
);
const CANCELLED = settled(
	'cancellation',
	'certain',
	'The order was cancelled before the units left',
);
const NOT_SOLD = settled(
	'cancellation',
	'likely',
	'Refunded before it left the warehouse, and not put back on sale by the shop',
);
const KEPT = {
	rank: 3,
	waitsFor: 'goodsIn',
	reason: 'The shop refunded shipped units without a restock, but the target booked them in',
	otherwise: settled('keepGoods', 'likely', 'Refunded after it left; the customer keeps it'),
} as const;
const SENT = {
	...KEPT,
	otherwise: settled(
		'keepGoods',
		'likely',
		'Refunded before it left, but sent all the same; the customer keeps it',
	),
} as const;
const SHIPPED = review(
	'The shop put units back into stock that had already left',
	'RESTOCK_SHIPPED',
);
const SHIPPED_EDIT = review(
	'An edit took units off the order that had already left',
	'RESTOCK_SHIPPED',
);
const TOO_MANY = review('More units are refunded than are left of the line');
