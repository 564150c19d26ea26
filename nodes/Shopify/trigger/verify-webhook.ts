import { createHmac, timingSafeEqual } from 'node:crypto';

export type Verification =
	{ valid: true } | { valid: false; reason: 'noKey' | 'noBody' | 'noSignature' | 'badSignature' };

/**
 * Whether Shopify signed these bytes: the base64 of their HMAC-SHA256 under the app's client secret, compared in
 * constant time (https://shopify.dev/docs/apps/build/webhooks/subscribe/https#step-2-validate-the-origin-of-your-webhook-to-ensure-its-coming-from-shopify).
 * Nothing is valid without a key. The headers are not signed.
 */
export function verifyWebhook(
	rawBody: Uint8Array | undefined,
	signature: string | undefined,
	key: string,
): Verification {
	if (key === '') return { valid: false, reason: 'noKey' };
	if (rawBody === undefined) return { valid: false, reason: 'noBody' };
	if (signature === undefined || signature === '') return { valid: false, reason: 'noSignature' };
	const expected = createHmac('sha256', key).update(rawBody).digest();
	const given = Buffer.from(signature, 'base64');
	const equal = given.length === expected.length && timingSafeEqual(given, expected);
	return equal ? { valid: true } : { valid: false, reason: 'badSignature' };
}
