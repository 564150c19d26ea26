import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { minorUnits, parseAmount, ZERO, type MinorUnits } from '../../../../../domain/money/money';
import type { CreditLine } from '../../../../../domain/edit/edit-plan';
import { showFor } from '../../../../shared/show-for';
import type { BookingHead } from '../../../mapping/books/to-booking-bodies';
import { toLocalDay } from '../local-day';

const MAKING = [
	...['createFromInvoice', 'createFromReturn', 'createStandalone'],
	...['refundCash', 'refundCustomer'],
];

/** What all operations have that make one record, or apply one. */
export const bookingDescription = [
	...showFor(
		'credit',
		[...MAKING, 'applyCredit'],
		[
			{
				displayName: 'Amount',
				name: 'amount',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. 13.20',
				description: 'Amount with tax, in the currency of the record it is made from',
			},
			{
				displayName: 'Currency',
				name: 'currency',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. GBP',
				description: 'ISO code of the currency, so that the amount is not taken for another one',
			},
		],
	),
	...showFor('credit', MAKING, [
		{
			displayName: 'External ID',
			name: 'externalId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. SHOPIFY_CM_7001',
			description:
				'Under which the record is known: one that exists already is not made again. Letters, digits, _ and - only.',
		},
		{
			displayName: 'Memo',
			name: 'memo',
			type: 'string',
			default: '',
			description: 'What people read on the record',
		},
		{
			displayName: 'Date',
			name: 'date',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2026-03-02',
			description: 'Date of the record (ISO 8601); empty for today',
		},
	]),
];

/** A text parameter of an item without blanks around it. */
export function readText(context: IExecuteFunctions, name: string, itemIndex: number): string {
	const value = context.getNodeParameter(name, itemIndex, '') as unknown;
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** An internal id that has to be there; anything else stops the item and is named. */
export function readId(
	context: IExecuteFunctions,
	{ name, label }: { name: string; label: string },
	itemIndex: number,
): string {
	const id = readText(context, name, itemIndex);
	if (/^\d+$/.test(id)) return id;
	throw unusable(context, itemIndex, `${label} "${id}" is not an internal ID`);
}

/** An amount above zero, as a person gave it. */
export type ReadAmount = { currency: string; totalMinor: MinorUnits };

/** A positive amount of a currency, exact to the minor unit. */
export function readAmount(context: IExecuteFunctions, itemIndex: number): ReadAmount {
	const currency = readText(context, 'currency', itemIndex).toUpperCase();
	const text = readText(context, 'amount', itemIndex);
	if (!/^[A-Z]{3}$/.test(currency)) {
		throw unusable(context, itemIndex, `Currency "${currency}" is not an ISO code`);
	}
	const amount = parseAmount(text, currency);
	if (amount.ok && amount.value > 0) return { currency, totalMinor: amount.value };
	throw unusable(context, itemIndex, `Amount "${text}" is not an amount above zero in ${currency}`);
}

/** What a record says of itself, as a person gave it. */
export function readHead(
	context: IExecuteFunctions,
	itemIndex: number,
	timeZone: string,
): BookingHead {
	const externalId = readText(context, 'externalId', itemIndex);
	if (!/^[A-Za-z0-9_-]+$/.test(externalId)) {
		const detail = 'takes letters, digits, _ and - only, and must not be empty';
		throw unusable(context, itemIndex, `External ID "${externalId}" ${detail}`);
	}
	const given = readText(context, 'date', itemIndex);
	const date = toLocalDay(given === '' ? new Date().toISOString() : given, timeZone);
	if (date === '') throw unusable(context, itemIndex, `Date "${given}" is not a date`);
	const memo = readText(context, 'memo', itemIndex);
	return { externalId, date, memo, orderName: '', reference: '' };
}

/** The one line of a credit that a person makes: an amount, of which nobody said what is tax. */
export const amountLine = (amountMinor: MinorUnits, memo: string): CreditLine => ({
	...{ lineId: '', kind: 'adjustment', sku: '', quantity: 1 },
	title: memo === '' ? 'Refund adjustment' : memo,
	...{ netMinor: minorUnits(amountMinor), taxMinor: ZERO, grossMinor: amountMinor },
});

/** Stops an item because of one of its parameters, which is named. */
export const unusable = (
	context: IExecuteFunctions,
	itemIndex: number,
	message: string,
): NodeOperationError =>
	new NodeOperationError(context.getNode(), message, {
		itemIndex,
		description: 'Correct the parameter.',
	});
