import { createHmac } from 'node:crypto';
import { encodeRfc3986 } from './encode-rfc3986';

export type TokenKeys = {
	consumerKey: string;
	consumerSecret: string;
	tokenId: string;
	tokenSecret: string;
};

/** What makes a signature good for one request only: 6 characters or more, and seconds since 1970. */
export type Moment = { nonce: string; timestamp: string };

/**
 * The Authorization header of token-based authentication (OAuth 1.0a, HMAC-SHA256; docs/vendors/netsuite.md §1.2)
 * for one request. `url` is the whole address as it is sent, query included; the body is not signed.
 */
export function signRequest(
	{ method, url, realm }: { method: string; url: string; realm: string },
	keys: TokenKeys,
	{ nonce, timestamp }: Moment,
): string {
	const oauth = {
		oauth_token: keys.tokenId,
		oauth_consumer_key: keys.consumerKey,
		oauth_nonce: nonce,
		oauth_timestamp: timestamp,
		oauth_signature_method: 'HMAC-SHA256',
		oauth_version: '1.0',
	};
	const { origin, pathname, searchParams } = new URL(url);
	const signed = [
		method.toUpperCase(),
		`${origin}${pathname}`,
		sorted([...searchParams, ...Object.entries(oauth)]),
	];
	const key = `${encodeRfc3986(keys.consumerSecret)}&${encodeRfc3986(keys.tokenSecret)}`;
	const signature = createHmac('sha256', key)
		.update(signed.map(encodeRfc3986).join('&'))
		.digest('base64');
	const fields = Object.entries({ realm, ...oauth, oauth_signature: signature });
	return `OAuth ${fields.map(([name, value]) => `${name}="${encodeRfc3986(value)}"`).join(', ')}`;
}

/** Parameters in the order of RFC 5849 §3.4.1.3.2: by encoded name, then by encoded value. */
function sorted(parameters: ReadonlyArray<readonly [string, string]>): string {
	return parameters
		.map(([name, value]) => [encodeRfc3986(name), encodeRfc3986(value)] as const)
		.sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
		.map((pair) => pair.join('='))
		.join('&');
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
