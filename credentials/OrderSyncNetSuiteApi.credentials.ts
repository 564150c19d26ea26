import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { authoriseRequest } from '../nodes/NetSuite/transport/authorise-request';
import { freshMoment } from '../nodes/NetSuite/transport/fresh-moment';
import { LoginFailed } from '../nodes/NetSuite/transport/login-failed';
import { readToken, tokenRequest } from '../nodes/NetSuite/transport/request-token';

const oauth2 = { show: { authentication: ['oauth2'] } };
const tba = { show: { authentication: ['tba'] } };

/**
 * One NetSuite account and role, by OAuth 2.0 with a certificate (machine to machine) or by token-based
 * authentication. It has no `test` of its own: n8n would prefer that to the nodes' test, which can tell how far the
 * clocks are apart (nodes/NetSuite/transport/test-login.ts).
 */
export class OrderSyncNetSuiteApi implements ICredentialType {
	name = 'orderSyncNetSuiteApi';

	displayName = 'Order Sync NetSuite API';

	icon = {
		light: 'file:../nodes/NetSuite/netsuite.svg',
		dark: 'file:../nodes/NetSuite/netsuite.dark.svg',
	} as const;

	// eslint-disable-next-line n8n-nodes-base/cred-class-field-documentation-url-miscased -- a package outside n8n gives a full URL
	documentationUrl =
		'https://github.com/n8n-nodes-order-sync/n8n-nodes-order-sync#netsuite-credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			default: '',
			required: true,
			placeholder: '1234567_SB1',
			description:
				'From Setup > Company > Company Information; any spelling, or a web address of the account, will do',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{
					name: 'OAuth 2.0 (Machine to Machine)',
					value: 'oauth2',
					description: 'A certificate that was uploaded for an integration, a role and a user',
				},
				{
					name: 'Token-Based Authentication',
					value: 'tba',
					description:
						'Only for integrations that exist already: from 2027.1 NetSuite accepts no new ones',
				},
			],
			default: 'oauth2',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'Of the integration record, where it is also called consumer key',
			displayOptions: oauth2,
		},
		{
			displayName: 'Certificate ID',
			name: 'certificateId',
			type: 'string',
			default: '',
			required: true,
			description: 'Shown in the list of client credentials once the certificate is uploaded',
			displayOptions: oauth2,
		},
		{
			displayName: 'Algorithm',
			name: 'algorithm',
			type: 'options',
			options: [
				{ name: 'ES256', value: 'ES256', description: 'For an EC key on the curve P-256' },
				{ name: 'PS256', value: 'PS256', description: 'For an RSA key of 3072 or 4096 bits' },
			],
			default: 'ES256',
			description: 'What the private key signs with',
			displayOptions: oauth2,
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The unprotected key of the certificate as PEM text; line breaks may have been lost while pasting',
			displayOptions: oauth2,
		},
		// eslint-disable-next-line @n8n/community-nodes/credential-unnecessary-password -- the other plugin demands it for every name with "key"
		{
			displayName: 'Consumer Key',
			name: 'consumerKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: tba,
		},
		{
			displayName: 'Consumer Secret',
			name: 'consumerSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: tba,
		},
		{
			displayName: 'Token ID',
			name: 'tokenId',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: tba,
		},
		{
			displayName: 'Token Secret',
			name: 'tokenSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: tba,
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			description: 'Only for sandboxes and simulators',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/**
	 * Fetches an access token: n8n calls it while there is none and after a 401. Of the answer only the token is kept.
	 * Token-based authentication fetches nothing; without the expirable field in the result n8n stores nothing either.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		if (credentials['authentication'] === 'tba') return {};
		const request = tokenRequest(credentials, Date.now());
		const answer = (await this.helpers.httpRequest(request).catch(() => {
			throw new LoginFailed('LOGIN_UNAVAILABLE', 'NetSuite did not answer the login');
		})) as { statusCode?: number; body?: unknown };
		return { accessToken: readToken(answer) };
	}

	/** Adds host and token, or signs the request anew; safe to call twice on one request. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => authoriseRequest(credentials, request, freshMoment());
}
