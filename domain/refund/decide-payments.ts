import type { BookPaymentStep } from '../edit/edit-plan';
import { minorUnits, sumMinor, ZERO, type MinorUnits } from '../money/money';
import type { AssessedRefund } from './assess-refunds';
import { cashRefundLines } from './cash-refund-lines';
import type { CreditVerdict } from './decide-credits';
import type { RefundTransaction } from './order-refunds';
import type { Purses } from './purses';
import type { FindingSubject, RefundFinding, RefundProblems } from './refund-finding';
import type { RefundPolicy } from './refund-policy';
import type { TargetBooks } from './target-books';

type Situation = {
	refunds: readonly AssessedRefund[];
	books: TargetBooks;
	policy: RefundPolicy;
	verdict: CreditVerdict;
	purses: Purses;
	problems: RefundProblems;
};

/** What follows for every movement of money of our refunds, oldest refund first; one that is booked right is left out. */
export function decidePayments(situation: Situation): RefundFinding[] {
	const cash = new CashRoom(situation);
	return situation.refunds
		.filter((refund) => refund.ours)
		.flatMap((refund) =>
			refund.amounts.transactions
				.filter(({ amountMinor }) => amountMinor > 0)
				.flatMap((transaction) => decidePayment(refund, transaction, situation, cash)),
		);
}

function decidePayment(
	refund: AssessedRefund,
	transaction: RefundTransaction,
	situation: Situation,
	cash: CashRoom,
): RefundFinding[] {
	const { books, policy, verdict, problems } = situation;
	const { transactionId, amountMinor } = transaction;
	const { refundId } = refund;
	const subject: FindingSubject = { side: 'payment', refundId, transactionId, amountMinor };
	const booked = books.payments.filter((payment) => payment.transactionId === transactionId);
	const numbers = booked.map((payment) => payment.displayNumber).join(', ');
	if (booked.length > 1) {
		const text = `the books pay it back more than once (${numbers}). Void all but one`;
		return [problems.at(subject, 'REFUND_DUPLICATE', text)];
	}
	if (booked[0] && booked[0].amountMinor !== amountMinor && transaction.state === 'moved') {
		const text = `payment ${numbers} is ${problems.money(booked[0].amountMinor)} where ${problems.money(amountMinor)} moved. Correct it in the books`;
		return [problems.at(subject, 'REFUND_DUPLICATE', text)];
	}
	if (booked.length > 0) return [];
	const stopped = verdict.stopped.get(refundId);
	if (transaction.state === 'failed') return [];
	if (stopped?.kind === 'waits') {
		return [{ ...subject, kind: 'waits', for: stopped.for, reason: stopped.reason }];
	}
	if (stopped) return [{ ...subject, kind: 'blocked' }];
	const hand = books.payments.find(
		(payment) => payment.transactionId === '' && payment.amountMinor === amountMinor,
	);
	if (hand && policy.handBookings === 'stop') {
		const text =
			`payment ${hand.displayNumber} of the same ${problems.money(amountMinor)} names no transaction.` +
			' Put this one on it, or book by hand what it is for';
		return [problems.at(subject, 'REFUND_DUPLICATE', text)];
	}
	const route = cash.take(refund, amountMinor) ?? drawn(refund, amountMinor, situation.purses);
	return [
		route
			? { ...subject, kind: 'payment', step: paymentStep(refund, transaction, route) }
			: withoutSource(refund, subject, situation),
	];
}

function drawn(
	refund: AssessedRefund,
	amountMinor: MinorUnits,
	purses: Purses,
): BookPaymentStep['route'] | null {
	if (purses.available(refund) < amountMinor) return null;
	const { credits, deposits } = purses.draw(refund, amountMinor);
	if (deposits.length === 0) return { kind: 'credit', credits };
	if (credits.length === 0) return { kind: 'deposit', deposits };
	return { kind: 'creditAndDeposit', credits, deposits };
}

const paymentStep = (
	{ refundId, amounts }: AssessedRefund,
	{ transactionId, gateway, at, amountMinor }: RefundTransaction,
	route: BookPaymentStep['route'],
): BookPaymentStep => ({
	kind: 'bookPayment',
	transactionId,
	refundId,
	route,
	currency: amounts.currency,
	gateway,
	at,
	from: null,
	to: { amountMinor },
});

/** Nothing in the books can pay: because it was never billed, because something is still to come, or against reason. */
function withoutSource(
	refund: AssessedRefund,
	subject: FindingSubject,
	{ refunds, books, verdict, purses, problems }: Situation,
): RefundFinding {
	const waiting = verdict.findings.find((finding) => finding.kind === 'waits');
	if (waiting?.kind === 'waits') {
		const { reason } = waiting;
		return { ...subject, kind: 'waits', for: waiting.for, reason };
	}
	const ownGoodsUnbilled = refund.valueMinor > 0 && refund.dueMinor === 0;
	const hasOpenOlder = refunds
		.slice(0, refund.place)
		.some((other) => Math.max(other.dueMinor, other.creditedMinor) > other.movedMinor);
	const isBacked =
		refund.dueMinor > 0 || books.deposits.length > 0 || (!ownGoodsUnbilled && hasOpenOlder);
	if (!isBacked) {
		const reason = `Refund ${refund.refundId}: nothing of it was billed or deposited, so there is nothing to credit`;
		return { ...subject, kind: 'nothing', reason };
	}
	const text = `${problems.money(subject.amountMinor)} moved, and credits and deposits have ${problems.money(purses.available(refund))} left for it`;
	return problems.at(subject, 'REFUND_EXCEEDS', text);
}

/** What cash sales can still give back: no more than is due, and no more than they came to. */
class CashRoom {
	private dueMinor: number;
	private billedMinor: number;

	constructor(private readonly situation: Pick<Situation, 'refunds' | 'books'>) {
		const { refunds, books } = situation;
		const paid = sumMinor(
			books.payments
				.filter(({ kind }) => kind === 'cashRefund')
				.map((payment) => payment.amountMinor),
		);
		const due = refunds.map((each) => (each.route.kind === 'cashSale' ? each.dueMinor : ZERO));
		const billed = books.bills
			.filter(({ kind }) => kind === 'cashSale')
			.map((bill) => bill.totalMinor);
		this.dueMinor = sumMinor(due) - paid;
		this.billedMinor = sumMinor(billed) - paid;
	}

	/** The route of a cash refund of this amount; null where another way has to be found. */
	take(refund: AssessedRefund, amountMinor: MinorUnits): BookPaymentStep['route'] | null {
		if (refund.route.kind !== 'cashSale') return null;
		if (amountMinor > Math.min(this.dueMinor, this.billedMinor)) return null;
		this.dueMinor -= amountMinor;
		this.billedMinor -= amountMinor;
		return {
			kind: 'cashSale',
			billId: refund.route.billId,
			lines: cashRefundLines(refund, minorUnits(amountMinor), this.situation.refunds),
		};
	}
}
