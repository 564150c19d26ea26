import type { World } from '../../behaviour/world';
import { ADMIN_APP_ID } from '../../settings';
import { gid } from '../../store/ids';
import { toDecimal } from '../../store/money';
import type { Order, Transaction } from '../../store/order';
import { optionalRestDate, restDate, type Json } from './json';

/** A transaction in the REST form; bare amounts are in the buyer's currency. */
export function transactionBody(world: World, order: Order, one: Transaction): Json {
	return {
		id: one.id,
		order_id: order.id,
		kind: one.kind.toLowerCase(),
		gateway: one.gateway,
		status: one.status.toLowerCase(),
		created_at: restDate(world, one.createdAt),
		processed_at: optionalRestDate(world, one.processedAt),
		amount: toDecimal(one.amount.presentment, order.presentmentCurrency),
		currency: order.presentmentCurrency,
		parent_id: one.parentId,
		source_name: String(ADMIN_APP_ID),
		manual_payment_gateway: one.manual,
		admin_graphql_api_id: gid('OrderTransaction', one.id),
	};
}
