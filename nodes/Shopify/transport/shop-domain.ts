/**
 * The permanent domain of a shop ("demo.myshopify.com") from whatever people paste: the bare name, the domain, a
 * URL of the shop or of its admin. Throws on anything else, so that no token is ever sent to another host.
 */
export function shopDomain(text: string): string {
	const spelled = text
		.trim()
		.toLowerCase()
		.replace(/^https?:\/\//, '');
	const admin = /^admin\.shopify\.com\/store\/([^/?#]+)/.exec(spelled)?.[1];
	const host = admin ?? spelled.replace(/[/?#].*$/, '').replace(/:\d+$/, '');
	const name = host.replace(/\.myshopify\.com$/, '');
	if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) {
		throw new Error(
			`"${text}" is not a shop: enter the name that stands before .myshopify.com in the shop's admin`,
		);
	}
	return `${name}.myshopify.com`;
}

/** Where the Admin API of a shop answers, without a trailing slash. */
export function shopBaseUrl(credentials: { shop?: unknown; baseUrl?: unknown }): string {
	const override = String(credentials.baseUrl ?? '').trim();
	if (override !== '') return override.replace(/\/+$/, '');
	return `https://${shopDomain(String(credentials.shop ?? ''))}`;
}
