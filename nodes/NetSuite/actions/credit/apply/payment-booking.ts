import type { BookPaymentStep, CreditLine } from '../../../../../domain/edit/edit-plan';
import type { MinorUnits } from '../../../../../domain/money/money';
import { err, ok, type Result } from '../../../../../domain/result';
import type { BookingSettings } from '../../../mapping/books/booking-settings';
import { bookingId } from '../../../mapping/books/external-ids';
import {
	toCashRefundBody,
	toCustomerRefundBody,
	type BookingHead,
	type Draw,
} from '../../../mapping/books/to-booking-bodies';
import { toAmount, toCreditLines, type LineSource } from '../../../mapping/books/to-credit-lines';
import type { NetSuiteClient } from '../../../transport/netsuite-client';
import type { Booking } from './book';
import type { KnownDocuments } from './find-documents';

type Settings = { client: NetSuiteClient; settings: BookingSettings };
type Paid = { currency: string; totalMinor: MinorUnits; head: BookingHead };

/** Money out of credits and deposits, ready to be booked. The error is a sentence for a person; nothing was sent then. */
export function toCustomerRefund(
	{ currency, totalMinor, head }: Paid,
	draws: { credits: readonly Draw[]; deposits: readonly Draw[] },
	{ client, settings }: Settings,
): Result<Booking, string> {
	const all = [...draws.credits, ...draws.deposits].map(({ document }) => document);
	const [first] = all;
	const strange = all.find(
		(each) => each.customerId !== first?.customerId || each.currency !== currency,
	);
	if (!first || strange) {
		return err(
			`${strange?.displayNumber ?? 'Nothing'} cannot pay it back: another customer or currency`,
		);
	}
	return ok({
		...{ externalId: head.externalId, type: 'CustRfnd', currency, totalMinor },
		write: async (date = head.date) =>
			await client.createRecord(
				'customerRefund',
				toCustomerRefundBody({ ...head, date }, draws, settings),
			),
	});
}

/** Money and credit in one against a cash sale, ready to be booked. */
export function toCashRefund(
	{ currency, totalMinor, head }: Paid,
	{ billId, lines }: { billId: string; lines: readonly CreditLine[] },
	sources: readonly LineSource[],
	{ client, settings }: Settings,
): Result<Booking, string> {
	const contents = toCreditLines(toAmount(lines, totalMinor), sources, currency, settings);
	if (!contents.ok) return contents;
	return ok({
		...{ externalId: head.externalId, type: 'CashRfnd', currency, totalMinor },
		write: async (date = head.date) =>
			await client.createRecord(
				'cashRefund',
				toCashRefundBody({ ...head, date }, billId, contents.value, settings),
				{ replace: ['item'] },
			),
	});
}

/**
 * The credits and deposits of a payment as documents; credits of the same plan by their refund. The error names the
 * first that is not there.
 */
export function toDraws(
	route: Exclude<BookPaymentStep['route'], { kind: 'cashSale' }>,
	known: KnownDocuments,
): Result<{ credits: Draw[]; deposits: Draw[] }, string> {
	const missing: string[] = [];
	const draw = (
		document: Draw['document'] | undefined,
		{ amountMinor }: { amountMinor: MinorUnits },
		name: string,
	): Draw[] => {
		if (document) return [{ document, amountMinor }];
		missing.push(name);
		return [];
	};
	const credits = 'credits' in route ? route.credits : [];
	const deposits = 'deposits' in route ? route.deposits : [];
	const draws = {
		credits: credits.flatMap((each) => {
			const { creditId, refundId } = each;
			const document =
				creditId === ''
					? known.byExternalId.get(bookingId('credit', refundId).toLowerCase())
					: known.byId.get(creditId);
			return draw(document, each, `the credit of refund ${refundId === '' ? creditId : refundId}`);
		}),
		deposits: deposits.flatMap((each) =>
			draw(known.byId.get(each.depositId), each, `deposit ${each.depositId}`),
		),
	};
	return missing.length === 0 ? ok(draws) : err(`NetSuite does not have ${missing.join(' and ')}`);
}
