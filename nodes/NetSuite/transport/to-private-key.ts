import { createPrivateKey, type KeyObject } from 'node:crypto';
import { LoginFailed } from './login-failed';

const BLOCK = /-----BEGIN ((?:EC |RSA )?PRIVATE KEY)-----([\s\S]+?)-----END \1-----/;
const PROTECTED = /BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: *4,ENCRYPTED/;

const unusable = (why: string): LoginFailed => new LoginFailed('LOGIN_PRIVATE_KEY', why);

/**
 * The private key out of PEM text, with its lines as they were, or pasted into one line with blanks or a written-out
 * \n in place of line breaks. Throws, without showing the key, on anything that is not an unprotected private key.
 */
export function toPrivateKey(text: string): KeyObject {
	const unfolded = text.replace(/\\r|\\n/g, '\n');
	if (PROTECTED.test(unfolded)) {
		throw unusable('The private key is protected by a passphrase: export it without one');
	}
	const [, label, body] = BLOCK.exec(unfolded) ?? [];
	if (label === undefined || body === undefined) {
		throw unusable(
			'The private key is incomplete: paste the whole PEM file, from BEGIN PRIVATE KEY to END PRIVATE KEY; the certificate stays in NetSuite',
		);
	}
	const lines = body.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
	try {
		return createPrivateKey(
			`-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----`,
		);
	} catch {
		throw unusable('The private key cannot be read: paste it again from the PEM file');
	}
}
