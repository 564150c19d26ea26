import { toOrderKey, type OrderKey } from '../../domain/order/order-key';
import { orderLookSchema, type OrderLook } from '../../domain/signal/order-look';
import { signalRowSchema, type SignalRow } from '../../domain/signal/signal-row';

/** The moment at which the stories are told. */
export const NOW = new Date('2026-03-02T12:00:00Z');

export const secondsAgo = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1000);

export const shopOrder = (reference: string): OrderKey =>
	toOrderKey({ system: 'shopify', account: 'demo.myshopify.com', reference });

/** A row of the signals table: a fresh signal of order 6001, received a minute ago. */
export function aSignal(changes: {
	id: number;
	order?: string;
	kind?: SignalRow['kind'];
	topic?: string;
	agedSeconds?: number;
	firstAgedSeconds?: number;
	attempt?: number;
	notBefore?: Date;
	targetOrderId?: string;
}): SignalRow {
	const aged = changes.agedSeconds ?? 60;
	return signalRowSchema.parse({
		id: changes.id,
		kind: changes.kind ?? 'signal',
		order_key: shopOrder(changes.order ?? '6001'),
		source_id: `gid://shopify/Order/${changes.order ?? '6001'}`,
		topic: changes.topic ?? 'orders/edited',
		event_id: `event-${changes.id}`,
		body_digest: `digest-${changes.id}`,
		correlation_id: `correlation-${changes.id}`,
		received_at: secondsAgo(aged),
		first_received_at: secondsAgo(changes.firstAgedSeconds ?? aged),
		attempt: changes.attempt ?? 0,
		not_before: changes.notBefore ?? new Date(0),
		target_order_id: changes.targetOrderId ?? '',
		status: 'new',
	});
}

/** A look at order 6001, tried for the first time. */
export function aLook(changes: Partial<OrderLook> = {}): OrderLook {
	return orderLookSchema.parse({
		kind: 'orderLook',
		schemaVersion: 1,
		orderKey: shopOrder('6001'),
		sourceId: 'gid://shopify/Order/6001',
		topics: ['orders/edited'],
		signalCount: 1,
		firstReceivedAt: secondsAgo(60).toISOString(),
		lastReceivedAt: secondsAgo(60).toISOString(),
		attempt: 0,
		notBefore: new Date(0).toISOString(),
		heldByUs: false,
		targetOrderId: '',
		correlationId: 'correlation-1',
		...changes,
	});
}
