import { OWN_APP_ID, type ShopSettings } from './settings';
import type { Switches } from './switches';

/** How to start the shop. Everything has a default. */
export interface ShopifySimulatorOptions {
	readonly port?: number;
	readonly host?: string;
	/** The shop's time; whole seconds show. */
	readonly clock?: () => Date;
	/** Added to every GraphQL answer. */
	readonly latencyMs?: number;
	readonly shop?: {
		readonly domain?: string;
		readonly name?: string;
		readonly currency?: string;
		readonly taxesIncluded?: boolean;
		readonly timezone?: string;
	};
	readonly accessToken?: string;
	readonly clientId?: string;
	readonly clientSecret?: string;
	readonly switches?: Partial<Switches>;
	/** The cost bucket; the vendor's standard plan unless given. */
	readonly throttle?: {
		readonly maximumAvailable?: number;
		readonly restoreRate?: number;
		/** What one query may cost at most; the vendor's 1000 unless given. */
		readonly maximumQueryCost?: number;
		readonly nowMs?: () => number;
	};
	/** Whether the shop starts with one location, "Main warehouse". */
	readonly withLocation?: boolean;
}

/** Fills the settings up. */
export function toSettings(options: ShopifySimulatorOptions): ShopSettings {
	const { shop = {} } = options;
	return {
		domain: shop.domain ?? 'demo.myshopify.com',
		name: shop.name ?? 'Demo',
		currency: shop.currency ?? 'GBP',
		taxesIncluded: shop.taxesIncluded ?? true,
		timezone: shop.timezone ?? 'Europe/London',
		app: { id: OWN_APP_ID, title: 'Order Sync', handle: 'order-sync' },
		clientId: options.clientId ?? 'demo-client-id',
		clientSecret: options.clientSecret ?? 'demo-client-secret',
		accessToken: options.accessToken ?? 'shpat_demo_access_token',
	};
}
