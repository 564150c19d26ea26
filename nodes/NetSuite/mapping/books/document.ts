import { z } from 'zod';
import { roundAmount, type MinorUnits } from '../../../../domain/money/money';

const DOCUMENT_TYPES = [
	'SalesOrd',
	'CustInvc',
	'CashSale',
	'CustDep',
	'DepAppl',
	'RtnAuth',
	'CustCred',
	'CustRfnd',
	'CashRfnd',
] as const;
/** Transactions that are part of an order's money, by their type in SuiteQL. */
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** One transaction of the books, in its own currency; empty text for what it does not have. */
export type Document = {
	id: string;
	/** `other` for what is no part of an order's money: external ids are shared by all transactions. */
	type: DocumentType | 'other';
	displayNumber: string;
	externalId: string;
	/** The bare letter, whose meaning depends on the type (docs/vendors/netsuite.md §7). */
	status: string;
	customerId: string;
	/** ISO code, and NetSuite's own id of it. */
	currency: string;
	currencyId: string;
	subsidiaryId: string;
	locationId: string;
	totalMinor: MinorUnits;
	/** What is still owed on an invoice, or not used up of a credit or deposit; zero for the others. */
	openMinor: MinorUnits;
	/** Id of its main line, by which others are applied to it (docs/vendors/netsuite.md §5.2). */
	mainLine: number;
	/** What people and we wrote on it: the source's order, return, and whatever is in "PO #". */
	orderReference: string;
	returnReference: string;
	otherReference: string;
};

/** A document that was made from another one, or applied to it. */
export type LinkedDocument = Document & { sourceId: string; linkType: string };

const text = z.string().default('');
const amount = z.coerce.number().finite().default(0);

const rowSchema = z.object({
	...{ id: z.string().min(1), type: text, tranid: text, externalid: text },
	...{ status: text, entity: text, currency: text, currency_code: text },
	...{ subsidiary: text, location: text, main_line: z.coerce.number().int() },
	...{ foreigntotal: amount, foreignamountunpaid: amount, foreignpaymentamountunused: amount },
	...{ order_reference: text, return_reference: text, otherrefnum: text },
	...{ source_id: text, linktype: text },
});
type DocumentRow = z.infer<typeof rowSchema>;

/** Types whose unused part the books keep in a column of their own; an invoice has what is unpaid. */
const UNUSED: readonly string[] = ['CustCred', 'CustDep'];

/** A row of a document query. Signs differ between accounts and tables, so only the size of an amount counts. */
export function toDocument(row: unknown): LinkedDocument {
	const parsed = rowSchema.parse(row);
	const currency = parsed.currency_code.toUpperCase();
	const money = (value: number): MinorUnits => roundAmount(Math.abs(value), currency);
	return {
		id: parsed.id,
		type: DOCUMENT_TYPES.find((type) => type === parsed.type) ?? 'other',
		displayNumber: parsed.tranid,
		externalId: parsed.externalid,
		status: parsed.status,
		customerId: parsed.entity,
		currency,
		currencyId: parsed.currency,
		subsidiaryId: parsed.subsidiary,
		locationId: parsed.location,
		totalMinor: money(parsed.foreigntotal),
		openMinor: money(openAmount(parsed)),
		mainLine: parsed.main_line,
		orderReference: parsed.order_reference,
		returnReference: parsed.return_reference,
		otherReference: parsed.otherrefnum,
		sourceId: parsed.source_id,
		linkType: parsed.linktype,
	};
}

/** Open amounts are in the document's own currency (docs/vendors/netsuite.md §7). */
function openAmount(row: DocumentRow): number {
	if (row.type === 'CustInvc') return row.foreignamountunpaid;
	return UNUSED.includes(row.type) ? row.foreignpaymentamountunused : 0;
}
