import type { TaxWriting } from '../write-settings';

/** Records that we book, by their name in the record API. */
export type BookingType = 'creditMemo' | 'customerRefund' | 'cashRefund';

/** What bookings depend on besides the refund itself. */
export type BookingSettings = {
	tax: TaxWriting;
	/** Column that remembers the source's line, and field that remembers its order; empty for none. */
	lineIdField: string;
	orderIdField: string;
	/** Items that stand for what is given back; none of them is stock. */
	items: { goods: string; shipping: string; adjustment: string };
	/** Account and payment method of money that goes out; empty for the account's defaults. */
	refundAccountId: string;
	paymentMethodId: string;
	/** The properties that a record type has in this account, in lower case (docs/vendors/netsuite.md §3.3). */
	properties: Readonly<Record<BookingType, ReadonlySet<string>>>;
};

/** The parts of a body that the account knows; a property it does not have would be refused. */
export function knownOnly(
	settings: Pick<BookingSettings, 'properties'>,
	type: BookingType,
	body: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
	const known = settings.properties[type];
	return Object.fromEntries(Object.entries(body).filter(([name]) => known.has(name.toLowerCase())));
}
