import { gid } from '../store/ids';
import type { Order } from '../store/order';
import type { Return } from '../store/return';
import { placeView } from './catalogue-view';
import { connection, type PageArguments } from './connection';
import { fulfilmentLineView } from './fulfilment-view';
import { orderView } from './order-view';
import { dateView, type View, type ViewContext } from './view';

/** A ReverseFulfillmentOrder. */
export function reverseView(context: ViewContext, order: Order, { reverse }: Return): View {
	return {
		__typename: 'ReverseFulfillmentOrder',
		id: gid('ReverseFulfillmentOrder', reverse.id),
		status: reverse.status,
		order: () => orderView(context, order),
		thirdPartyConfirmation: null,
		reverseDeliveries: (args: PageArguments) => connection([], args, () => ({})),
		lineItems: (args: PageArguments) =>
			connection(reverse.lines, args, (one) => ({
				__typename: 'ReverseFulfillmentOrderLineItem',
				id: gid('ReverseFulfillmentOrderLineItem', one.id),
				totalQuantity: one.total,
				fulfillmentLineItem: () => fulfilmentLineView(context, order, one.fulfilmentLineId),
				dispositions: one.dispositions.map((done) => ({
					__typename: 'ReverseFulfillmentOrderDisposition',
					id: gid('ReverseFulfillmentOrderDisposition', done.id),
					type: done.type,
					quantity: done.quantity,
					createdAt: dateView(done.createdAt),
					location: placeView(context, done.locationId),
				})),
			})),
	};
}
