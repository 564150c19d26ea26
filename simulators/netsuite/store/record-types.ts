/** The transactions of the account; `wave` exists in its books but not in the record API. */
export const TRANSACTION_TYPES = {
	salesOrder: { sql: 'SalesOrd', label: 'Sales Order', prefix: 'SO' },
	itemFulfillment: { sql: 'ItemShip', label: 'Item Fulfillment', prefix: 'IF' },
	invoice: { sql: 'CustInvc', label: 'Invoice', prefix: 'INV' },
	cashSale: { sql: 'CashSale', label: 'Cash Sale', prefix: 'CS' },
	creditMemo: { sql: 'CustCred', label: 'Credit Memo', prefix: 'CM' },
	customerDeposit: { sql: 'CustDep', label: 'Customer Deposit', prefix: 'CD' },
	depositApplication: { sql: 'DepAppl', label: 'Deposit Application', prefix: 'DA' },
	customerRefund: { sql: 'CustRfnd', label: 'Customer Refund', prefix: 'CR' },
	cashRefund: { sql: 'CashRfnd', label: 'Cash Refund', prefix: 'CF' },
	returnAuthorization: { sql: 'RtnAuth', label: 'Return Authorization', prefix: 'RMA' },
	itemReceipt: { sql: 'ItemRcpt', label: 'Item Receipt', prefix: 'IR' },
	customerPayment: { sql: 'CustPymt', label: 'Payment', prefix: 'PMT' },
	deposit: { sql: 'Deposit', label: 'Deposit', prefix: 'DEP' },
	wave: { sql: 'Wave', label: 'Wave', prefix: 'WAVE' },
} as const;

export type TransactionType = keyof typeof TRANSACTION_TYPES;

/** The kinds of item, by record name, with the type the books give them. */
export const ITEM_TYPES = {
	inventoryItem: 'InvtPart',
	nonInventorySaleItem: 'NonInvtPart',
	otherChargeSaleItem: 'OthCharge',
	serviceSaleItem: 'Service',
	discountItem: 'Discount',
	kitItem: 'Kit',
	itemGroup: 'Group',
} as const;

export type ItemRecordType = keyof typeof ITEM_TYPES;
export type ItemType = (typeof ITEM_TYPES)[ItemRecordType] | 'EndGroup';

/** Lists that orders refer to. */
export const REFERENCE_TYPES = [
	'location',
	'currency',
	'subsidiary',
	'shipItem',
	'taxCode',
	'taxType',
	'postingPeriod',
	'account',
	'paymentMethod',
] as const;

export type ReferenceType = (typeof REFERENCE_TYPES)[number];
export type RecordType =
	Exclude<TransactionType, 'wave'> | ItemRecordType | ReferenceType | 'customer';

/** Whether a record type is a transaction. */
export function isTransactionType(type: string): type is TransactionType {
	return Object.hasOwn(TRANSACTION_TYPES, type);
}

/** Whether a record type is an item. */
export function isItemType(type: string): type is ItemRecordType {
	return Object.hasOwn(ITEM_TYPES, type);
}

const BY_LOWER_CASE = new Map<string, RecordType>(
	[
		...Object.keys(TRANSACTION_TYPES).filter((type) => type !== 'wave'),
		...Object.keys(ITEM_TYPES),
		...REFERENCE_TYPES,
		'customer',
	].map((type) => [type.toLowerCase(), type as RecordType]),
);

/** The record type a URL names; case does not matter. */
export function recordTypeNamed(name: string): RecordType | undefined {
	return BY_LOWER_CASE.get(name.toLowerCase());
}
