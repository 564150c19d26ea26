import { EMPTY_GUID } from '../../simulators/linnworks';
import type { World } from './world';

export type SeededLocation = { name: string; shopifyId: string; linnworksId: string };

export const VARIANTS = [
	{ sku: 'TEE-RED-M', title: 'T-shirt, red, M', price: '24.00' },
	{ sku: 'TEE-BLUE-M', title: 'T-shirt, blue, M', price: '26.50' },
	{ sku: 'MUG-01', title: 'Mug', price: '11.95' },
	{ sku: 'CAP-BLACK', title: 'Cap, black', price: '17.49' },
	{ sku: 'SOCK-3P', title: 'Socks, three pairs', price: '9.99' },
] as const;

/** Sold in the shop but unknown to the warehouse. */
export const UNKNOWN_TO_WAREHOUSE = { sku: 'GIFT-BOX', title: 'Gift box', price: '4.00' } as const;

const SERVICES = ['Standard', 'Express'];

export const MAIN_LOCATION = 'Main warehouse';
/** A shop location that no mapping row names. */
export const UNMAPPED_LOCATION = 'Pop-up store';

/** Fills shop and warehouse with the same small catalogue; says which locations belong together. */
export function seedCatalogue({
	shopify,
	linnworks,
}: Pick<World, 'shopify' | 'linnworks'>): SeededLocation[] {
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
	shopify.shop.addVariant({ ...UNKNOWN_TO_WAREHOUSE, available: 5000 });
	for (const name of SERVICES) linnworks.warehouse.addPostalService({ name });
	return [{ name: main.name, shopifyId: main.gid, linnworksId: EMPTY_GUID }];
}

/** Ids in the accounts that ops enter into the templates' settings. */
export type SeededAccounts = {
	/** The customer for all buyers of the shop. */
	customerId: string;
	/** The item for refunds; it is no stock. */
	refundItemId: string;
	taxCodeId: string;
	locationId: string;
};

/** Fills the accounts with the same catalogue. */
export function seedAccounts({ account }: World['netsuite']): SeededAccounts {
	for (const { sku, title, price } of VARIANTS) {
		account.createItem({ sku, name: title, price: Number(price), stock: 5000 });
	}
	for (const name of SERVICES) account.createReference({ type: 'shipItem', name });
	return {
		customerId: account.createCustomer(),
		refundItemId: account.createItem({
			sku: 'REFUND',
			name: 'Refund adjustment',
			type: 'nonInventorySaleItem',
		}),
		taxCodeId: account.createReference({ type: 'taxCode', name: 'VAT', percent: 20 }),
		locationId: account.createReference({ type: 'location', name: MAIN_LOCATION }),
	};
}
