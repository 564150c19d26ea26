import type { CreditLine } from '../edit/edit-plan';
import { sumMinor, type MinorUnits } from '../money/money';
import { claimBilled } from './claim-billed';
import { toCreditLines } from './credit-lines';
import { isOurs, type RefundPolicy } from './refund-policy';
import { creditValue, movedMinor, type PricedRefund } from './refund-value';
import { authorisedReturn, routeRefund, type RefundRoute } from './route-refund';
import type { StillBought } from './still-bought';
import type { TargetBooks } from './target-books';

/** One refund against the books: what of it is due, and what is booked. */
export type AssessedRefund = PricedRefund & {
	refundId: string;
	/** Its place among the refunds of the order, oldest first. */
	place: number;
	/** Whether it was made since we book refunds. */
	ours: boolean;
	route: RefundRoute;
	/** What is to be credited as the books stand, and its sum. */
	lines: CreditLine[];
	dueMinor: MinorUnits;
	/** What can become due once the order is billed, although no line carries it. */
	awaitedMinor: MinorUnits;
	/** What the source's figures come to, and the money of it that moved. */
	valueMinor: MinorUnits;
	movedMinor: MinorUnits;
	credits: TargetBooks['credits'];
	/** What the books have credited for it. */
	creditedMinor: MinorUnits;
};

/** Compares each refund with the books; all refunds in the books' currency, oldest first, whether ours or not. */
export function assessRefunds(
	refunds: readonly PricedRefund[],
	still: StillBought,
	books: TargetBooks,
	policy: RefundPolicy,
): AssessedRefund[] {
	const returned = new Set(
		refunds
			.filter(({ refund }) => authorisedReturn(refund, books) !== undefined)
			.map(({ refund }) => refund.refundId),
	);
	const claims = claimBilled(refunds, still, books, returned);
	const hasBill = books.bills.length > 0;
	return refunds.map((priced, place) => {
		const { refund, amounts } = priced;
		const { refundId } = refund;
		const charges = amounts.lines.map((line) => (line.kind === 'duty' ? line.quantity : 0));
		const uncarried = toCreditLines(priced, charges, true);
		const lines =
			hasBill || returned.has(refundId)
				? toCreditLines(priced, claims.get(refundId) ?? [], true)
				: policy.bookBeforeBilling && amounts.lines.every((line) => line.kind === 'duty')
					? uncarried
					: [];
		const credits = books.credits.filter((credit) => credit.refundId === refundId);
		return {
			...priced,
			refundId,
			place,
			ours: isOurs(refund.createdAt, policy),
			route: routeRefund(refund, lines, books, policy),
			lines,
			dueMinor: sumMinor(lines.map((line) => line.grossMinor)),
			awaitedMinor: sumMinor(
				hasBill || lines.length > 0 ? [] : uncarried.map((line) => line.grossMinor),
			),
			valueMinor: creditValue(priced),
			movedMinor: movedMinor(amounts),
			credits,
			creditedMinor: sumMinor(credits.map((credit) => credit.totalMinor)),
		};
	});
}
