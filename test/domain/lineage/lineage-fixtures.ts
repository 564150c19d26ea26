import type { LineageFacts } from '../../../domain/lineage/lineage-facts';
import { toOrderKey } from '../../../domain/order/order-key';

/** The order that was replaced: #1031, cancelled at noon. */
export const oldOrder = (change: Partial<LineageFacts> = {}): LineageFacts => ({
	...someOrder('1', '#1031'),
	createdAt: '2026-11-20T11:00:00Z',
	cancelledAt: '2026-11-20T12:00:00Z',
	...change,
});

/** Another order of nobody in particular, placed five hours after #1031 was cancelled. */
export const laterOrder = (change: Partial<LineageFacts> = {}): LineageFacts => ({
	...someOrder('2', '#1040'),
	createdAt: '2026-11-20T17:00:00Z',
	customerId: '',
	paidMinor: 999,
	units: { 'sku:OTHER': 1 },
	...change,
});

/** What the best-known editing app makes of #1031. */
export const newOrder = (change: Partial<LineageFacts> = {}): LineageFacts => ({
	...someOrder('2', '#1031A'),
	createdAt: '2026-11-20T12:00:20Z',
	tags: ['Edit Order'],
	units: { 'sku:TEE': 1, 'sku:LAMP': 1 },
	...change,
});

function someOrder(reference: string, name: string): LineageFacts {
	return {
		orderKey: toOrderKey({ system: 'shopify', account: 'demo.myshopify.com', reference }),
		sourceId: `gid://shopify/Order/${reference}`,
		reference,
		name,
		createdAt: '2026-11-20T11:00:00Z',
		cancelledAt: null,
		tags: [],
		customerId: '3001',
		email: '',
		channel: { id: '580111', title: 'Online Store' },
		currency: 'GBP',
		totalMinor: 8420,
		paidMinor: 8420,
		units: { 'sku:TEE': 2 },
	};
}
