import type { World } from '../../playground/world/world';

/** An order that left the warehouse, with the number of its parcel. */
export type Sent = { gid: string; legacyId: string; number: string };

/** Places orders of three units in both systems and lets them leave the warehouse, each under a number of its own. */
export function sendOrders({ shopify, linnworks }: World, count: number): Sent[] {
	return Array.from({ length: count }, (_, index) => {
		const order = shopify.shop.createOrder({
			lines: [
				{ sku: 'TEE-RED-M', quantity: 2 },
				{ sku: 'MUG-01', quantity: 1 },
			],
			shipping: { title: 'Standard', price: '5.00' },
			email: 'bench@buyer.example',
		});
		linnworks.warehouse.createOrder({
			source: 'SHOPIFY',
			subSource: 'demo',
			reference: order.legacyId,
			secondaryReference: order.name,
			paid: true,
			postalService: 'Standard',
			lines: shopify.shop.order(order.gid).lines.map(({ id, sku, currentQuantity }) => ({
				itemNumber: id.split('/').at(-1) ?? id,
				sku: sku ?? '',
				quantity: currentQuantity,
				pricePerUnit: 10,
			})),
		});
		const number = `T${String(index).padStart(5, '0')}`;
		linnworks.warehouse.setTracking(order.legacyId, number, 'DPD');
		linnworks.warehouse.process(order.legacyId);
		return { gid: order.gid, legacyId: order.legacyId, number };
	});
}

/** Orders that the shop does not show as sent exactly once, whole, and under their number. */
export function wronglyTold({ shopify }: World, sent: readonly Sent[]): Sent[] {
	return sent.filter(({ gid, number }) => {
		const told = shopify.shop.order(gid).fulfilments.filter(({ status }) => status === 'SUCCESS');
		const numbers = told.flatMap(({ tracking }) => tracking.map((each) => each.number));
		const units = told.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.quantity, 0);
		return told.length !== 1 || numbers.join() !== number || units !== 3;
	});
}
