import type { RestockFacts } from '../restock/restock-facts';

/**
 * When a return began, as an ISO instant: its first entry of kind `return` in the source's ledger, or its first refund,
 * or, if neither is known, the order's last change, which is never too early.
 */
export function returnStart(returnId: string, facts: RestockFacts): string {
	const earliest = (times: readonly string[]): string | undefined =>
		[...times].sort((a, b) => Date.parse(a) - Date.parse(b))[0];
	const agreed = facts.agreements.filter(
		(each) => each.kind === 'return' && each.returnId === returnId,
	);
	const refunds = facts.refunds.filter((refund) => refund.returnId === returnId);
	return (
		earliest(agreed.map(({ at }) => at)) ??
		earliest(refunds.map(({ createdAt }) => createdAt)) ??
		facts.order.updatedAt
	);
}
