import { sumMinor, ZERO, type MinorUnits } from '../money/money';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { AssessedRefund } from './assess-refunds';
import { compareBookings, type Booking, type Expectation } from './compare-bookings';
import { needsCredit } from './decide-credits';
import { decideRefunds, type RefundDecision } from './decide-refunds';
import type { MoneyCause, MoneyDifference, MoneyProof } from './money-proof';
import type { OrderRefunds, SourceRefund } from './order-refunds';
import type { RefundFinding } from './refund-finding';
import type { RefundPolicy } from './refund-policy';
import { isPending } from './refund-value';
import { toStillBought } from './still-bought';
import type { TargetBooks } from './target-books';

/**
 * Proves that the books gave back what the source gave back, or names each difference with its cause. It judges by the
 * rules by which refunds are booked (`planRefunds`), so what it calls missing is what a plan would book or report.
 */
export function proveMoney(
	orderRefunds: OrderRefunds,
	books: TargetBooks,
	snapshot: OrderSnapshot,
	policy: RefundPolicy,
): MoneyProof {
	const still = toStillBought(snapshot, books.currency);
	const decision: RefundDecision = still
		? decideRefunds(orderRefunds, still, books, policy)
		: { assessed: [], findings: [] };
	const priced = new Set(decision.assessed.map(({ refundId }) => refundId));
	const foreign = orderRefunds.refunds.filter(({ refundId }) => !priced.has(refundId));
	const credits = decision.assessed.map((refund) => creditExpected(refund, decision.findings));
	const payments = decision.assessed.flatMap((refund) =>
		paymentsExpected(refund, decision.findings),
	);
	const creditBookings = books.credits.map((credit): Booking => ({
		mark: credit.refundId,
		document: credit.displayNumber,
		amountMinor: credit.totalMinor,
	}));
	const paymentBookings = books.payments.map((payment): Booking => ({
		mark: payment.transactionId,
		document: payment.displayNumber,
		amountMinor: payment.amountMinor,
	}));
	const isUnread =
		books.unknown.length > 0 ||
		Date.parse(orderRefunds.updatedAt) !== Date.parse(snapshot.updatedAt);
	const differences = [
		...foreign.map(foreignDifference),
		...compareBookings('credit', credits, creditBookings, new Set(foreign.map(refundMark))),
		...compareBookings('payment', payments, paymentBookings, new Set(foreign.flatMap(moneyMarks))),
	];
	return {
		kind: 'moneyProof',
		schemaVersion: 1,
		orderKey: orderRefunds.orderKey,
		orderName: orderRefunds.name,
		targetSystem: books.system,
		targetOrder: books.displayNumber,
		currency: books.currency,
		movedMinor: sumMinor(payments.map((each) => each.dueMinor)),
		paidMinor: sumMinor(books.payments.map((payment) => payment.amountMinor)),
		dueMinor: sumMinor(credits.map((each) => each.dueMinor)),
		creditedMinor: sumMinor(books.credits.map((credit) => credit.totalMinor)),
		differences: isUnread ? unread(differences) : differences,
	};
}

function creditExpected(refund: AssessedRefund, findings: readonly RefundFinding[]): Expectation {
	const { refundId, ours, dueMinor, valueMinor, creditedMinor, credits } = refund;
	const base = { mark: refundId, refundId, transactionId: '', amountMinor: dueMinor };
	const finding = findings.find((each) => each.refundId === refundId && each.side === 'credit');
	if (credits.length === 1 && creditedMinor >= dueMinor && creditedMinor <= valueMinor) {
		return { ...base, dueMinor: creditedMinor, cause: null };
	}
	if (ours && finding?.kind === 'waits') {
		return {
			...base,
			amountMinor: finding.amountMinor,
			dueMinor: ZERO,
			cause: WAITING[finding.for],
		};
	}
	if (!needsCredit(refund) || isPending(refund.amounts)) {
		return { ...base, dueMinor: ZERO, cause: null };
	}
	return { ...base, dueMinor, cause: ours ? 'missing' : 'beforeGoLive' };
}

const WAITING = {
	money: 'pending',
	goods: 'awaitingGoods',
	billing: 'awaitingBilling',
} as const satisfies Record<string, MoneyCause>;

function paymentsExpected(
	{ refundId, ours, amounts }: AssessedRefund,
	findings: readonly RefundFinding[],
): Expectation[] {
	return amounts.transactions.map(({ transactionId, state, amountMinor }) => {
		const finding = findings.find((each) => each.transactionId === transactionId);
		const dueMinor: MinorUnits = state === 'moved' ? amountMinor : ZERO;
		const cause = ((): MoneyCause | null => {
			if (state === 'failed') return null;
			if (state === 'pending') return 'pending';
			if (!ours) return 'beforeGoLive';
			if (finding?.kind === 'waits') return WAITING[finding.for];
			return finding?.kind === 'nothing' ? 'nothingToCredit' : 'missing';
		})();
		return { mark: transactionId, refundId, transactionId, dueMinor, amountMinor, cause };
	});
}

const refundMark = ({ refundId }: SourceRefund): string => refundId;

const moneyMarks = ({ amounts }: SourceRefund): string[] =>
	amounts.flatMap((each) => each.transactions.map(({ transactionId }) => transactionId));

/** A refund that has no amount in the books' currency cannot be counted in it. */
const foreignDifference = ({ refundId }: SourceRefund): MoneyDifference => ({
	side: 'credit',
	cause: 'currency',
	refundId,
	transactionId: '',
	documents: [],
	amountMinor: ZERO,
	differenceMinor: ZERO,
});

/** What was not read proves nothing, not even that all is well. */
function unread(differences: readonly MoneyDifference[]): MoneyDifference[] {
	const doubt: MoneyDifference = {
		side: 'credit',
		cause: 'unread',
		refundId: '',
		transactionId: '',
		documents: [],
		amountMinor: ZERO,
		differenceMinor: ZERO,
	};
	return differences.length === 0
		? [doubt]
		: differences.map((difference) => ({ ...difference, cause: 'unread' }));
}
