import { parseOrderKey } from '../../../../domain/order/order-key';
import type { PayoutTransaction } from '../../../../domain/payout/payout';

/** What stands before the source's id in the external ids of the books; empty where they have no such ids. */
export type PayoutPrefixes = {
	/** Before the order's reference, on sales orders. */
	externalIdPrefix: string;
	/** Before the transaction, on what took money in. */
	depositPrefix: string;
	/** Before the transaction, on customer refunds and on cash refunds. */
	paymentPrefix: string;
	cashRefundPrefix: string;
	/** Before the payout, on bank deposits. */
	payoutPrefix: string;
};

/** The two sides of a payout that have a document for each movement. */
export type Side = 'charge' | 'refund';

/** The side of a movement; null for one that has no document of its own, such as a dispute. */
export const sideOf = ({ group }: PayoutTransaction): Side | null =>
	group === 'charge' || group === 'refund' ? group : null;

const prefixesOf = (side: Side, prefixes: PayoutPrefixes): string[] =>
	(side === 'charge'
		? [prefixes.depositPrefix]
		: [prefixes.paymentPrefix, prefixes.cashRefundPrefix]
	).filter((prefix) => prefix !== '');

/** The external ids under which the document of a movement may stand (docs/vendors/netsuite.md §2.3). */
export function externalIdsOf(transaction: PayoutTransaction, prefixes: PayoutPrefixes): string[] {
	const side = sideOf(transaction);
	const { orderTransactionId } = transaction;
	if (side === null || orderTransactionId === '') return [];
	return prefixesOf(side, prefixes).map((prefix) => `${prefix}${orderTransactionId}`);
}

/** The source's transaction that a document of one side remembers; empty when its external id is none of ours. */
export function transactionIdOf(side: Side, externalId: string, prefixes: PayoutPrefixes): string {
	const [longest] = prefixesOf(side, prefixes)
		.filter((prefix) => externalId.toLowerCase().startsWith(prefix.toLowerCase()))
		.sort((one, other) => other.length - one.length);
	return longest === undefined ? '' : externalId.slice(longest.length);
}

/** The reference of a movement's order; empty for a movement without one. */
export function referenceOf({ order }: PayoutTransaction): string {
	const key = order ? parseOrderKey(order.orderKey) : null;
	return key?.ok ? key.value.reference : '';
}

/**
 * The reference behind the external id of a sales order, or of an order that adds to it: `<external id>-A<n>`. Empty
 * when the external id is none of ours.
 */
export function referenceBehind(externalId: string, prefix: string): string {
	const isOurs = externalId.toLowerCase().startsWith(prefix.toLowerCase());
	return isOurs ? externalId.slice(prefix.length).replace(/-A\d+$/i, '') : '';
}
