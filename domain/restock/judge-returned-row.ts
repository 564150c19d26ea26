import type { Judging } from './judging';
import { review, settled, type Portion, type Shares } from './portion';
import type { RestockLine, RestockRefund, RestockRow } from './restock-facts';

/**
 * What a refund line of a return says of its goods: next to nothing. What the source calls a restock there binds
 * nobody (docs/vendors/shopify.md §4.4). Units that were looked at are judged by their dispositions; the others are
 * awaited as long as the return is open.
 */
export function judgeReturnedRow(
	shares: Shares,
	refund: RestockRefund,
	row: RestockRow,
	line: RestockLine,
	judging: Judging,
): Portion[] {
	const ret = judging.returnOf(refund.returnId);
	if (!ret) return shares.rest(review(`The return ${refund.returnId} of the refund was not read`));
	if (ret.status === 'cancelled' || ret.status === 'declined') {
		return shares.rest(review(`The return was ${ret.status}, but its goods were refunded`));
	}
	const units = judging.unitsIn(ret, row.lineId);
	const isKept = ret.status === 'closed' && row.restock !== 'return' && !row.restocked;
	const awaited = judging.back(line, row.locationId, {
		rank: isKept ? 3 : 2,
		waitsFor: 'goodsIn',
		reason: isKept
			? 'The return was closed without its goods, but the target booked them in'
			: 'Refunded for a return whose goods nobody has looked at in the shop',
		otherwise: isKept ? KEPT : null,
	});
	return shares
		.give(units.takeDisposed, TOLD)
		.give(
			(wanted) => judging.unitsOf(line).takeShipped(units.takeUndisposed(wanted), refund.createdAt),
			awaited,
		)
		.rest(review('More units are refunded for the return than were shipped and returned'));
}

const TOLD = settled('moneyOnly', 'certain', 'What became of the goods is told by their return');
const KEPT = settled(
	'keepGoods',
	'likely',
	'The return was closed without goods, so the customer keeps them',
);
