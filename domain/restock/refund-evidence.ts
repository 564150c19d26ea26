import { findEdit, findRefundAgreement } from './find-agreement';
import type { RestockFacts, RestockRefund, RestockReturn, RestockRow } from './restock-facts';
import type { RestockEvidence } from './restock-verdict';

/** Whether nobody knows yet whether the money of a refund moves (docs/vendors/shopify.md §4.5). */
export const isPending = ({ transactions }: RestockRefund): boolean =>
	transactions.some(({ state }) => state === 'pending');

/** What the source itself says of one line of a refund. */
export function refundEvidence(
	refund: RestockRefund,
	row: RestockRow,
	facts: RestockFacts,
): RestockEvidence[] {
	const { cancelledAt } = facts.order;
	const moved = row.restocked ? `, restocked at ${row.locationId || 'a place not named'}` : '';
	const agreement = findEdit(refund, row, facts) ?? findRefundAgreement(refund, facts);
	return [
		{ fact: 'refund', value: refund.refundId },
		{ fact: 'restock', value: `${row.restock}${moved}` },
		{ fact: 'money', value: moneyOf(refund) },
		...(agreement ? [{ fact: 'agreement', value: `${agreement.kind}, ${agreement.at}` }] : []),
		...(cancelledAt === null ? [] : [{ fact: 'cancelled', value: cancelledAt }]),
	];
}

const moneyOf = ({ transactions }: RestockRefund): string =>
	[...new Set(transactions.map(({ state }) => state))].sort().join(', ') || 'none';

/** Which return a claim belongs to, as evidence; nothing for none. */
export function returnEvidence(ret: RestockReturn | null): RestockEvidence[] {
	if (!ret) return [];
	const exchange = ret.exchangeLines.length > 0 ? ', exchange' : '';
	return [{ fact: 'return', value: `${ret.returnId}, ${ret.status}${exchange}` }];
}
