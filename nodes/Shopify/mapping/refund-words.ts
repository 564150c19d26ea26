import type { RefundLine, RefundTransaction } from '../../../domain/refund/order-refunds';

const RESTOCKS: Readonly<Record<string, RefundLine['restock']>> = {
	CANCEL: 'cancel',
	RETURN: 'return',
};

const STATES: Readonly<Record<string, RefundTransaction['state']>> = {
	SUCCESS: 'moved',
	FAILURE: 'failed',
	ERROR: 'failed',
};

/** What Shopify's restock type says of the goods; none for NO_RESTOCK, LEGACY_RESTOCK and types we do not know. */
export const toRestock = (restockType: string): RefundLine['restock'] =>
	RESTOCKS[restockType] ?? 'none';

/** What Shopify's status says of money; what neither succeeded nor failed is pending (docs/vendors/shopify.md §4.5). */
export const toMoneyState = (status: string): RefundTransaction['state'] =>
	STATES[status] ?? 'pending';
