import { minorUnits, sumMinor, type MinorUnits } from '../money/money';
import type { AssessedRefund } from './assess-refunds';
import {
	creditSubject,
	type FindingSubject,
	type RefundFinding,
	type RefundProblems,
} from './refund-finding';
import type { RefundPolicy } from './refund-policy';
import { isPending } from './refund-value';
import type { TargetBooks } from './target-books';

/** The verdict on the credits of an order: which are to be booked, what is in the way, and whose money has to wait. */
export type CreditVerdict = {
	/** Refunds whose credit is due and missing. */
	due: AssessedRefund[];
	findings: RefundFinding[];
	/** Refunds of which no money may be booked either, with the finding that says why. */
	stopped: ReadonlyMap<string, RefundFinding>;
};

/** Decides the credits of our refunds, oldest first. A refund of a cancelled order waits for no bill. */
export function decideCredits(
	refunds: readonly AssessedRefund[],
	books: TargetBooks,
	policy: RefundPolicy,
	isCancelled: boolean,
	problems: RefundProblems,
): CreditVerdict {
	const due: AssessedRefund[] = [];
	const findings: RefundFinding[] = [];
	const stopped = new Map<string, RefundFinding>();
	let roomMinor =
		sumMinor(books.bills.filter(isInvoice).map((bill) => bill.totalMinor)) -
		sumMinor(books.credits.map((credit) => credit.totalMinor));
	for (const refund of refunds.filter(({ ours }) => ours)) {
		const ruling =
			ruleOnState(refund, isCancelled, problems) ??
			(needsCredit(refund) ? ruleOnBooks(refund, books, policy, roomMinor, problems) : DONE);
		if (ruling.finding) findings.push(ruling.finding);
		if (ruling.finding && ruling.stops) stopped.set(refund.refundId, ruling.finding);
		if (!ruling.isDue) continue;
		due.push(refund);
		if (refund.route.kind === 'invoice') roomMinor -= refund.dueMinor;
	}
	return { due, findings, stopped };
}

type Ruling = { isDue: boolean; stops: boolean; finding: RefundFinding | null };
const DONE: Ruling = { isDue: false, stops: false, finding: null };
const DUE: Ruling = { isDue: true, stops: false, finding: null };
const stop = (finding: RefundFinding): Ruling => ({ isDue: false, stops: true, finding });
const note = (finding: RefundFinding): Ruling => ({ isDue: false, stops: false, finding });

/** What follows from the refund and its own credits; null where a credit may be due. */
function ruleOnState(
	refund: AssessedRefund,
	isCancelled: boolean,
	problems: RefundProblems,
): Ruling | null {
	const { refundId, credits, route, awaitedMinor } = refund;
	const subject = creditSubject(refund);
	if (isPending(refund.amounts)) {
		const reason = `Refund ${refundId}: its money is still pending`;
		return stop({ ...subject, kind: 'waits', for: 'money', reason });
	}
	if (credits.length > 1) {
		const numbers = credits.map((credit) => credit.displayNumber).join(', ');
		const text = `the books credit it more than once (${numbers}). Void all but one`;
		return stop(problems.at(subject, 'REFUND_DUPLICATE', text));
	}
	if (credits.length === 1) {
		const finding = differingCredit(refund, problems);
		return finding ? note(finding) : DONE;
	}
	if (route.kind === 'awaitGoods') {
		const reason = `Refund ${refundId}: the goods of return ${route.displayNumber} are not back`;
		return stop({ ...subject, kind: 'waits', for: 'goods', reason });
	}
	return awaitedMinor > 0 && !isCancelled ? note(awaitsBill(subject, awaitedMinor)) : null;
}

/** Whether the books have room for a credit that is due, and none that may be it already. */
function ruleOnBooks(
	refund: AssessedRefund,
	books: TargetBooks,
	policy: RefundPolicy,
	roomMinor: number,
	problems: RefundProblems,
): Ruling {
	const { dueMinor, route } = refund;
	const subject = creditSubject(refund);
	const hand = books.credits.find(
		(credit) => credit.refundId === '' && credit.totalMinor === dueMinor,
	);
	if (hand && policy.handBookings === 'stop') {
		const text =
			`credit ${hand.displayNumber} of the same ${problems.money(dueMinor)} names no refund.` +
			' Put this refund on it, or book by hand what it is for';
		return stop(problems.at(subject, 'REFUND_DUPLICATE', text));
	}
	if (route.kind !== 'invoice' || dueMinor <= roomMinor) return DUE;
	const billedMinor = sumMinor(books.bills.map((bill) => bill.totalMinor));
	if (billedMinor < books.totalMinor) return note(awaitsBill(subject, dueMinor));
	const room = problems.money(minorUnits(Math.max(0, roomMinor)));
	const text = `its credit of ${problems.money(dueMinor)} is more than the ${room} that is billed and not credited`;
	return stop(problems.at(subject, 'REFUND_EXCEEDS', text));
}

const awaitsBill = (subject: FindingSubject, amountMinor: MinorUnits): RefundFinding => ({
	...subject,
	amountMinor,
	kind: 'waits',
	for: 'billing',
	reason: `Refund ${subject.refundId}: its credit waits for the order's bill`,
});

const isInvoice = ({ kind }: TargetBooks['bills'][number]): boolean => kind === 'invoice';

/** A cash refund is credit and money in one, so a cash sale has no credit of its own. */
export const needsCredit = ({ route, dueMinor }: AssessedRefund): boolean =>
	dueMinor > 0 &&
	(route.kind === 'invoice' || route.kind === 'returnAuthorization' || route.kind === 'standalone');

/** A credit is right if it comes to no less than what is due and to no more than the refund. */
function differingCredit(refund: AssessedRefund, problems: RefundProblems): RefundFinding | null {
	const { creditedMinor, valueMinor, dueMinor, credits } = refund;
	const isShort = needsCredit(refund) && creditedMinor < dueMinor;
	if (!isShort && creditedMinor <= valueMinor) return null;
	const wanted = problems.money(isShort ? dueMinor : valueMinor);
	const text = `credit ${credits[0]?.displayNumber ?? ''} is ${problems.money(creditedMinor)} where ${wanted} is right. Correct it in the books`;
	return problems.at(creditSubject(refund), 'REFUND_DUPLICATE', text);
}
