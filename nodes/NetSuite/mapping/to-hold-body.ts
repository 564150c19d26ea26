import type { OrderHeader } from './order-header';
import { isHeldByUs, OUR_MARK } from './to-fulfilment-facts';

/** The fields of the account by which an order is held; empty for none. */
export type HoldFields = {
	holdField: string;
	holdMarkField: string;
	/** Whether the hold also takes the order back to pending approval (docs/vendors/netsuite.md §3.4). */
	holdWith: 'field' | 'status';
};

const OPEN = new Set(['A', 'B', 'D', 'E']);

/** Why an order is not ours to hold; null when it may be held. */
export function whyNotHeld(header: OrderHeader, { holdWith }: HoldFields): string | null {
	if (header.isHeld && !isHeldByUs(header)) return 'Somebody else holds the order';
	if (!OPEN.has(header.status)) return 'The order is shipped, billed or closed';
	if (holdWith === 'status' && header.status === 'A' && !isHeldByUs(header)) {
		return 'The order waits for approval already';
	}
	return null;
}

/** Why an order is not ours to let go; null when it is. */
export const whyNotReleased = (header: OrderHeader): string | null =>
	isHeldByUs(header) ? null : 'Somebody else holds the order';

/** Ticks the hold field and leaves our mark; an order of which something has left keeps its status. */
export const toHoldBody = (
	{ status }: OrderHeader,
	{ holdField, holdMarkField, holdWith }: HoldFields,
): object => ({
	...(holdField === '' ? {} : { [holdField]: true }),
	[holdMarkField]: OUR_MARK,
	...(holdWith === 'status' && status === 'B' ? { orderStatus: 'A' } : {}),
});

/** Takes both away, and approves the order that the hold had taken back. */
export const toReleaseBody = (
	{ status }: OrderHeader,
	{ holdField, holdMarkField, holdWith }: HoldFields,
): object => ({
	...(holdField === '' ? {} : { [holdField]: false }),
	[holdMarkField]: null,
	...(holdWith === 'status' && status === 'A' ? { orderStatus: 'B' } : {}),
});
