import { constants, sign, type KeyObject } from 'node:crypto';
import { LoginFailed } from './login-failed';

export type Algorithm = 'ES256' | 'PS256';

export type AssertionClaims = {
	clientId: string;
	/** The certificate's id, which NetSuite shows once the certificate is uploaded. */
	certificateId: string;
	/** The token address of the same host that is asked. */
	audience: string;
	/** Seconds since 1970. */
	issuedAt: number;
};

/** NetSuite refuses an assertion that lives an hour or longer (docs/vendors/netsuite.md §1.3). */
const LIFE_SECONDS = 3500;
const CURVE_OF_ES256 = 'prime256v1';

/** A signed JWT that asks for a token of REST web services. Throws when the key does not fit the algorithm. */
export function mintAssertion(
	{ clientId, certificateId, audience, issuedAt }: AssertionClaims,
	algorithm: Algorithm,
	key: KeyObject,
): string {
	const header = { typ: 'JWT', alg: algorithm, kid: certificateId };
	const claims = {
		iss: clientId,
		scope: 'rest_webservices',
		aud: audience,
		iat: issuedAt,
		exp: issuedAt + LIFE_SECONDS,
	};
	const signed = `${base64url(header)}.${base64url(claims)}`;
	return `${signed}.${signature(signed, algorithm, key).toString('base64url')}`;
}

function signature(text: string, algorithm: Algorithm, key: KeyObject): Buffer {
	const type = key.asymmetricKeyType;
	if (algorithm === 'ES256') {
		if (type !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== CURVE_OF_ES256) {
			throw misfit('ES256 needs an EC key on the curve P-256 (prime256v1)');
		}
		return sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
	}
	if (type !== 'rsa' && type !== 'rsa-pss') throw misfit('PS256 needs an RSA key');
	return sign('sha256', Buffer.from(text), {
		key,
		padding: constants.RSA_PKCS1_PSS_PADDING,
		saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
	});
}

const misfit = (need: string): LoginFailed =>
	new LoginFailed('LOGIN_PRIVATE_KEY', `${need}; choose the algorithm of your key`);

const base64url = (value: object): string =>
	Buffer.from(JSON.stringify(value)).toString('base64url');
