import type { BookCreditStep, CreditLine } from '../../../../../domain/edit/edit-plan';
import { minorUnits, type MinorUnits } from '../../../../../domain/money/money';
import { err, ok, type Result } from '../../../../../domain/result';
import type { BookingSettings } from '../../../mapping/books/booking-settings';
import type { Document } from '../../../mapping/books/document';
import {
	toCreditBody,
	toStandaloneBody,
	type BookingHead,
	type CreditOwner,
	type Draw,
} from '../../../mapping/books/to-booking-bodies';
import { toCreditLines, type LineSource } from '../../../mapping/books/to-credit-lines';
import type { NetSuiteClient } from '../../../transport/netsuite-client';
import type { Booking } from './book';

/** A credit to be made. */
type CreditWish = {
	route: BookCreditStep['route'];
	currency: string;
	lines: readonly CreditLine[];
	totalMinor: MinorUnits;
	/** How much of it pays what is owed on invoices. */
	applyMinor: MinorUnits;
	head: BookingHead;
};

type CreditContext = {
	client: NetSuiteClient;
	settings: BookingSettings;
	/** Invoices that it may be applied to, as they stand, in their order. */
	invoices: readonly Document[];
	/** Lines that goods may be credited from; empty credits the refund items alone. */
	sources: readonly LineSource[];
	/** For whom a credit of its own is. */
	owner: CreditOwner;
};

/** A credit ready to be made, with what it takes off invoices at once. */
export type CreditBooking = Booking & { applied: readonly Draw[] };

/** The credit memo of a wish. The error is a sentence for a person; nothing was sent then. */
export function toCreditBooking(
	wish: CreditWish,
	{ client, settings, invoices, sources, owner }: CreditContext,
): Result<CreditBooking, string> {
	const { route, currency, totalMinor, head } = wish;
	const contents = toCreditLines(wish.lines, sources, currency, settings);
	if (!contents.ok) return contents;
	const booking = { externalId: head.externalId, type: 'CustCred', currency, totalMinor } as const;
	if (route.kind === 'standalone') {
		if (owner.customerId === '' || owner.currencyId === '') {
			return err('It is not known for which customer and currency the credit is');
		}
		return ok({
			...{ ...booking, applied: [] },
			write: async (date = head.date) =>
				await client.createRecord(
					'creditMemo',
					toStandaloneBody({ ...head, date }, owner, contents.value, settings),
				),
		});
	}
	const isOwn = ({ id }: Document): boolean => route.kind !== 'invoice' || id === route.billId;
	const open = invoices.filter((each) => isOwn(each) && each.openMinor > 0);
	const applied = spread(wish.applyMinor, open);
	const applications = {
		applied,
		// A transform of an invoice applies to it by itself; a return brings nothing of the kind.
		notApplied:
			route.kind === 'invoice'
				? open.filter((each) => applied.every(({ document }) => document !== each))
				: [],
	};
	const [type, id] =
		route.kind === 'invoice'
			? (['invoice', route.billId] as const)
			: (['returnAuthorization', route.returnAuthorizationId] as const);
	return ok({
		...{ ...booking, applied },
		write: async (date = head.date) =>
			await client.transform(
				type,
				id,
				'creditMemo',
				toCreditBody({ ...head, date }, contents.value, applications, settings),
				{ replace: ['item'] },
			),
	});
}

/** An amount over what is owed, first invoice first; what is beyond that stays open on the credit. */
function spread(amountMinor: MinorUnits, invoices: readonly Document[]): Draw[] {
	let left: number = amountMinor;
	return invoices.flatMap((document) => {
		const taken = Math.min(left, document.openMinor);
		left -= taken;
		return taken > 0 ? [{ document, amountMinor: minorUnits(taken) }] : [];
	});
}
