import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LoginFailureReason } from './audit-trail';
import type { TbaTokens } from './credentials';

const SKEW_SECONDS = 300;
const MIN_NONCE = 6;
const REQUIRED = [
	...['oauth_consumer_key', 'oauth_token', 'oauth_nonce', 'oauth_timestamp'],
	...['oauth_signature_method', 'oauth_signature'],
];

export interface SignedRequest {
	method: string;
	/** Scheme, host and path as they were called, without the query. */
	url: string;
	query: URLSearchParams;
	authorization: string;
}

function encode(text: string): string {
	return encodeURIComponent(text).replace(
		/[!'()*]/g,
		(char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}

function parseHeader(authorization: string): Map<string, string> {
	const pairs = authorization.slice('OAuth '.length).matchAll(/([A-Za-z_]+)\s*=\s*"([^"]*)"/g);
	return new Map([...pairs].map(([, name = '', value = '']) => [name, decodeURIComponent(value)]));
}

function signatureOf(request: SignedRequest, oauth: Map<string, string>, tokens: TbaTokens) {
	const signed = [...oauth].filter(([name]) => name !== 'realm' && name !== 'oauth_signature');
	const pairs = [...signed, ...request.query]
		.map(([name, value]) => [encode(name), encode(value)] as const)
		.sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
		.map(([name, value]) => `${name}=${value}`)
		.join('&');
	const base = [request.method.toUpperCase(), encode(request.url), encode(pairs)].join('&');
	const key = `${encode(tokens.consumerSecret)}&${encode(tokens.tokenSecret)}`;
	return createHmac('sha256', key).update(base).digest();
}

function isSame(given: string, expected: Buffer): boolean {
	const bytes = Buffer.from(given, 'base64');
	return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

/** Checks OAuth 1.0a requests of one user, docs/vendors/netsuite.md §1.2. Remembers the nonces it has seen. */
export class TbaGuard {
	private readonly used = new Set<string>();

	constructor(
		private readonly tokens: TbaTokens,
		private readonly realm: string,
		private readonly clock: () => Date,
	) {}

	/** Why the request is refused, or null when it is signed well. */
	refusal(request: SignedRequest): LoginFailureReason | null {
		const oauth = parseHeader(request.authorization);
		const value = (name: string) => oauth.get(name) ?? '';
		if (REQUIRED.some((name) => value(name) === '')) return 'MissingTokenPassportRequiredFields';
		if (value('realm') !== this.realm) return 'InvalidRealm';
		if (value('oauth_consumer_key') !== this.tokens.consumerKey) return 'consumer_key_unknown';
		if (value('oauth_token') !== this.tokens.tokenId) return 'token_rejected';
		if (value('oauth_signature_method') !== 'HMAC-SHA256') return 'UnknownAlgorithm';
		const timestamp = Number(value('oauth_timestamp'));
		const age = Math.abs(this.clock().getTime() / 1000 - timestamp);
		if (!(age <= SKEW_SECONDS)) return 'InvalidTimestamp';
		const nonce = value('oauth_nonce');
		const key = `${nonce}/${timestamp}`;
		if (nonce.length < MIN_NONCE || this.used.has(key)) return 'NonceUsed';
		const expected = signatureOf(request, oauth, this.tokens);
		if (!isSame(value('oauth_signature'), expected)) return 'InvalidSignature';
		this.used.add(key);
		return null;
	}

	/** Forgets the nonces. */
	clear(): void {
		this.used.clear();
	}
}
