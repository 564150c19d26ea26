import type { ItemType, TransactionType } from './record-types';

/** A line of the record this line was made from. */
export interface LineSource {
	doc: string;
	line: number;
}

/** One line of an item sublist. Amounts are minor units of the transaction currency, rates millionths. */
export interface TransactionLine {
	/** The key of the sublist and the id of the line in the books; never reused. */
	line: number;
	uniqueKey: number;
	item: string;
	itemType: ItemType;
	quantity: number;
	rateMicros: number;
	amount: number;
	/** Price level; '-1' is a custom price. */
	price: string;
	isClosed: boolean;
	from: LineSource | null;
	/** Header line of the item group this line is a member or the end of. */
	groupLine: number | null;
	/** Whatever else the schema lets a line hold, custom columns included. */
	values: Record<string, unknown>;
}

/** Money of this record that goes towards another. */
export interface Application {
	doc: string;
	line: number;
	amount: number;
}

/** A SuiteTax detail row. */
export interface TaxDetail {
	reference: string;
	taxCode: string | null;
	taxType: string | null;
	taxBasis: number;
	percentMicros: number;
	taxAmount: number;
}

/** A line of a bank deposit that is no payment. */
export interface DepositLine {
	account: string | null;
	amount: number;
	memo: string | null;
}

/** Any transaction; parts that its type does not have stay empty. */
export interface Transaction {
	id: string;
	type: TransactionType;
	tranId: string;
	externalId: string | null;
	createdFrom: string | null;
	entity: string | null;
	subsidiary: string;
	currency: string;
	exchangeRateMicros: number;
	/** ISO date. */
	tranDate: string;
	/** ISO instants. */
	createdAt: string;
	modifiedAt: string;
	isApproved: boolean;
	isCancelled: boolean;
	/** Fulfilments only. */
	shipStatus: 'A' | 'B' | 'C' | null;
	header: Record<string, unknown>;
	lines: TransactionLine[];
	/** How many line numbers were given out. */
	linesNumbered: number;
	shippingLine: number | null;
	taxLine: number | null;
	taxDetailsOverride: boolean;
	taxDetails: TaxDetail[];
	/** Credits, payments and refunds: what they are applied to. */
	applies: Application[];
	/** Customer refunds: the deposits they pay back. Bank deposits: the payments they hold. */
	deposits: Application[];
	other: DepositLine[];
	cashBack: DepositLine[];
	/** Deposits and payments: the money itself. */
	payment: number;
	/** Customer deposits: the order they are for. */
	salesOrder: string | null;
}
