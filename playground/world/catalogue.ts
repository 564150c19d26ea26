import { EMPTY_GUID } from '../../simulators/linnworks';
import type { World } from './world';

/** One place under the names of all systems. */
export type SeededLocation = {
	name: string;
	shopifyId: string;
	linnworksId: string;
	netsuiteId: string;
};

export const VARIANTS = [
	{ sku: 'TEE-RED-M', title: 'T-shirt, red, M', price: '24.00' },
	{ sku: 'TEE-BLUE-M', title: 'T-shirt, blue, M', price: '26.50' },
	{ sku: 'MUG-01', title: 'Mug', price: '11.95' },
	{ sku: 'CAP-BLACK', title: 'Cap, black', price: '17.49' },
	{ sku: 'SOCK-3P', title: 'Socks, three pairs', price: '9.99' },
] as const;

/** Sold in the shop but unknown to the warehouse. */
export const UNKNOWN_TO_WAREHOUSE = { sku: 'GIFT-BOX', title: 'Gift box', price: '4.00' } as const;

export const MAIN_LOCATION = 'Main warehouse';
/** A shop location that no mapping row names. */
export const UNMAPPED_LOCATION = 'Pop-up store';

/** What ops enter into the NetSuite account before the templates run. */
export type SeededAccount = {
	locations: SeededLocation[];
	/** The customer for all buyers of the shop, and the item for refunds that move no goods. */
	netsuite: { customerId: string; refundItemId: string; taxCodeId: string };
};

/** Fills all vendors with the same small catalogue; says which of their names belong together. */
export function seedCatalogue({
	shopify,
	linnworks,
	netsuite,
}: Pick<World, 'shopify' | 'linnworks' | 'netsuite'>): SeededAccount {
	const main = shopify.shop.addLocation({ name: MAIN_LOCATION });
	shopify.shop.addLocation({ name: UNMAPPED_LOCATION });
	for (const variant of VARIANTS) {
		shopify.shop.addVariant({ ...variant, available: 5000 });
		linnworks.warehouse.addStockItem({
			sku: variant.sku,
			title: variant.title,
			level: 5000,
			taxRate: 20,
			retailPrice: Number(variant.price),
		});
	}
	for (const { sku, title, price } of VARIANTS) {
		netsuite.account.createItem({ sku, name: title, price: Number(price), stock: 5000 });
	}
	shopify.shop.addVariant({ ...UNKNOWN_TO_WAREHOUSE, available: 5000 });
	for (const name of ['Standard', 'Express']) {
		linnworks.warehouse.addPostalService({ name });
		netsuite.account.createReference({ type: 'shipItem', name });
	}
	const netsuiteId = netsuite.account.createReference({ type: 'location', name: MAIN_LOCATION });
	return {
		locations: [{ name: main.name, shopifyId: main.gid, linnworksId: EMPTY_GUID, netsuiteId }],
		netsuite: {
			customerId: netsuite.account.createCustomer(),
			refundItemId: netsuite.account.createItem({
				sku: 'REFUND',
				name: 'Refund adjustment',
				type: 'nonInventorySaleItem',
			}),
			taxCodeId: netsuite.account.createReference({ type: 'taxCode', name: 'VAT', percent: 20 }),
		},
	};
}
