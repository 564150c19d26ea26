import type { EditDelta } from '../../behaviour/order-edit/edit-delta';
import type { World } from '../../behaviour/world';
import type { Order } from '../../store/order';
import { priceSet, restDate, type Json } from './json';

/**
 * The orders/edited body: what moved, never the order. There is no id at the top; the order's
 * is inside, and units carry neither SKU nor price nor restock.
 */
export function editBody(world: World, order: Order, edit: EditDelta): Json {
	const discounts = (rows: EditDelta['discountsAdded']): Json[] =>
		rows.map(({ lineId, amount }) => ({ id: lineId, amount_set: priceSet(amount, order) }));
	return {
		order_edit: {
			id: edit.id,
			app_id: edit.appId,
			created_at: restDate(world, edit.createdAt),
			committed_at: restDate(world, edit.committedAt),
			notify_customer: edit.notifyCustomer,
			order_id: order.id,
			staff_note: edit.staffNote,
			user_id: edit.staffId,
			line_items: {
				additions: edit.additions.map(({ id, delta }) => ({ id, delta })),
				removals: edit.removals.map(({ id, delta }) => ({ id, delta })),
			},
			discounts: {
				line_item: {
					additions: discounts(edit.discountsAdded),
					removals: discounts(edit.discountsRemoved),
				},
			},
			shipping_lines: {
				additions: edit.shippingAdded.map((id) => ({ id })),
				removals: edit.shippingRemoved.map((id) => ({ id })),
			},
		},
	};
}
