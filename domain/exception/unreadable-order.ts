import type { OrderKey } from '../order/order-key';
import { stableHash } from '../stable-hash';
import { toExceptionRow, type ExceptionRow } from './order-exception';

export type UnreadableOrder = {
	orderKey: OrderKey;
	topic: string;
	correlationId: string;
	executionId: string;
	link: string;
};

/** The exception for a signed change of an order that the shop does not show us: it must not get lost in silence. */
export function toUnreadableException(order: UnreadableOrder, now: Date): ExceptionRow {
	return toExceptionRow(
		'ORDER_NOT_READABLE',
		{
			reason: `The shop announced ${order.topic} for it.`,
			evidence: { topic: order.topic },
			fingerprint: stableHash(['ORDER_NOT_READABLE', '', '']),
		},
		{
			lane: '',
			orderKey: order.orderKey,
			orderName: order.orderKey.split(':')[2] ?? order.orderKey,
			targetOrder: '',
			link: order.link,
			correlationId: order.correlationId,
			executionId: order.executionId,
		},
		now,
	);
}
