import type { RestockAgreement, RestockFacts, RestockRefund, RestockRow } from './restock-facts';
import { EDIT_WINDOW, isWithin } from './restock-policy';

/** The entry of the ledger for the edit that took a refund row's units off the order; null when there is none. */
export function findEdit(
	refund: RestockRefund,
	row: RestockRow,
	{ agreements }: RestockFacts,
): RestockAgreement | null {
	const edits = agreements.filter(
		({ kind, at, deltas }) =>
			kind === 'edit' &&
			isWithin(at, refund.createdAt, EDIT_WINDOW) &&
			deltas.some(({ lineId, quantity }) => lineId === row.lineId && -quantity >= row.quantity),
	);
	return edits.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))[0] ?? null;
}

/** The entry of the ledger that calls a refund a refund; null when there is none. */
export function findRefundAgreement(
	{ refundId }: RestockRefund,
	{ agreements }: RestockFacts,
): RestockAgreement | null {
	return agreements.find((each) => each.kind === 'refund' && each.refundId === refundId) ?? null;
}
