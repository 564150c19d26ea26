import { createHmac } from 'node:crypto';

/** The X-Shopify-Hmac-Sha256 of a body: base64(HMAC-SHA256(raw bytes, client secret)). */
export function signWebhook(body: Buffer | string, secret: string): string {
	return createHmac('sha256', secret).update(body).digest('base64');
}
