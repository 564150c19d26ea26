import { parseOrderKey, orderKeySchema, type OrderKey } from '../order/order-key';

/** What it means to look again at what an exception is about. */
export type Replay =
	| { kind: 'order'; orderKey: OrderKey; sourceId: string }
	/** A failed workflow is no order: the exception is closed and raised again if the failure comes back. */
	| { kind: 'workflow' }
	| { kind: 'impossible'; reason: string };

/**
 * Says what another look at an exception is. The order is found by its key alone; nothing of what failed before is
 * kept or sent again. Shopify's id for its API is made of the number in the key (docs/vendors/shopify.md).
 */
export function planReplay(row: { order_key: string; code: string }): Replay {
	if (row.code === 'WORKFLOW_FAILED') return { kind: 'workflow' };
	const parts = parseOrderKey(row.order_key);
	if (!parts.ok) return impossible(`"${row.order_key}" is no order key.`);
	const { system, reference } = parts.value;
	if (system !== 'shopify') return impossible(`No orders of "${system}" are looked at here.`);
	if (!/^\d+$/.test(reference)) return impossible(`"${reference}" is no order number of Shopify.`);
	return {
		kind: 'order',
		orderKey: orderKeySchema.parse(row.order_key),
		sourceId: `gid://shopify/Order/${reference}`,
	};
}

const impossible = (why: string): Replay => ({
	kind: 'impossible',
	reason: `It cannot be looked at again from here: ${why}`,
});
