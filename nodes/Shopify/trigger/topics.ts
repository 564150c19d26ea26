import type { INodePropertyOptions } from 'n8n-workflow';
import type { OwnedKind } from '../transport/queries/order-owners';

/** Where a webhook's body names its order: a path to the number, or the thing of which Shopify knows the order. */
export type OrderTrace = { path: readonly string[] } | { owner: OwnedKind };

type TopicRule = { name: string; trace: OrderTrace };

const at = (...path: string[]): OrderTrace => ({ path });
const ofOrder = at('id');
const ofOrderId = at('order_id');
const fulfilmentOrder: OrderTrace = { owner: 'FulfillmentOrder' };
const returned: OrderTrace = { owner: 'Return' };

/**
 * Every topic that is about an order, in the form that webhook headers and Shopify's pages use
 * (docs/vendors/shopify.md §1.1). Topics about stock, products or the app itself name no order.
 */
export const TOPICS = {
	'fulfillment_holds/added': { name: 'Fulfillment Hold Added', trace: fulfilmentOrder },
	'fulfillment_holds/released': { name: 'Fulfillment Hold Released', trace: fulfilmentOrder },
	'fulfillment_orders/cancellation_request_accepted': { name: 'Fulfillment Order Cancellation Request Accepted', trace: fulfilmentOrder },
	'fulfillment_orders/cancellation_request_rejected': { name: 'Fulfillment Order Cancellation Request Rejected', trace: fulfilmentOrder },
	'fulfillment_orders/cancellation_request_submitted': { name: 'Fulfillment Order Cancellation Request Submitted', trace: fulfilmentOrder },
	'fulfillment_orders/cancelled': { name: 'Fulfillment Order Cancelled', trace: fulfilmentOrder },
	'fulfillment_orders/fulfillment_request_accepted': { name: 'Fulfillment Order Fulfillment Request Accepted', trace: fulfilmentOrder },
	'fulfillment_orders/fulfillment_request_rejected': { name: 'Fulfillment Order Fulfillment Request Rejected', trace: fulfilmentOrder },
	'fulfillment_orders/fulfillment_request_submitted': { name: 'Fulfillment Order Fulfillment Request Submitted', trace: fulfilmentOrder },
	'fulfillment_orders/hold_released': { name: 'Fulfillment Order Hold Released', trace: fulfilmentOrder },
	'fulfillment_orders/manually_reported_progress_stopped': { name: 'Fulfillment Order Reported Progress Stopped', trace: fulfilmentOrder },
	'fulfillment_orders/merged': { name: 'Fulfillment Order Merged', trace: fulfilmentOrder },
	'fulfillment_orders/moved': { name: 'Fulfillment Order Moved', trace: fulfilmentOrder },
	'fulfillment_orders/order_routing_complete': { name: 'Fulfillment Order Routing Complete', trace: fulfilmentOrder },
	'fulfillment_orders/placed_on_hold': { name: 'Fulfillment Order Placed on Hold', trace: fulfilmentOrder },
	'fulfillment_orders/progress_reported': { name: 'Fulfillment Order Progress Reported', trace: fulfilmentOrder },
	'fulfillment_orders/rescheduled': { name: 'Fulfillment Order Rescheduled', trace: fulfilmentOrder },
	'fulfillment_orders/scheduled_fulfillment_order_ready': { name: 'Fulfillment Order Scheduled Order Ready', trace: fulfilmentOrder },
	'fulfillment_orders/split': { name: 'Fulfillment Order Split', trace: fulfilmentOrder },
	'fulfillments/create': { name: 'Fulfillment Created', trace: ofOrderId },
	'fulfillments/update': { name: 'Fulfillment Updated', trace: ofOrderId },
	'orders/cancelled': { name: 'Order Cancelled', trace: ofOrder },
	'orders/create': { name: 'Order Created', trace: ofOrder },
	'orders/delete': { name: 'Order Deleted', trace: ofOrder },
	'orders/edited': { name: 'Order Edited', trace: at('order_edit', 'order_id') },
	'orders/fulfilled': { name: 'Order Fulfilled', trace: ofOrder },
	'orders/paid': { name: 'Order Paid', trace: ofOrder },
	'orders/partially_fulfilled': { name: 'Order Partially Fulfilled', trace: ofOrder },
	'orders/updated': { name: 'Order Updated', trace: ofOrder },
	'order_transactions/create': { name: 'Order Transaction Created', trace: ofOrderId },
	'refunds/create': { name: 'Refund Created', trace: ofOrderId },
	'returns/approve': { name: 'Return Approved', trace: returned },
	'returns/cancel': { name: 'Return Cancelled', trace: returned },
	'returns/close': { name: 'Return Closed', trace: returned },
	'returns/decline': { name: 'Return Declined', trace: returned },
	'returns/process': { name: 'Return Processed', trace: returned },
	'returns/reopen': { name: 'Return Reopened', trace: returned },
	'returns/request': { name: 'Return Requested', trace: returned },
	'returns/update': { name: 'Return Updated', trace: returned },
	'reverse_deliveries/attach_deliverable': { name: 'Reverse Delivery Attach Deliverable', trace: { owner: 'ReverseDelivery' } },
	'reverse_fulfillment_orders/dispose': { name: 'Reverse Fulfillment Order Dispose', trace: { owner: 'ReverseFulfillmentOrder' } },
} as const satisfies Record<string, TopicRule>; // prettier-ignore

export type Topic = keyof typeof TOPICS;

/** Edits, whatever else changes an order, and what ends or shrinks it. */
export const DEFAULT_TOPICS: Topic[] = [
	'orders/edited',
	'orders/updated',
	'orders/cancelled',
	'refunds/create',
];

/** The topics as a choice, in alphabetical order of their names. */
export const TOPIC_OPTIONS: INodePropertyOptions[] = Object.entries(TOPICS)
	.map(([value, { name }]) => ({ name, value, description: value }))
	.sort((a, b) => a.name.localeCompare(b.name));

/** Shopify's own name of a topic in GraphQL: "orders/edited" is ORDERS_EDITED. */
export function topicEnum(topic: Topic): string {
	return topic.replace('/', '_').toUpperCase();
}
