import type { MinorUnits } from '../../../../domain/money/money';
import { toDecimal } from '../to-line-body';
import { knownOnly, type BookingSettings } from './booking-settings';
import type { Document } from './document';

/** What every booking says of itself. */
export type BookingHead = {
	externalId: string;
	/** ISO date in the account's zone. */
	date: string;
	memo: string;
	/** What people call the order, and its number in the shop; empty for none. */
	orderName: string;
	reference: string;
};

/** Part of a document that a booking is applied to. */
export type Draw = { document: Document; amountMinor: MinorUnits };

const LONGEST_MEMO = 999;
const LONGEST_REFERENCE = 45;

/** What a record made from another one brings along, which is no part of a refund (docs/vendors/netsuite.md §2.5). */
const NOT_CARRIED = { shippingCost: 0, handlingCost: 0, discountItem: null, discountRate: null };

const toHead = (head: BookingHead): Record<string, unknown> => ({
	externalId: head.externalId,
	tranDate: head.date,
	memo: head.memo.replace(/\s+/g, ' ').trim().slice(0, LONGEST_MEMO),
});

/** Its traces of the order, as far as the record type has such properties. */
const traces = (
	{ orderName, reference }: BookingHead,
	orderIdField: string,
): Record<string, unknown> => ({
	...(orderName === '' ? {} : { otherRefNum: orderName.slice(0, LONGEST_REFERENCE) }),
	...(orderIdField === '' || reference === '' ? {} : { [orderIdField]: reference }),
});

/**
 * A credit memo out of an invoice or a return. Nothing but `applied` is applied: `autoApply` is off, and what the
 * transform would apply by itself is taken back. `contents` are the lines with their tax.
 */
export function toCreditBody(
	head: BookingHead,
	contents: object,
	{ applied, notApplied }: { applied: readonly Draw[]; notApplied: readonly Document[] },
	settings: BookingSettings,
): object {
	const optional = {
		...traces(head, settings.orderIdField),
		...{ toBeEmailed: false, autoApply: false, ...NOT_CARRIED },
	};
	const apply = [
		...applied.map(toApplyRow),
		...notApplied.map(({ id, mainLine }) => ({ doc: { id }, line: mainLine, apply: false })),
	];
	return {
		...toHead(head),
		...knownOnly(settings, 'creditMemo', optional),
		...contents,
		...(apply.length > 0 ? { apply: { items: apply } } : {}),
	};
}

/** Who a credit of its own is for, by NetSuite's ids; empty for the customer's defaults. */
export type CreditOwner = {
	customerId: string;
	subsidiaryId: string;
	locationId: string;
	currencyId: string;
};

/** A credit memo of its own. Without `autoApply: false` it would pay the customer's oldest invoice, whoever bought it. */
export function toStandaloneBody(
	head: BookingHead,
	owner: CreditOwner,
	contents: object,
	settings: BookingSettings,
): object {
	const refs = { subsidiary: owner.subsidiaryId, location: owner.locationId };
	return {
		...toHead(head),
		entity: { id: owner.customerId },
		currency: { id: owner.currencyId },
		...toRefs(refs),
		autoApply: false,
		...knownOnly(settings, 'creditMemo', {
			...traces(head, settings.orderIdField),
			toBeEmailed: false,
		}),
		...contents,
	};
}

/** Money that goes out of credits and deposits of one customer, in one currency (docs/vendors/netsuite.md §5.3). */
export function toCustomerRefundBody(
	head: BookingHead,
	draws: { credits: readonly Draw[]; deposits: readonly Draw[] },
	settings: BookingSettings,
): object {
	const { credits, deposits } = draws;
	const first = [...credits, ...deposits][0]?.document;
	return {
		...toHead(head),
		...toRefs({ customer: first?.customerId ?? '', currency: first?.currencyId ?? '' }),
		...knownOnly(settings, 'customerRefund', {
			...traces(head, settings.orderIdField),
			...paidFrom(settings),
		}),
		...(credits.length > 0 ? { apply: { items: credits.map(toApplyRow) } } : {}),
		...(deposits.length > 0 ? { deposit: { items: deposits.map(toDepositRow) } } : {}),
	};
}

/** Money and credit in one, against a cash sale. */
export function toCashRefundBody(
	head: BookingHead,
	cashSaleId: string,
	contents: object,
	settings: BookingSettings,
): object {
	return {
		...toHead(head),
		createdFrom: { id: cashSaleId },
		...knownOnly(settings, 'cashRefund', {
			...traces(head, settings.orderIdField),
			...{ toBeEmailed: false, ...NOT_CARRIED },
			...paidFrom(settings),
		}),
		...contents,
	};
}

function paidFrom({ refundAccountId, paymentMethodId }: BookingSettings): Record<string, unknown> {
	return {
		...(refundAccountId === ''
			? { undepFunds: true }
			: { undepFunds: false, account: { id: refundAccountId } }),
		...(paymentMethodId === '' ? {} : { paymentMethod: { id: paymentMethodId } }),
	};
}

/** Its `line` is the main line of what is applied to, not a row number (docs/vendors/netsuite.md §5.2). */
export const toApplyRow = ({ document, amountMinor }: Draw): object => ({
	doc: { id: document.id },
	line: document.mainLine,
	apply: true,
	amount: toDecimal(amountMinor, document.currency),
});

const toDepositRow = ({ document, amountMinor }: Draw): object => ({
	doc: { id: document.id },
	apply: true,
	amount: toDecimal(amountMinor, document.currency),
});

const toRefs = (ids: Readonly<Record<string, string>>): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(ids)
			.filter(([, id]) => id !== '')
			.map(([name, id]) => [name, { id }]),
	);
