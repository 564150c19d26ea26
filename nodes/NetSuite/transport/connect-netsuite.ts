import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';
import { n8nHttpPort, type RequestContext } from '../../shared/n8n-http-port';
import { baseUrl } from './base-url';
import { NetSuiteClient } from './netsuite-client';
import type { ClientOptions } from './netsuite-requests';

export const NETSUITE_CREDENTIAL = 'orderSyncNetSuiteApi';

/** The parts of an n8n context that a connection needs. */
export type NetSuiteContext = RequestContext & {
	getNode: () => INode;
	getCredentials: <T extends object = ICredentialDataDecryptedObject>(type: string) => Promise<T>;
};

export type Connection = {
	client: NetSuiteClient;
	/** The credential's id, under which caches are shared: what a role sees is its own. */
	account: string;
};

/** What a person may set on the node, and how urgent the work is; bulk work waits for edits. */
export type ConnectOptions = Pick<ClientOptions, 'priority' | 'slots' | 'timeoutMs'>;

/** A client on the node's credential. Nothing is sent yet; throws LoginFailed when the account ID is none. */
export async function connectNetSuite(
	context: NetSuiteContext,
	options: ConnectOptions = {},
): Promise<Connection> {
	const credentials = await context.getCredentials(NETSUITE_CREDENTIAL);
	const tokenBased = credentials['authentication'] === 'tba';
	const port = n8nHttpPort(context, NETSUITE_CREDENTIAL, { renews: !tokenBased });
	const client = new NetSuiteClient(port, {
		account: baseUrl(credentials),
		...(tokenBased ? { lockableLogin: fingerprint(credentials) } : {}),
		...options,
	});
	return { client, account: context.getNode().credentials?.[NETSUITE_CREDENTIAL]?.id ?? '' };
}

const LOGIN_FIELDS = [
	...['accountId', 'baseUrl'],
	...['consumerKey', 'consumerSecret', 'tokenId', 'tokenSecret'],
];

/** A login's name that changes with every part of it and gives none away. */
function fingerprint(credentials: ICredentialDataDecryptedObject): string {
	const parts = LOGIN_FIELDS.map((name) => String(credentials[name] ?? ''));
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
