import type { BookCreditStep } from '../edit/edit-plan';
import { minorUnits, sumMinor, type MinorUnits } from '../money/money';
import { assessRefunds, type AssessedRefund } from './assess-refunds';
import { decideCredits } from './decide-credits';
import { decidePayments } from './decide-payments';
import type { OrderRefunds } from './order-refunds';
import { Purses } from './purses';
import { creditSubject, RefundProblems, type RefundFinding } from './refund-finding';
import type { RefundPolicy } from './refund-policy';
import { pricedRefunds } from './refund-value';
import type { StillBought } from './still-bought';
import type { TargetBooks } from './target-books';

/** The refunds against the books, and what follows: credits before payments, each oldest refund first. */
export type RefundDecision = { assessed: AssessedRefund[]; findings: RefundFinding[] };

/** Decides what of the refunds is to be booked and what is in the way; pure state against state. */
export function decideRefunds(
	orderRefunds: OrderRefunds,
	still: StillBought,
	books: TargetBooks,
	policy: RefundPolicy,
): RefundDecision {
	const assessed = assessRefunds(pricedRefunds(orderRefunds, books.currency), still, books, policy);
	const problems = new RefundProblems(orderRefunds.name, books.currency);
	const isCancelled = orderRefunds.cancelledAt !== null;
	const verdict = decideCredits(assessed, books, policy, isCancelled, problems);
	const purses = new Purses(books, assessed, verdict.due);
	const payments = decidePayments({ refunds: assessed, books, policy, verdict, purses, problems });
	return {
		assessed,
		findings: [
			...verdict.findings,
			...creditSteps(verdict.due, payments, books, purses.depositedMinor),
			...payments,
		],
	};
}

/**
 * What a new credit does not pay back goes to what is owed on the bill, as far as no deposit will pay that: a credit of
 * an edit stays open for the money that settles it, and goodwill that a deposit paid before billing leaves no debt.
 */
function creditSteps(
	due: readonly AssessedRefund[],
	payments: readonly RefundFinding[],
	books: TargetBooks,
	depositedMinor: MinorUnits,
): RefundFinding[] {
	const owed = new Map<string, number>();
	let deposited: number = depositedMinor;
	for (const { id, kind, openMinor } of books.bills) {
		if (kind !== 'invoice') continue;
		const covered = Math.min(openMinor, deposited);
		deposited -= covered;
		owed.set(id, openMinor - covered);
	}
	return due.map((refund): RefundFinding => {
		const { refund: source, route, lines, amounts } = refund;
		const spent = payments.flatMap((finding) =>
			finding.kind === 'payment' && 'credits' in finding.step.route
				? finding.step.route.credits.filter(
						(draw) => draw.creditId === '' && draw.refundId === refund.refundId,
					)
				: [],
		);
		let left = refund.dueMinor - sumMinor(spent.map((draw) => draw.amountMinor));
		let applyMinor = 0;
		for (const [billId, openMinor] of owed) {
			const isItsOwn = route.kind === 'invoice' && route.billId === billId;
			if (!isItsOwn && route.kind !== 'returnAuthorization') continue;
			const applied = Math.min(left, openMinor);
			owed.set(billId, openMinor - applied);
			left -= applied;
			applyMinor += applied;
		}
		const step: BookCreditStep = {
			kind: 'bookCredit',
			refundId: refund.refundId,
			route: creditRoute(refund),
			currency: amounts.currency,
			lines,
			note: source.note,
			applyMinor: minorUnits(applyMinor),
			from: null,
			to: { totalMinor: refund.dueMinor, taxMinor: sumMinor(lines.map((line) => line.taxMinor)) },
		};
		return { ...creditSubject(refund), kind: 'credit', step };
	});
}

const creditRoute = ({ route }: AssessedRefund): BookCreditStep['route'] =>
	route.kind === 'invoice' || route.kind === 'returnAuthorization' ? route : { kind: 'standalone' };
