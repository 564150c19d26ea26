import { verifyWebhook } from '../../../nodes/Shopify/trigger/verify-webhook';

const BODY = Buffer.from('{"order_edit":{"order_id":6001}}');
const SIGNATURE = '1ynmE2S1Uxcavi7IwAUoB7AchRJkxsl6nGjYWFF2a5E=';

describe('verifyWebhook', () => {
	it('accepts the base64 HMAC-SHA256 of the raw bytes', () => {
		expect(verifyWebhook(BODY, SIGNATURE, 'hush')).toEqual({ valid: true });
	});

	it.each([
		['another secret', BODY, SIGNATURE, 'husk', 'badSignature'],
		['no secret in the credential', BODY, SIGNATURE, '', 'noKey'],
		['no signature', BODY, undefined, 'hush', 'noSignature'],
		['an empty signature', BODY, '', 'hush', 'noSignature'],
		['a shorter signature', BODY, SIGNATURE.slice(0, 8), 'hush', 'badSignature'],
		[
			'the same JSON in other bytes',
			Buffer.from(`${BODY.toString()} `),
			SIGNATURE,
			'hush',
			'badSignature',
		],
		['no raw body', undefined, SIGNATURE, 'hush', 'noBody'],
	])('refuses %s', (_what, body, signature, key, reason) => {
		expect(verifyWebhook(body, signature, key)).toEqual({ valid: false, reason });
	});
});
