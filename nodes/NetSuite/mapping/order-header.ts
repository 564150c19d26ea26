import { roundAmount, type MinorUnits } from '../../../domain/money/money';
import type { SqlRow } from './raw/row';

/** What one query tells of a sales order, for many orders at once. */
export type OrderHeader = {
	orderId: string;
	displayNumber: string;
	externalId: string;
	/** The bare letter of the status (docs/vendors/netsuite.md §3.4); empty when NetSuite told none. */
	status: string;
	/** ISO 4217; empty when it could not be read. */
	currency: string;
	totalMinor: MinorUnits;
	memo: string;
	/** Whether the hold field is ticked. */
	isHeld: boolean;
	/** Who holds it, as our mark field says. */
	heldBy: string;
	/** Whether the field that says so is true or not empty. */
	isHandedOver: boolean;
	/** The shop's order number in the field by which orders are looked up; empty without such a field. */
	foundBy: string;
};

/** What a check box or a text holds that stands for no. */
const EMPTY = new Set(['', 'f', 'false', 'n', 'no', '0']);

const isSet = (value: string | undefined): boolean =>
	!EMPTY.has((value ?? '').trim().toLowerCase());

/** Reads a row of the header query. */
export function toOrderHeader(row: SqlRow): OrderHeader {
	const { id: orderId = '', tranid: displayNumber = orderId, symbol = '' } = row;
	const currency = /^[A-Z]{3}$/i.test(symbol) ? symbol.toUpperCase() : '';
	return {
		orderId,
		displayNumber,
		externalId: row['externalid'] ?? '',
		status: (row['status'] ?? '').split(':').pop()?.trim().toUpperCase() ?? '',
		currency,
		totalMinor: roundAmount(Number(row['foreigntotal'] ?? '0'), currency),
		memo: row['memo'] ?? '',
		isHeld: isSet(row['held']),
		heldBy: (row['held_by'] ?? '').trim(),
		isHandedOver: isSet(row['handed_over']),
		foundBy: (row['found_by'] ?? '').trim(),
	};
}
