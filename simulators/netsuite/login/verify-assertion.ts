import { constants, verify, type KeyObject } from 'node:crypto';

const MAX_LIFE_SECONDS = 3600;
const SKEW_SECONDS = 300;

function parsePart(part: string): Record<string, unknown> {
	const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isSigned(alg: unknown, key: KeyObject, data: Buffer, signature: Buffer): boolean {
	if (alg === 'ES256' && key.asymmetricKeyType === 'ec') {
		return verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature);
	}
	if (alg !== 'PS256' || key.asymmetricKeyType !== 'rsa') return false;
	const padding = constants.RSA_PKCS1_PSS_PADDING;
	const saltLength = constants.RSA_PSS_SALTLEN_DIGEST;
	return verify('sha256', data, { key, padding, saltLength }, signature);
}

function hasScope(scope: unknown): boolean {
	const names = Array.isArray(scope) ? (scope as unknown[]) : String(scope ?? '').split(/[\s,]+/);
	return names.includes('rest_webservices');
}

/**
 * Whether a client assertion is good, docs/vendors/netsuite.md §1.3: ES256 or PS256 by a known certificate, right issuer
 * and audience, less than an hour between iat and exp, and not expired. RS256 is not on the vendor's list.
 */
export function isGoodAssertion(
	jwt: string,
	expected: {
		clientId: string;
		audience: string;
		now: Date;
		keyOf: (kid: string) => KeyObject | undefined;
	},
): boolean {
	const [head, body, signature, ...more] = jwt.split('.');
	if (!head || !body || !signature || more.length > 0) return false;
	try {
		const header = parsePart(head);
		const claims = parsePart(body);
		const key = expected.keyOf(String(header['kid'] ?? ''));
		const { iat, exp } = claims;
		const now = expected.now.getTime() / 1000;
		if (typeof iat !== 'number' || typeof exp !== 'number' || !key) return false;
		if (exp - iat >= MAX_LIFE_SECONDS || exp <= now || iat > now + SKEW_SECONDS) return false;
		if (claims['iss'] !== expected.clientId || claims['aud'] !== expected.audience) return false;
		if (header['typ'] !== 'JWT' || !hasScope(claims['scope'])) return false;
		const signed = Buffer.from(`${head}.${body}`);
		return isSigned(header['alg'], key, signed, Buffer.from(signature, 'base64url'));
	} catch {
		return false;
	}
}
