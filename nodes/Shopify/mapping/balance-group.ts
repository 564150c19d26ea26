import type { PayoutTransaction } from '../../../domain/payout/payout';

type Group = PayoutTransaction['group'];

/** How Shopify's types begin, the more particular first; what is not listed is `other` (docs/vendors/shopify.md §5.1). */
const BEGINNINGS: ReadonlyArray<readonly [string, Group]> = [
	['CHARGEBACK_PROTECTION', 'adjustment'],
	['CHARGEBACK', 'dispute'],
	['CHARGE_ADJUSTMENT', 'adjustment'],
	['CHARGE', 'charge'],
	['REFUND_ADJUSTMENT', 'adjustment'],
	['REFUND', 'refund'],
	['DISPUTE', 'dispute'],
	['RESERVED_FUNDS', 'reserve'],
	['TRANSFER', 'transfer'],
	['ADJUSTMENT', 'adjustment'],
];

/** The group that a type of movement is booked under. A refund that failed is one with the sign turned. */
export function balanceGroup(type: string): Group {
	const found = BEGINNINGS.find(
		([beginning]) => type === beginning || type.startsWith(`${beginning}_`),
	);
	return found?.[1] ?? 'other';
}
