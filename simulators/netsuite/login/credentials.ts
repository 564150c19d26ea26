import { generateKeyPairSync, type KeyObject } from 'node:crypto';

export interface SigningKey {
	clientId: string;
	certificateId: string;
	/** PEM, PKCS 8. */
	privateKey: string;
}

export interface TbaTokens {
	consumerKey: string;
	consumerSecret: string;
	tokenId: string;
	tokenSecret: string;
}

/** Everything a client needs to log in to the simulated account, either way. */
export interface NetSuiteCredentials {
	readonly accountId: string;
	/** An ES256 pair. */
	readonly oauth2: SigningKey;
	/** An RSA pair for PS256; made on first use, because it takes a while. */
	readonly oauth2Rsa: SigningKey;
	readonly tba: TbaTokens;
}

interface KeyPair {
	key: SigningKey;
	publicKey: KeyObject;
}

const CLIENT_ID = 'c11e000000000000000000000000000000000000000000000000000000000001';

function newPair(certificateId: string, pair: { privateKey: KeyObject; publicKey: KeyObject }) {
	const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
	return { key: { clientId: CLIENT_ID, certificateId, privateKey }, publicKey: pair.publicKey };
}

/** Login data of the account, made anew at each start, with the certificates the account knows. */
export class Keyring {
	readonly credentials: NetSuiteCredentials;
	private readonly ec: KeyPair = newPair(
		'certificate-es256',
		generateKeyPairSync('ec', { namedCurve: 'P-256' }),
	);
	private rsa: KeyPair | undefined;

	constructor() {
		const rsaKey = () => this.rsaPair().key;
		this.credentials = {
			accountId: '1234567_SB1',
			oauth2: this.ec.key,
			get oauth2Rsa() {
				return rsaKey();
			},
			tba: {
				consumerKey: 'c0450000000000000000000000000000000000000000000000000000000000c1',
				consumerSecret: 'c0450000000000000000000000000000000000000000000000000000000000c2',
				tokenId: '70ce00000000000000000000000000000000000000000000000000000000c301',
				tokenSecret: '70ce00000000000000000000000000000000000000000000000000000000c302',
			},
		};
	}

	/** The public key of a certificate, or undefined. */
	publicKey(certificateId: string): KeyObject | undefined {
		return [this.ec, this.rsa].find((pair) => pair?.key.certificateId === certificateId)?.publicKey;
	}

	private rsaPair(): KeyPair {
		this.rsa ??= newPair('certificate-ps256', generateKeyPairSync('rsa', { modulusLength: 3072 }));
		return this.rsa;
	}
}
