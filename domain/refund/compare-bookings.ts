import { minorUnits, sumMinor, type MinorUnits } from '../money/money';
import type { MoneyCause, MoneyDifference } from './money-proof';

/** What the books should hold under one mark, by the source. */
export type Expectation = {
	mark: string;
	refundId: string;
	transactionId: string;
	/** What is due now; zero for what is not. */
	dueMinor: MinorUnits;
	/** What it is about, due or not. */
	amountMinor: MinorUnits;
	/** Why it is not booked, if it is not; null where nothing is expected. */
	cause: MoneyCause | null;
};

/** What the books hold; the mark is empty for another's booking. */
export type Booking = { mark: string; document: string; amountMinor: MinorUnits };

/**
 * Names every difference between what should be booked and what is. A booking without a mark stands for one that is
 * missing if it is of the same amount. The differences add up to bookings less what is due.
 */
export function compareBookings(
	side: MoneyDifference['side'],
	expected: readonly Expectation[],
	bookings: readonly Booking[],
	foreign: ReadonlySet<string>,
): MoneyDifference[] {
	const others = bookings.filter(({ mark }) => mark === '');
	const found: MoneyDifference[] = [];
	for (const { dueMinor, ...expectation } of expected) {
		const own = bookings.filter(({ mark }) => mark === expectation.mark);
		const bookedMinor = sumMinor(own.map((booking) => booking.amountMinor));
		const differs = (
			cause: MoneyCause,
			documents: readonly Booking[],
			difference: number,
			amountMinor = expectation.amountMinor,
		): void => {
			found.push({
				side,
				cause,
				refundId: expectation.refundId,
				transactionId: expectation.transactionId,
				documents: documents.map(({ document }) => document),
				amountMinor,
				differenceMinor: minorUnits(difference),
			});
		};
		if (own.length > 1) differs('duplicate', own, bookedMinor - dueMinor);
		else if (own.length === 1 && dueMinor === 0) {
			differs('notAtSource', own, bookedMinor, bookedMinor);
		} else if (own.length === 1 && bookedMinor !== dueMinor) {
			differs('amountDiffers', own, bookedMinor - dueMinor);
		} else if (own.length === 0 && expectation.cause !== null) {
			const at = others.findIndex((other) => dueMinor > 0 && other.amountMinor === dueMinor);
			if (at >= 0) differs('bookedByAnother', others.splice(at, 1), 0);
			else differs(expectation.cause, [], 0 - dueMinor);
		}
	}
	const known = new Set(expected.map(({ mark }) => mark));
	const stray = bookings.filter(({ mark }) => mark !== '' && !known.has(mark));
	return [
		...found,
		...[...others, ...stray].map(({ mark, document, amountMinor }): MoneyDifference => ({
			side,
			cause: mark === '' ? 'bookedByAnother' : foreign.has(mark) ? 'currency' : 'notAtSource',
			refundId: side === 'credit' ? mark : '',
			transactionId: side === 'payment' ? mark : '',
			documents: [document],
			amountMinor,
			differenceMinor: amountMinor,
		})),
	];
}
