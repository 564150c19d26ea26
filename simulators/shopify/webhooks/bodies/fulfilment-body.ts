import type { World } from '../../behaviour/world';
import { gid } from '../../store/ids';
import type { Fulfilment, FulfilmentHold, FulfilmentOrder } from '../../store/fulfilment';
import type { Order } from '../../store/order';
import { restDate, type Json } from './json';

/** A fulfilment in the REST form. */
export function fulfilmentBody(world: World, order: Order, one: Fulfilment): Json {
	const [first] = one.tracking;
	return {
		id: one.id,
		admin_graphql_api_id: gid('Fulfillment', one.id),
		order_id: order.id,
		name: one.name,
		status: one.status.toLowerCase(),
		location_id: one.locationId,
		created_at: restDate(world, one.createdAt),
		updated_at: restDate(world, one.updatedAt),
		tracking_company: first?.company ?? null,
		tracking_number: first?.number ?? null,
		tracking_numbers: one.tracking.flatMap((each) => each.number ?? []),
		tracking_urls: one.tracking.flatMap((each) => each.url ?? []),
		line_items: one.lines.map(({ lineId, quantity }) => ({
			id: lineId,
			sku: order.lines.find((line) => line.id === lineId)?.sku ?? null,
			quantity,
		})),
	};
}

/** The small body of fulfilment order topics: ids only. */
export function fulfilmentOrderBody(one: FulfilmentOrder): Json {
	return {
		fulfillment_order: {
			id: gid('FulfillmentOrder', one.id),
			order_id: gid('Order', one.orderId),
			status: one.status.toLowerCase(),
		},
	};
}

/** The body of hold topics. */
export function holdBody(one: FulfilmentOrder, hold: FulfilmentHold | null, ownApp: number): Json {
	return {
		...fulfilmentOrderBody(one),
		fulfillment_hold: hold && {
			id: gid('FulfillmentHold', hold.id),
			handle: hold.handle,
			reason: hold.reason.toLowerCase(),
			reason_notes: hold.reasonNotes,
			held_by_app: { id: gid('App', hold.appId), is_requesting_app: hold.appId === ownApp },
		},
	};
}
