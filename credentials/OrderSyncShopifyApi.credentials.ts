import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { shopBaseUrl } from '../nodes/Shopify/transport/shop-domain';

/** Access to one shop's Admin API, and the secret that signs its webhooks. */
export class OrderSyncShopifyApi implements ICredentialType {
	name = 'orderSyncShopifyApi';

	displayName = 'Order Sync Shopify API';

	icon = {
		light: 'file:../nodes/Shopify/shopify.svg',
		dark: 'file:../nodes/Shopify/shopify.dark.svg',
	} as const;

	// eslint-disable-next-line n8n-nodes-base/cred-class-field-documentation-url-miscased -- a package outside n8n gives a full URL
	documentationUrl =
		'https://github.com/n8n-nodes-order-sync/n8n-nodes-order-sync#shopify-credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Shop',
			name: 'shop',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'my-shop.myshopify.com',
			description:
				'The permanent name of the shop, as the first part of its myshopify.com domain or as a URL',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{
					name: 'Access Token',
					value: 'accessToken',
					description: 'A custom app that was made in the admin of the shop before 2026',
				},
				{
					name: 'Client Credentials',
					value: 'clientCredentials',
					description: 'An app of the Dev Dashboard in the same organisation as the shop',
				},
			],
			default: 'clientCredentials',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The Admin API access token; it starts with shpat_',
			displayOptions: { show: { authentication: ['accessToken'] } },
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			displayOptions: { show: { authentication: ['clientCredentials'] } },
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The secret of the app. Webhooks that the trigger subscribes to are signed with it, so the trigger refuses every webhook without it. Subscriptions made by hand under Settings > Notifications are signed with another secret, which that page shows.',
		},
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'string',
			default: '2026-10',
			description: 'Version of the Admin API, as year and month',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			description: 'Only for sandboxes and simulators',
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/**
	 * Fetches a session token: n8n calls it while there is none and after a 401. A client-credentials token lives
	 * about a day and has no refresh token
	 * (https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant).
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		if (credentials['authentication'] === 'accessToken') {
			return { sessionToken: credentials['accessToken'] };
		}
		const grant = (await this.helpers.httpRequest({
			method: 'POST',
			url: `${shopBaseUrl(credentials)}/admin/oauth/access_token`,
			headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
			body: new URLSearchParams({
				grant_type: 'client_credentials',
				client_id: String(credentials['clientId']),
				client_secret: String(credentials['clientSecret']),
			}),
			timeout: 30_000,
		})) as { access_token?: unknown } | undefined;
		if (typeof grant?.access_token !== 'string') {
			throw new Error('Shopify issued no access token for these client credentials');
		}
		return { sessionToken: grant.access_token };
	}

	/** Adds host and token. It may run twice on the same options: n8n repeats a request after a 401. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const fixed = credentials['authentication'] === 'accessToken';
		const session = String(credentials[fixed ? 'accessToken' : 'sessionToken'] ?? '');
		return {
			...requestOptions,
			baseURL: shopBaseUrl(credentials),
			headers: { ...requestOptions.headers, 'X-Shopify-Access-Token': session },
		};
	}

	/** GraphQL answers an unusable token with 200 and no data, which the rule turns into a failure. */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: '=/admin/api/{{$credentials.apiVersion}}/graphql.json',
			body: { query: '{ currentAppInstallation { id accessScopes { handle } } }' },
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'data.currentAppInstallation.id',
					value: undefined,
					message:
						'Shopify did not say which scopes the app was granted; check shop, token and API version',
				},
			},
		],
	};
}
