import type { EditDelta } from './order-edit/edit-delta';
import type { InventoryLevel } from '../store/catalogue';
import type { Fulfilment, FulfilmentHold, FulfilmentOrder } from '../store/fulfilment';
import type { Refund } from '../store/ledger';
import type { Order, Transaction } from '../store/order';
import type { Disposition, Return } from '../store/return';

/** Something that happened in the shop, before it is anybody's webhook. */
export type ShopEvent =
	| { readonly topic: OrderTopic; readonly order: Order }
	| { readonly topic: 'orders/edited'; readonly order: Order; readonly edit: EditDelta }
	| { readonly topic: 'orders/delete'; readonly orderId: number }
	| { readonly topic: 'refunds/create'; readonly order: Order; readonly refund: Refund }
	| {
			readonly topic: 'order_transactions/create';
			readonly order: Order;
			readonly transaction: Transaction;
	  }
	| { readonly topic: ReturnTopic; readonly order: Order; readonly subject: Return }
	| {
			readonly topic: 'reverse_fulfillment_orders/dispose';
			readonly order: Order;
			readonly subject: Return;
			readonly dispositions: ReadonlyArray<{
				readonly lineId: number;
				readonly disposition: Disposition;
			}>;
	  }
	| {
			readonly topic: 'fulfillments/create' | 'fulfillments/update';
			readonly order: Order;
			readonly fulfilment: Fulfilment;
	  }
	| {
			readonly topic: FulfilmentOrderTopic;
			readonly fulfilmentOrder: FulfilmentOrder;
			readonly hold: FulfilmentHold | null;
	  }
	| { readonly topic: 'inventory_levels/update'; readonly level: InventoryLevel };

export type OrderTopic =
	| 'orders/create'
	| 'orders/updated'
	| 'orders/cancelled'
	| 'orders/paid'
	| 'orders/fulfilled'
	| 'orders/partially_fulfilled';

export type ReturnTopic =
	'returns/approve' | 'returns/cancel' | 'returns/close' | 'returns/process';

export type FulfilmentOrderTopic =
	| 'fulfillment_orders/order_routing_complete'
	| 'fulfillment_orders/placed_on_hold'
	| 'fulfillment_orders/hold_released'
	| 'fulfillment_orders/cancelled'
	| 'fulfillment_holds/added'
	| 'fulfillment_holds/released';

export type Topic = ShopEvent['topic'];
