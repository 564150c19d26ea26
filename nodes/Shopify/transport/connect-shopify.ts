import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { n8nHttpPort, type RequestContext } from '../../shared/n8n-http-port';
import { ShopifyClient, type ClientOptions } from './shopify-client';
import { shopDomain } from './shop-domain';

export const SHOPIFY_CREDENTIAL = 'orderSyncShopifyApi';

/** The parts that execution, hook and webhook contexts of n8n have in common. */
export type ShopifyContext = RequestContext & {
	getCredentials: <T extends object = ICredentialDataDecryptedObject>(type: string) => Promise<T>;
};

export type ShopifyConnection = {
	client: ShopifyClient;
	/** The shop's permanent domain, by which its orders are named everywhere. */
	shop: string;
	/** The key that signs this app's webhooks; empty when the credential has none. */
	webhookKey: string;
};

/** Connects to the shop of the node's credential. Nothing is sent yet. */
export async function connectShopify(
	context: ShopifyContext,
	options: Omit<ClientOptions, 'apiVersion'> = {},
): Promise<ShopifyConnection> {
	const credentials = await context.getCredentials(SHOPIFY_CREDENTIAL);
	const apiVersion = String(credentials['apiVersion'] ?? '2026-10').trim();
	const port = n8nHttpPort(context, SHOPIFY_CREDENTIAL);
	return {
		client: new ShopifyClient(port, { ...options, apiVersion }),
		shop: shopDomain(String(credentials['shop'] ?? '')),
		webhookKey: String(credentials['clientSecret'] ?? ''),
	};
}
