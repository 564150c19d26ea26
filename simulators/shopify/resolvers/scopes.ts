/** The scope each root field needs. Fields not listed need none. */
export const SCOPES: Readonly<Record<string, string>> = {
	order: 'read_orders',
	orders: 'read_orders',
	ordersCount: 'read_orders',
	orderByIdentifier: 'read_orders',
	fulfillment: 'read_orders',
	refund: 'read_orders',
	return: 'read_returns',
	reverseFulfillmentOrder: 'read_returns',
	reverseDelivery: 'read_returns',
	shopifyPaymentsAccount: 'read_shopify_payments_payouts',
	fulfillmentOrder: 'read_merchant_managed_fulfillment_orders',
	fulfillmentOrders: 'read_merchant_managed_fulfillment_orders',
	inventoryItem: 'read_inventory',
	inventoryItems: 'read_inventory',
	location: 'read_locations',
	locations: 'read_locations',
	productVariant: 'read_products',
	productVariants: 'read_products',
	orderEditSession: 'read_order_edits',
	orderEditBegin: 'write_order_edits',
	orderEditAddVariant: 'write_order_edits',
	orderEditAddCustomItem: 'write_order_edits',
	orderEditSetQuantity: 'write_order_edits',
	orderEditAddLineItemDiscount: 'write_order_edits',
	orderEditUpdateDiscount: 'write_order_edits',
	orderEditRemoveDiscount: 'write_order_edits',
	orderEditAddShippingLine: 'write_order_edits',
	orderEditUpdateShippingLine: 'write_order_edits',
	orderEditRemoveShippingLine: 'write_order_edits',
	orderEditCommit: 'write_order_edits',
	orderUpdate: 'write_orders',
	orderCancel: 'write_orders',
	orderCapture: 'write_orders',
	orderMarkAsPaid: 'write_orders',
	orderCreateManualPayment: 'write_orders',
	orderClose: 'write_orders',
	orderOpen: 'write_orders',
	refundCreate: 'write_orders',
	inventorySetQuantities: 'write_inventory',
	tagsAdd: 'write_orders',
	tagsRemove: 'write_orders',
	metafieldsSet: 'write_orders',
	fulfillmentCreate: 'write_merchant_managed_fulfillment_orders',
	fulfillmentCancel: 'write_fulfillments',
	fulfillmentTrackingInfoUpdate: 'write_fulfillments',
	fulfillmentOrderHold: 'write_merchant_managed_fulfillment_orders',
	fulfillmentOrderReleaseHold: 'write_merchant_managed_fulfillment_orders',
};

/** Every scope a full grant holds. */
export function grantedScopes(denied: readonly string[]): string[] {
	const extra = ['read_fulfillments', 'read_all_orders', 'read_customers', 'read_users'];
	return [...new Set([...Object.values(SCOPES), ...extra])]
		.filter((scope) => !denied.includes(scope))
		.sort();
}
