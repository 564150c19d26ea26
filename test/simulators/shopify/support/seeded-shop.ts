import {
	startShopifySimulator,
	type NewOrder,
	type ShopifySimulator,
	type ShopifySimulatorOptions,
} from '../../../../simulators/shopify';

export const VAT = [{ title: 'VAT', rate: 0.2 }];
export const SALES_TAX = [{ title: 'State', rate: 0.1 }];

/** A clock that stands still until told otherwise. */
export class TestClock {
	private time = Date.parse('2026-11-20T10:00:00Z');

	readonly now = (): Date => new Date(this.time);

	advance(seconds: number): void {
		this.time += seconds * 1000;
	}
}

/** A shop with four products on the shelf and an unlimited cost bucket. */
export async function seededShop(
	options: ShopifySimulatorOptions = {},
): Promise<{ shop: ShopifySimulator; clock: TestClock }> {
	const clock = new TestClock();
	const shop = await startShopifySimulator({
		clock: clock.now,
		throttle: { maximumAvailable: 1_000_000 },
		...options,
	});
	shop.shop.addProduct({ sku: 'TEE', title: 'Tee', price: '30.00', variantTitle: 'Black / M' });
	shop.shop.addProduct({ sku: 'MUG', title: 'Mug', price: '12.00' });
	shop.shop.addProduct({ sku: 'LAMP', title: 'Lamp', price: '48.00' });
	shop.shop.addProduct({ sku: 'CAP', title: 'Cap', price: '9.99', available: 5 });
	return { shop, clock };
}

/** The worked example of the vendor notes: 2 x 30, 1 x 12, shipping 5 untaxed, tax 10 % on top. */
export const WORKED_EXAMPLE: NewOrder = {
	lines: [
		{ sku: 'TEE', quantity: 2 },
		{ sku: 'MUG', quantity: 1 },
	],
	shipping: { title: 'Standard', price: '5.00', taxable: false },
	taxesIncluded: false,
	taxRates: SALES_TAX,
	email: 'ann@example.com',
	shippingAddress: {
		firstName: 'Ann',
		lastName: 'Lee',
		address1: '1 High St',
		city: 'Leeds',
		zip: 'LS1 1AA',
		countryCode: 'GB',
	},
};
