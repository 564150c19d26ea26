import { gid } from '../store/ids';
import { levelName } from '../views/catalogue-view';
import type { ShopEvent } from '../behaviour/shop-event';
import type { World } from '../behaviour/world';
import { editBody } from './bodies/edit-body';
import { fulfilmentBody, fulfilmentOrderBody, holdBody } from './bodies/fulfilment-body';
import { orderBody } from './bodies/order-body';
import { refundBody } from './bodies/refund-body';
import { dispositionBody, returnBody } from './bodies/return-body';
import { transactionBody } from './bodies/transaction-body';
import { restDate, type Json } from './bodies/json';

/** The REST-style body of an event, a picture of the moment it is built. */
export function buildBody(world: World, event: ShopEvent): Json {
	switch (event.topic) {
		case 'orders/edited':
			return editBody(world, event.order, event.edit);
		case 'orders/delete':
			return { id: event.orderId };
		case 'refunds/create':
			return refundBody(world, event.order, event.refund);
		case 'order_transactions/create':
			return transactionBody(world, event.order, event.transaction);
		case 'returns/approve':
		case 'returns/cancel':
		case 'returns/close':
			return returnBody(event.order, event.subject);
		case 'returns/process':
			return world.switches.returnsProcessBody === 'empty'
				? {}
				: returnBody(event.order, event.subject);
		case 'reverse_fulfillment_orders/dispose':
			return dispositionBody(event.subject, event.dispositions);
		case 'fulfillments/create':
		case 'fulfillments/update':
			return fulfilmentBody(world, event.order, event.fulfilment);
		case 'fulfillment_holds/added':
		case 'fulfillment_holds/released':
			return holdBody(event.fulfilmentOrder, event.hold, world.settings.app.id);
		case 'fulfillment_orders/placed_on_hold':
		case 'fulfillment_orders/hold_released':
		case 'fulfillment_orders/cancelled':
		case 'fulfillment_orders/order_routing_complete':
			return fulfilmentOrderBody(event.fulfilmentOrder);
		case 'inventory_levels/update':
			return {
				inventory_item_id: event.level.inventoryItemId,
				location_id: event.level.locationId,
				available: event.level.available,
				updated_at: restDate(world, event.level.updatedAt),
				admin_graphql_api_id: gid('InventoryLevel', levelName(event.level)),
			};
		case 'orders/create':
		case 'orders/updated':
		case 'orders/cancelled':
		case 'orders/paid':
		case 'orders/fulfilled':
		case 'orders/partially_fulfilled':
			return orderBody(world, event.order);
	}
}
