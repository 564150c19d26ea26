import type { World } from '../world/world';
import { MAIN_LOCATION } from '../world/catalogue';

export type DemoOrder = { gid: string; legacyId: string; name: string };

/** A buyer orders and pays. */
export function placeDemoOrder({ shopify }: Pick<World, 'shopify'>): DemoOrder {
	return shopify.shop.createOrder({
		lines: [
			{ sku: 'TEE-RED-M', quantity: 1 },
			{ sku: 'MUG-01', quantity: 2 },
		],
		shipping: { title: 'Standard', price: '4.95' },
		taxesIncluded: true,
		taxRates: [{ title: 'VAT', rate: 0.2 }],
		shippingAddress: {
			firstName: 'Robin',
			lastName: 'Field',
			address1: '12 Mill Lane',
			city: 'Leeds',
			zip: 'LS1 4AP',
			countryCode: 'GB',
			phone: '+44 113 496 0000',
		},
		email: 'robin@buyer.example',
	});
}

/** After payment the buyer wants another colour, one mug more, and another address. */
export function editDemoOrder({ shopify }: Pick<World, 'shopify'>, order: DemoOrder): string[] {
	shopify.shop.edit(order.gid, [
		{ setQuantity: { sku: 'TEE-RED-M', quantity: 0 } },
		{ addVariant: { sku: 'TEE-BLUE-M', quantity: 1 } },
		{ setQuantity: { sku: 'MUG-01', quantity: 3 } },
	]);
	shopify.shop.updateOrder(order.gid, {
		shippingAddress: {
			firstName: 'Robin',
			lastName: 'Field',
			address1: '7 Canal Street',
			city: 'York',
			zip: 'YO1 7HB',
			countryCode: 'GB',
			phone: '+44 113 496 0000',
		},
	});
	return [
		'T-shirt, red, M is swapped for T-shirt, blue, M',
		'Mug: 2 become 3',
		`The address moves from Leeds to York (still shipped from ${MAIN_LOCATION})`,
	];
}
