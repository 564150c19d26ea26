import { gid } from '../../store/ids';
import type { Order } from '../../store/order';
import type { Disposition, Return } from '../../store/return';
import type { Json } from './json';

/** A return in the REST form. */
export function returnBody(order: Order, subject: Return): Json {
	return {
		id: subject.id,
		admin_graphql_api_id: gid('Return', subject.id),
		status: subject.status.toLowerCase(),
		order: { id: order.id, admin_graphql_api_id: gid('Order', order.id) },
		total_return_line_items: subject.lines.reduce((sum, one) => sum + one.quantity, 0),
		name: subject.name,
		return_line_items: subject.lines.map((one) => ({
			id: one.id,
			admin_graphql_api_id: gid('ReturnLineItem', one.id),
			quantity: one.quantity,
			fulfillment_line_item: {
				id: one.fulfilmentLineId,
				admin_graphql_api_id: gid('FulfillmentLineItem', one.fulfilmentLineId),
			},
		})),
		return_shipping_fees: [],
		exchange_line_items: subject.exchange.map((one) => ({
			id: one.id,
			admin_graphql_api_id: gid('ExchangeLineItem', one.id),
			quantity: one.quantity,
			variant_id: one.variantId,
		})),
		total_exchange_line_items: subject.exchange.reduce((sum, one) => sum + one.quantity, 0),
	};
}

/** What was done with goods that came back; the order is not named. */
export function dispositionBody(
	{ reverse }: Return,
	dispositions: ReadonlyArray<{ readonly lineId: number; readonly disposition: Disposition }>,
): Json {
	return {
		id: reverse.id,
		admin_graphql_api_id: gid('ReverseFulfillmentOrder', reverse.id),
		dispositions: dispositions.map(({ lineId, disposition: { type, quantity, locationId } }) => ({
			reverse_fulfillment_order_line_item: {
				id: lineId,
				admin_graphql_api_id: gid('ReverseFulfillmentOrderLineItem', lineId),
			},
			reverse_delivery_line_item: null,
			type: type.toLowerCase(),
			location:
				locationId === null
					? null
					: { id: locationId, admin_graphql_api_id: gid('Location', locationId) },
			quantity,
		})),
		total_dispositions: dispositions.length,
	};
}
