import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

const AUTH_HOST = 'https://api.linnworks.net';
const AUTH_TIMEOUT_MS = 30_000;

/** Hosts of the v2 API by the session's locality (2.0/orders-v2.json, servers). */
const V2_HOSTS: Readonly<Record<string, string>> = {
	EU: 'https://eu-api.linnworks.net',
	US: 'https://us-api.linnworks.net',
	AS: 'https://as-api.linnworks.net',
};

/** An error whose code survives n8n's wrapping, so that the node can say why there is no session. */
class SessionRefused extends Error {
	constructor(
		readonly code: string,
		message: string,
	) {
		super(message);
		this.name = 'SessionRefused';
	}
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const baseOf = (credentials: ICredentialDataDecryptedObject): string => {
	const base = textOf(credentials['baseUrl']);
	return base === '' ? '' : new URL(base).origin;
};

/** The session's data host if it may be trusted with the token: Linnworks over TLS, or the base URL's own host. */
function trustedServer(server: string, base: string): string {
	if (URL.canParse(server)) {
		const { protocol, hostname, origin } = new URL(server);
		if (protocol === 'https:' && hostname.endsWith('.linnworks.net')) return origin;
		if (base !== '' && hostname === new URL(base).hostname) return origin;
	}
	throw new SessionRefused('SERVER_NOT_TRUSTED', 'Linnworks named a data server of another domain');
}

/**
 * A Linnworks application installed on one account. Its permanent token opens sessions which end after 20 idle
 * minutes (apidocs.linnworks.net/docs/generating-an-api-key); n8n keeps the current one in the hidden fields.
 */
export class OrderSyncLinnworksApi implements ICredentialType {
	name = 'orderSyncLinnworksApi';

	displayName = 'Order Sync Linnworks API';

	icon = {
		light: 'file:../nodes/Linnworks/linnworks.svg',
		dark: 'file:../nodes/Linnworks/linnworks.dark.svg',
	} as const;

	// eslint-disable-next-line n8n-nodes-base/cred-class-field-documentation-url-miscased -- a web address, not the slug that n8n's own credentials use
	documentationUrl = 'https://apidocs.linnworks.net/docs/generating-an-api-key';

	properties: INodeProperties[] = [
		{
			displayName: 'Application ID',
			name: 'applicationId',
			type: 'string',
			default: '',
			required: true,
			description: 'Of the application in the Linnworks developer portal',
		},
		{
			displayName: 'Application Secret',
			name: 'applicationSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Installation Token',
			name: 'installationToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Shown when the application is installed on the Linnworks account',
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
		{
			displayName: 'Server',
			name: 'server',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Locality',
			name: 'locality',
			type: 'hidden',
			default: '',
		},
	];

	/**
	 * Opens a session. The vendor's answer also carries database secrets and an e-mail address, so only the three
	 * values that calls need are kept. A locked account, or one in maintenance, gives no session.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const base = baseOf(credentials);
		const session = (await this.helpers.httpRequest({
			method: 'POST',
			url: `${base === '' ? AUTH_HOST : base}/api/Auth/AuthorizeByApplication`,
			body: {
				ApplicationId: textOf(credentials['applicationId']),
				ApplicationSecret: textOf(credentials['applicationSecret']),
				Token: textOf(credentials['installationToken']),
			},
			json: true,
			timeout: AUTH_TIMEOUT_MS,
		})) as IDataObject;
		const state = textOf((session['Status'] as IDataObject | undefined)?.['State']);
		if (state !== 'AVAILABLE') {
			throw new SessionRefused(
				`ACCOUNT_${state === '' ? 'STATE_UNKNOWN' : state}`,
				'The Linnworks account is locked or in maintenance',
			);
		}
		return {
			sessionToken: textOf(session['Token']),
			server: trustedServer(textOf(session['Server']), base),
			locality: textOf(session['Locality']).toUpperCase(),
		};
	}

	/** Sends v1 paths to the session's server and v2 paths to the locality's host; safe to call twice on one request. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const base = baseOf(credentials);
		const v2Host = base === '' ? V2_HOSTS[textOf(credentials['locality'])] : base;
		return {
			...request,
			baseURL: request.url.startsWith('/v2/')
				? (v2Host ?? 'https://eu-api.linnworks.net')
				: trustedServer(textOf(credentials['server']), base),
			headers: { ...request.headers, Authorization: textOf(credentials['sessionToken']) },
		};
	};

	test: ICredentialTestRequest = {
		request: { method: 'GET', url: '/api/Inventory/GetStockLocations' },
	};
}
