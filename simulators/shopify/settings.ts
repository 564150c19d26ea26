/** What the shop is, as opposed to what is in it. */
export interface ShopSettings {
	readonly domain: string;
	readonly name: string;
	readonly currency: string;
	readonly taxesIncluded: boolean;
	readonly timezone: string;
	/** The app whose token the caller holds. */
	readonly app: { readonly id: number; readonly title: string; readonly handle: string };
	readonly clientId: string;
	readonly clientSecret: string;
	readonly accessToken: string;
}

/** The version the shop speaks; older unsupported ones are answered by the oldest supported. */
export const API_VERSION = '2026-10';
export const SUPPORTED_VERSIONS = ['2026-01', '2026-04', '2026-07', '2026-10'] as const;

/** The admin itself and other people's editing apps, as they appear in the ledger. */
export const ADMIN_APP_ID = 1830279;
export const FOREIGN_EDIT_APP_ID = 6510951;
export const ONLINE_STORE_APP_ID = 580111;
export const RECREATE_APP_ID = 7012345;
export const OWN_APP_ID = 1354745;

const TITLES: Readonly<Record<number, string>> = {
	[ADMIN_APP_ID]: 'Shopify',
	[ONLINE_STORE_APP_ID]: 'Online Store',
	[RECREATE_APP_ID]: 'Edit Order',
};

/** The title the ledger shows for an app. */
export function appTitle(settings: ShopSettings, appId: number): string {
	if (appId === settings.app.id) return settings.app.title;
	return TITLES[appId] ?? 'Order Editing';
}
