import { MAIN_LOCATION, VARIANTS } from '../../../playground/world/catalogue';
import { TABLES } from '../../../playground/world/install-templates';
import type { NetSuiteSimulator } from '../../../simulators/netsuite';
import type { ShopifySimulator } from '../../../simulators/shopify';
import type { DataTables } from '../engine/data-tables';

/** Units of each article that lie on the shelf at first. */
export const STOCK = 100_000;

/** What is sold without being goods, with the item of the accounts that stands for it. */
export const CHARGES = { Tip: 'TIP', 'Gift wrapping': 'WRAP' } as const;

/** What the office adds to orders by itself. */
export const SAMPLE = 'SAMPLE';

/** How the accounts tax, by the name that a story gives it. */
export type TaxProfile = 'override' | 'itemLine' | 'computes';

/** Ids in the account that the settings of the templates name. */
export type Ids = Record<'customer' | 'refundItem' | 'taxItem' | 'taxCode' | 'location', string>;

/** Fills shop and accounts with the same small catalogue, and the tables with what belongs together. */
export function seed(
	shopify: ShopifySimulator,
	netsuite: NetSuiteSimulator,
	tables: DataTables,
): Ids {
	const { account } = netsuite;
	const location = account.createReference({ type: 'location', name: MAIN_LOCATION });
	const main = shopify.shop.addLocation({ name: MAIN_LOCATION });
	tables.insert(TABLES.locationMap, {
		target_system: 'netsuite',
		source_location_id: main.gid,
		source_location_name: main.name,
		target_location_id: location,
		target_location_name: main.name,
	});
	for (const { sku, title, price } of VARIANTS) {
		shopify.shop.addVariant({ sku, title, price, available: STOCK });
		account.createItem({ sku, name: title, price: Number(price), stock: { [location]: STOCK } });
	}
	for (const [title, sku] of Object.entries(CHARGES)) {
		account.createItem({ sku, type: 'otherChargeSaleItem' });
		tables.insert(TABLES.skuMap, {
			target_system: 'netsuite',
			source_sku: `title:${title}`,
			target_sku: sku,
		});
	}
	account.createItem({ sku: SAMPLE, stock: { [location]: STOCK } });
	const plain = (sku: string): string =>
		account.createItem({ sku, type: 'nonInventorySaleItem', taxRate: 0 });
	return {
		customer: account.createCustomer({ entityId: 'WEB' }),
		refundItem: plain('REFUND'),
		taxItem: plain('TAX'),
		taxCode: '5',
		location,
	};
}

/** What ops enter into the settings of the templates. */
export function settingsFor(profile: TaxProfile, ids: Ids): Record<string, string | boolean> {
	return {
		importOrders: true,
		customerId: ids.customer,
		refundItemId: ids.refundItem,
		taxItemId: profile === 'itemLine' ? ids.taxItem : '',
		suiteTaxCodeId: profile === 'override' ? ids.taxCode : '',
		suiteTaxTypeId: profile === 'override' ? '1' : '',
	};
}

/** The account's own side of it: with SuiteTax, with legacy tax that it works out, or with goods that it does not tax. */
export function taxAccount({ switches }: NetSuiteSimulator, profile: TaxProfile): void {
	switches.taxProfile = profile === 'override' ? 'suiteTax' : 'legacy';
	switches.taxRate = profile === 'itemLine' ? 0 : 20;
}
