/**
 * What we book, by its external id. All transactions of an account share one namespace without regard to case, so each
 * kind has a prefix of its own (docs/vendors/netsuite.md §2.3).
 */
const PREFIXES = {
	/** A credit memo, by the source's refund. */
	credit: 'SHOPIFY_CM_',
	/** A customer refund, by the source's transaction. */
	customerRefund: 'SHOPIFY_CR_',
	/** A cash refund, by the source's transaction. */
	cashRefund: 'SHOPIFY_KR_',
	/** A return authorisation, by the source's return. We make none; others may. */
	returnAuthorization: 'SHOPIFY_RA_',
} as const;

type BookingKind = keyof typeof PREFIXES;

/** The external id of a booking for one refund, transaction or return of the source. */
export const bookingId = (kind: BookingKind, sourceId: string): string =>
	`${PREFIXES[kind]}${sourceId}`;

/** The source's id that an external id stands for; empty when it is none of that kind. */
export function sourceIdOf(kind: BookingKind, externalId: string): string {
	const prefix = PREFIXES[kind];
	const isOurs = externalId.toUpperCase().startsWith(prefix);
	return isOurs ? externalId.slice(prefix.length) : '';
}
