import type { FulfilmentFacts } from '../../../domain/target/fulfilment-facts';
import type { OrderHeader } from './order-header';
import type { OrderLinks } from './order-links';

/** What our mark field says while we hold an order. */
export const OUR_MARK = 'order-sync';

type FactReads = {
	/** Null when the link query failed. */
	links: OrderLinks | null;
	/** Names of further facts that could not be read. */
	unread: readonly string[];
	/** Whether units of a line are shipped, picked, packed or billed. */
	isPartShipped: boolean;
	/** Whether additional orders hold part of what the source's one order sells. */
	isSplit: boolean;
	holdWith: 'field' | 'status';
};

type Standing = Pick<FulfilmentFacts, 'closed' | 'cancelled' | 'closedAs'>;

const OPEN: Standing = { closed: false, cancelled: false };

/** The status letters (docs/vendors/netsuite.md §3.4); F is reached only once everything has shipped. */
const STANDINGS: Readonly<Record<string, Standing>> = {
	A: OPEN,
	B: OPEN,
	C: { closed: true, cancelled: true },
	D: OPEN,
	E: OPEN,
	F: { closed: true, cancelled: false },
	G: { closed: true, cancelled: false, closedAs: 'billed' },
	H: { closed: true, cancelled: false, closedAs: 'byFinance' },
};

/** Whether our own mark is on the order. */
export const isHeldByUs = ({ heldBy }: OrderHeader): boolean => heldBy.toLowerCase() === OUR_MARK;

/**
 * How far NetSuite has come with an order. NetSuite knows no lock, label or print mark of its own; an order that is
 * open again although additional orders took over part of it counts as split, because its lines no longer tell all.
 */
export function toFulfilmentFacts(header: OrderHeader, reads: FactReads): FulfilmentFacts {
	const known = STANDINGS[header.status];
	const standing = known ?? OPEN;
	return {
		found: true,
		...standing,
		partShipped: reads.isPartShipped,
		handedOver: header.isHandedOver,
		waves: standing.closed ? [] : (reads.links?.waves ?? []),
		labelPrinted: false,
		trackingNumber: '',
		invoicePrinted: false,
		pickListPrinted: false,
		locked: false,
		parked:
			header.isHeld || (reads.holdWith === 'status' && header.status === 'A' && isHeldByUs(header)),
		paid: true,
		merged: reads.isSplit && !standing.closed,
		unknown: [
			...(known ? [] : [`status "${header.status}"`]),
			...(reads.links ? [] : ['fulfilments']),
			...reads.unread,
		],
	};
}
