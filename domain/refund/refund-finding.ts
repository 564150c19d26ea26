import type { BookCreditStep, BookPaymentStep } from '../edit/edit-plan';
import type { Problem } from '../edit/problem';
import { formatAmount, type MinorUnits } from '../money/money';
import type { AssessedRefund } from './assess-refunds';

/** Why money cannot be booked by itself; each is an exception code. */
export const REFUND_PROBLEMS = [
	'REFUND_CURRENCY',
	'REFUND_EXCEEDS',
	'REFUND_DUPLICATE',
	'REFUND_UNKNOWN',
] as const satisfies ReadonlyArray<Problem['code']>;
type RefundProblemCode = (typeof REFUND_PROBLEMS)[number];

/** What a finding is about: the credit of a refund, or one movement of its money. */
export type FindingSubject = {
	side: 'credit' | 'payment';
	refundId: string;
	/** Empty for a credit. */
	transactionId: string;
	amountMinor: MinorUnits;
};

/** What follows for one credit or payment that is not booked as it has to be. What is in step has no finding. */
export type RefundFinding = FindingSubject &
	(
		| { kind: 'credit'; step: BookCreditStep }
		| { kind: 'payment'; step: BookPaymentStep }
		| { kind: 'problem'; problem: Problem & { code: RefundProblemCode } }
		/** Only time is missing: the money's fate, the returned goods, or the bill. */
		| { kind: 'waits'; for: 'money' | 'goods' | 'billing'; reason: string }
		/** Held up by a problem of its refund's credit, which is told there. */
		| { kind: 'blocked' }
		/** The money was never billed or deposited, so the books have nothing to give back. */
		| { kind: 'nothing'; reason: string }
	);

/** The credit of a refund, as far as it is due. */
export const creditSubject = (refund: AssessedRefund): FindingSubject => ({
	side: 'credit',
	refundId: refund.refundId,
	transactionId: '',
	amountMinor: refund.dueMinor,
});

/** Builds the problems of one order; its name and the refund lead every text. */
export class RefundProblems {
	constructor(
		private readonly orderName: string,
		private readonly currency: string,
	) {}

	at(
		subject: FindingSubject,
		code: RefundProblemCode,
		text: string,
	): Extract<RefundFinding, { kind: 'problem' }> {
		const { side, refundId, transactionId } = subject;
		const detail = `${this.orderName}, refund ${refundId}${side === 'payment' ? `, transaction ${transactionId}` : ''}: ${text}`;
		return {
			...subject,
			kind: 'problem',
			problem: { code, detail, subject: side === 'payment' ? transactionId : refundId },
		};
	}

	money(amount: MinorUnits): string {
		return `${formatAmount(amount, this.currency)} ${this.currency}`;
	}
}
