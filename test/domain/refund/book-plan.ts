import type { BookCreditStep, BookPaymentStep, EditPlan } from '../../../domain/edit/edit-plan';
import { minorUnits } from '../../../domain/money/money';
import type { TargetBooks } from '../../../domain/refund/target-books';

/** Takes an amount off what a document has open; more than it has is refused, as the vendor refuses it. */
function spend(document: { openMinor: number } | undefined, amount: number, what: string): void {
	if (!document) throw new Error(`The books have no ${what}`);
	if (amount > document.openMinor) throw new Error(`More than is open of ${what}`);
	document.openMinor -= amount;
}

/** The books after the first steps of a plan of money (all of them by default), each booked or refused as a whole. */
export function bookPlan(
	plan: EditPlan,
	books: TargetBooks,
	count = plan.steps.length,
): TargetBooks {
	const state = structuredClone(books);
	for (const step of plan.steps.slice(0, count)) {
		if (step.kind === 'bookCredit') bookCredit(step, state);
		else if (step.kind === 'bookPayment') bookPayment(step, state);
		else throw new Error(`A plan of money has a step ${step.kind}`);
	}
	return state;
}

function bookCredit(step: BookCreditStep, books: TargetBooks): void {
	const { refundId, route, lines, to, applyMinor } = step;
	const sum = lines.reduce((total, line) => total + line.grossMinor, 0);
	if (sum !== to.totalMinor) throw new Error(`Credit ${refundId} does not add up`);
	if (books.credits.some((credit) => credit.refundId === refundId)) {
		throw new Error(`Credit ${refundId} already exists`);
	}
	const number = books.credits.length + 1;
	books.credits.push({
		id: `cm-${number}`,
		displayNumber: `CM${number}`,
		refundId,
		totalMinor: to.totalMinor,
		openMinor: minorUnits(to.totalMinor - applyMinor),
	});
	if (route.kind === 'invoice') {
		spend(
			books.bills.find(({ id }) => id === route.billId),
			applyMinor,
			`bill ${route.billId}`,
		);
		return;
	}
	let left: number = applyMinor;
	for (const bill of books.bills) {
		const applied = Math.min(left, bill.openMinor);
		spend(bill, applied, `bill ${bill.id}`);
		left -= applied;
	}
	if (left > 0) throw new Error(`Credit ${refundId} pays more than is owed`);
}

function bookPayment(step: BookPaymentStep, books: TargetBooks): void {
	const { transactionId, route, to } = step;
	if (books.payments.some((payment) => payment.transactionId === transactionId)) {
		throw new Error(`Payment ${transactionId} already exists`);
	}
	let sum = 0;
	if (route.kind === 'cashSale') {
		sum = route.lines.reduce((total, line) => total + line.grossMinor, 0);
	} else {
		for (const draw of 'credits' in route ? route.credits : []) {
			const credit = books.credits.find(({ id, refundId }) =>
				draw.creditId === '' ? refundId === draw.refundId : id === draw.creditId,
			);
			spend(credit, draw.amountMinor, `credit of ${draw.refundId}`);
			sum += draw.amountMinor;
		}
		for (const { depositId, amountMinor } of 'deposits' in route ? route.deposits : []) {
			spend(
				books.deposits.find(({ id }) => id === depositId),
				amountMinor,
				depositId,
			);
			sum += amountMinor;
		}
	}
	if (sum !== to.amountMinor) throw new Error(`Payment ${transactionId} does not add up`);
	const number = books.payments.length + 1;
	books.payments.push({
		id: `pay-${number}`,
		kind: route.kind === 'cashSale' ? 'cashRefund' : 'customerRefund',
		displayNumber: `PAY${number}`,
		transactionId,
		amountMinor: to.amountMinor,
	});
}
