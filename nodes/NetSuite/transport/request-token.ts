import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { z } from 'zod';
import { baseUrl } from './base-url';
import { LoginFailed } from './login-failed';
import { mintAssertion } from './mint-assertion';
import { toPrivateKey } from './to-private-key';

const GRANT_PATH = '/services/rest/auth/oauth2/v1/token';
const TIMEOUT_MS = 30_000;

const tokenSchema = z.object({ access_token: z.string().min(1) });
const refusalSchema = z.object({ error: z.string().regex(/^[a-z_]{1,40}$/) });

/**
 * The request that buys an access token for a signed assertion (docs/vendors/netsuite.md §1.3). `now` is in
 * milliseconds. Its full answer goes to `readToken`, whatever its status. Throws LoginFailed on an unusable key.
 */
export function tokenRequest(
	credentials: ICredentialDataDecryptedObject,
	now: number,
): IHttpRequestOptions {
	const base = baseUrl(credentials);
	const url = `${base}${GRANT_PATH}`;
	const assertion = mintAssertion(
		{
			clientId: String(credentials['clientId'] ?? '').trim(),
			certificateId: String(credentials['certificateId'] ?? '').trim(),
			audience: url,
			issuedAt: Math.floor(now / 1000),
		},
		credentials['algorithm'] === 'PS256' ? 'PS256' : 'ES256',
		toPrivateKey(String(credentials['privateKey'] ?? '')),
	);
	return {
		method: 'POST',
		url,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
		body: new URLSearchParams({
			grant_type: 'client_credentials',
			client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
			client_assertion: assertion,
		}),
		timeout: TIMEOUT_MS,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
	};
}

/** The access token of an answer; throws LoginFailed, with the refusal's own code, when there is none. */
export function readToken(answer: { statusCode?: number; body?: unknown }): string {
	const token = tokenSchema.safeParse(answer.body);
	const status = answer.statusCode ?? 0;
	if (status === 200 && token.success) return token.data.access_token;
	if (status === 429 || status >= 500) {
		throw new LoginFailed('LOGIN_UNAVAILABLE', `NetSuite gave no token now (HTTP ${status})`);
	}
	const refusal = refusalSchema.safeParse(answer.body);
	const code = refusal.success ? refusal.data.error : `http_${status}`;
	throw new LoginFailed(
		`LOGIN_REFUSED_${code.toUpperCase()}`,
		`NetSuite issued no token (${code}): check the client ID, the certificate ID and the private key`,
	);
}
