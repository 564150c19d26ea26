import { constants, generateKeyPairSync, verify } from 'node:crypto';
import { mintAssertion } from '../../../../nodes/NetSuite/transport/mint-assertion';
import { toPrivateKey } from '../../../../nodes/NetSuite/transport/to-private-key';

const PKCS8 = { type: 'pkcs8', format: 'pem' } as const;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const otherCurve = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

const CLAIMS = {
	clientId: 'client',
	certificateId: 'certificate',
	audience: 'https://1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token',
	issuedAt: 1_700_000_000,
};

const partsOf = (jwt: string) => {
	const [header = '', claims = '', signature = ''] = jwt.split('.');
	const json = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
	return {
		header: json(header),
		claims: json(claims) as { iat: number; exp: number },
		signed: Buffer.from(`${header}.${claims}`),
		signature: Buffer.from(signature, 'base64url'),
	};
};

describe('the assertion', () => {
	test('says who asks whom for what, and lives less than an hour', () => {
		const { header, claims } = partsOf(mintAssertion(CLAIMS, 'ES256', ec.privateKey));
		expect(header).toEqual({ typ: 'JWT', alg: 'ES256', kid: 'certificate' });
		expect(claims).toEqual({
			iss: 'client',
			scope: 'rest_webservices',
			aud: CLAIMS.audience,
			iat: 1_700_000_000,
			exp: 1_700_003_500,
		});
	});

	test('is signed with ES256 in the 64 bytes that JWT wants', () => {
		const { signed, signature } = partsOf(mintAssertion(CLAIMS, 'ES256', ec.privateKey));
		expect(signature).toHaveLength(64);
		const key = { key: ec.publicKey, dsaEncoding: 'ieee-p1363' as const };
		expect(verify('sha256', signed, key, signature)).toBe(true);
	});

	test('is signed with PS256, the salt as long as the digest', () => {
		const { header, signed, signature } = partsOf(mintAssertion(CLAIMS, 'PS256', rsa.privateKey));
		expect(header).toMatchObject({ alg: 'PS256' });
		const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
		expect(verify('sha256', signed, { key: rsa.publicKey, ...pss }, signature)).toBe(true);
	});

	test('is not signed with a key of another kind', () => {
		expect(() => mintAssertion(CLAIMS, 'ES256', rsa.privateKey)).toThrow('needs an EC key');
		expect(() => mintAssertion(CLAIMS, 'ES256', otherCurve.privateKey)).toThrow('curve P-256');
		expect(() => mintAssertion(CLAIMS, 'PS256', ec.privateKey)).toThrow('needs an RSA key');
	});
});

describe('the private key', () => {
	const pem = ec.privateKey.export(PKCS8).toString();
	const sec1 = ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString();
	const pkcs1 = rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();

	test.each([
		['as it stands in the file', pem],
		['with the line breaks of Windows', pem.replace(/\n/g, '\r\n')],
		['with \\n in place of line breaks', pem.replace(/\n/g, '\\n')],
		['with blanks in place of line breaks', pem.replace(/\n/g, ' ')],
		['with nothing in place of line breaks', pem.replace(/\n/g, '')],
		[
			'as an EC key behind its parameters',
			`-----BEGIN EC PARAMETERS-----\nBggq\n-----END EC PARAMETERS-----\n${sec1}`,
		],
	])('%s', (_how, text) => {
		expect(toPrivateKey(text).equals(ec.privateKey)).toBe(true);
	});

	test('as an RSA key', () => {
		expect(toPrivateKey(pkcs1.replace(/\n/g, ' ')).equals(rsa.privateKey)).toBe(true);
	});

	const locked = ec.privateKey.export({ ...PKCS8, cipher: 'aes-256-cbc', passphrase: 'p' });
	const publicPem = ec.publicKey.export({ type: 'spki', format: 'pem' }).toString();
	test.each([
		['protected', locked.toString(), 'passphrase'],
		['not there', '', 'incomplete'],
		['a public key', publicPem, 'incomplete'],
		['cut off', pem.slice(0, 90), 'incomplete'],
		['damaged', pem.replace(/MIG./, 'AAAA'), 'cannot be read'],
	])('that is %s is refused without showing it', (_what, text, why) => {
		const attempt = (): unknown => toPrivateKey(text);
		expect(attempt).toThrow(why);
		try {
			attempt();
		} catch (error) {
			expect(error).toMatchObject({ code: 'LOGIN_PRIVATE_KEY' });
			expect(String(error)).not.toContain(pem.split('\n')[1]);
		}
	});
});
