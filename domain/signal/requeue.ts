import type { OrderLook } from './order-look';
import type { NewSignalRow } from './signal-row';

/** The rows that keep an order remembered: its signal, and its hold if we parked it. */
export function rememberRows(
	look: OrderLook,
	keep: { signal: boolean; hold: boolean },
): NewSignalRow[] {
	const base = {
		order_key: look.orderKey,
		source_id: look.sourceId,
		event_id: '',
		body_digest: '',
		correlation_id: look.correlationId,
		received_at: look.lastReceivedAt,
		first_received_at: look.firstReceivedAt,
		attempt: look.attempt,
		not_before: look.notBefore,
		target_order_id: look.targetOrderId,
		status: 'new',
	};
	const rows: NewSignalRow[] = [];
	if (keep.signal) rows.push({ ...base, kind: 'signal', topic: look.topics[0] ?? 'requeue' });
	if (keep.hold) rows.push({ ...base, kind: 'hold', topic: 'hold' });
	return rows;
}

/** What everything is traced by that one run makes for one cause. */
export const correlationOf = (cause: string, executionId: string): string =>
	`${cause}-${executionId}`;

/** A reason to look at an order that no webhook told of: `cause` says which, as topic and in the correlation id. */
export const freshSignal = (
	order: { orderKey: OrderLook['orderKey']; sourceId: string },
	cause: string,
	executionId: string,
	now: string,
): NewSignalRow => ({
	kind: 'signal',
	order_key: order.orderKey,
	source_id: order.sourceId,
	topic: cause,
	event_id: '',
	body_digest: '',
	correlation_id: correlationOf(cause, executionId),
	received_at: now,
	first_received_at: now,
	attempt: 0,
	not_before: now,
	target_order_id: '',
	status: 'new',
});

/** First and longest back-off of an order that could not be finished, in seconds. */
export const FIRST_RETRY_SECONDS = 10;
export const LONGEST_RETRY_SECONDS = 900;

/** Doubles from 10 s to 15 min; a vendor's own wish to wait longer wins. */
export function retryDelaySeconds(attempt: number, askedSeconds = 0): number {
	const doubled = FIRST_RETRY_SECONDS * 2 ** Math.min(attempt, 12);
	return Math.max(Math.min(doubled, LONGEST_RETRY_SECONDS), askedSeconds);
}
