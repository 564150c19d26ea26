import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { processCosts } from '../../shared/cost-budget';
import type { HttpPort } from '../../shared/http-port';
import { n8nHttpPort, type RequestContext } from '../../shared/n8n-http-port';
import { FulfilmentClient } from './fulfilment-client';
import { InventoryClient } from './inventory-client';
import { ShopifyClient } from './shopify-client';
import { shopBaseUrl, shopDomain } from './shop-domain';
import type { ClientOptions } from './shopify-requests';

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

type WantedOptions = Omit<ClientOptions, 'apiVersion'>;

/** Connects to the shop of the node's credential. Nothing is sent yet. */
export async function connectShopify(
	context: ShopifyContext,
	options: WantedOptions = {},
): Promise<ShopifyConnection> {
	const { credentials, port, ...account } = await readAccount(context);
	return {
		client: new ShopifyClient(port, { ...account, ...options }),
		shop: shopDomain(String(credentials['shop'] ?? '')),
		webhookKey: String(credentials['clientSecret'] ?? ''),
	};
}

/** Connects to the stock of the shop of the node's credential; order edits go before it. Nothing is sent yet. */
export async function connectInventory(
	context: ShopifyContext,
	options: WantedOptions = {},
): Promise<InventoryClient> {
	const { port, apiVersion, budget } = await readAccount(context);
	return new InventoryClient(port, { apiVersion, budget, priority: 'bulk', ...options });
}

/** Connects to the fulfilments of the shop of the node's credential; order edits go before it. Nothing is sent yet. */
export async function connectFulfilment(
	context: ShopifyContext,
	options: WantedOptions = {},
): Promise<{ client: FulfilmentClient; shop: string }> {
	const { credentials, port, apiVersion, budget } = await readAccount(context);
	return {
		client: new FulfilmentClient(port, { apiVersion, budget, priority: 'bulk', ...options }),
		shop: shopDomain(String(credentials['shop'] ?? '')),
	};
}

/** The shop's points belong to the shop and the app (docs/vendors/shopify.md §7). */
async function readAccount(context: ShopifyContext): Promise<
	Required<Pick<ClientOptions, 'apiVersion' | 'budget'>> & {
		credentials: ICredentialDataDecryptedObject;
		port: HttpPort;
	}
> {
	const credentials = await context.getCredentials(SHOPIFY_CREDENTIAL);
	const key = [shopBaseUrl(credentials), String(credentials['clientId'] ?? '')].join('\n');
	return {
		credentials,
		port: n8nHttpPort(context, SHOPIFY_CREDENTIAL),
		apiVersion: String(credentials['apiVersion'] ?? '2026-10').trim(),
		budget: { costs: processCosts, key },
	};
}
