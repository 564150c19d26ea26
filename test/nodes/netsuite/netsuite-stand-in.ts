import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { signRequest, type TokenKeys } from '../../../nodes/NetSuite/transport/sign-request';

export const GRANT_PATH = '/services/rest/auth/oauth2/v1/token';

const KEYS: TokenKeys = {
	...{ consumerKey: 'ck', consumerSecret: 'cs' },
	...{ tokenId: 'ti', tokenSecret: 'ts' },
};
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** Verifies the assertions of `credentialFor`. */
export const CERTIFICATE_KEY = publicKey;

/** A credential's fields as a person fills them in, the private key pasted into one line. */
export const credentialFor = (
	authentication: 'oauth2' | 'tba',
	baseUrl: string,
): ICredentialDataDecryptedObject => ({
	...{ accountId: '1234567-sb1', authentication, baseUrl, accessToken: '' },
	...{ clientId: 'client', certificateId: 'certificate', algorithm: 'ES256' },
	privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().replace(/\n/g, ' '),
	...KEYS,
});

export type Heard = {
	method: string;
	/** Path and query, as they came over the wire. */
	url: string;
	headers: IncomingHttpHeaders;
	body: string;
	/** Whether the OAuth 1.0a signature, if there is one, fits just this method and address. */
	signed: boolean;
};

export type Told = { status: number; body?: object; headers?: Record<string, string> };

/** A server that notes what reaches it and answers what a test says; it checks signatures against the bare address. */
export async function netsuiteStandIn(answer: (heard: Heard) => Told) {
	const heard: Heard[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { method = '', url = '', headers } = request;
			const call = { method, url, headers, body: Buffer.concat(chunks).toString(), signed: false };
			call.signed = isSigned(call, `http://${headers.host ?? ''}${url}`);
			heard.push(call);
			const told = answer(call);
			response.writeHead(told.status, { 'Content-Type': 'application/json', ...told.headers });
			response.end(told.body === undefined ? undefined : JSON.stringify(told.body));
		});
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		heard,
		close: async () => await new Promise((closed) => server.close(closed)),
	};
}

export type StandIn = Awaited<ReturnType<typeof netsuiteStandIn>>;

function isSigned({ method, headers }: Heard, url: string): boolean {
	const sent = headers.authorization ?? '';
	const field = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(sent)?.[1] ?? '';
	const moment = { nonce: field('oauth_nonce'), timestamp: field('oauth_timestamp') };
	return sent === signRequest({ method, url, realm: field('realm') }, KEYS, moment);
}
