import type { World } from '../behaviour/world';
import type { Delivery } from './delivery';
import { headersOf } from './publisher';
import { signWebhook } from './sign-webhook';

/** A webhook that breaks one rule or several; what is not said is as the shop would do it. */
export interface Forgery {
	readonly uri: string;
	readonly topic?: string;
	readonly shopDomain?: string;
	/** An object is sent as JSON; a string as it is, valid or not. */
	readonly body?: string | object;
	/** Pads the body with white space up to this many bytes. */
	readonly bytes?: number;
	readonly signature?: 'valid' | 'wrong' | 'missing' | 'otherSecret';
	readonly eventId?: string;
	readonly webhookId?: string;
	readonly triggeredAt?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

/** Makes the delivery of a forgery. It belongs to no subscription and is never retried. */
export function forgeDelivery(world: World, forgery: Forgery): Delivery {
	const given = forgery.body ?? {};
	const text = typeof given === 'string' ? given : JSON.stringify(given);
	const body = Buffer.from(text.padEnd(forgery.bytes ?? 0, ' '));
	const topic = forgery.topic ?? 'orders/updated';
	const webhookId = forgery.webhookId ?? world.ids.token();
	const eventId = forgery.eventId ?? world.ids.token();
	const headers = headersOf({
		topic,
		webhookId,
		eventId,
		shopDomain: forgery.shopDomain ?? world.settings.domain,
		triggeredAt: forgery.triggeredAt ? new Date(forgery.triggeredAt) : world.now(),
		name: null,
		hmac: signatureOf(world, forgery.signature ?? 'valid', body),
	});
	return {
		webhookId,
		eventId,
		topic,
		subscriptionId: null,
		uri: forgery.uri,
		headers: { ...headers, ...forgery.headers },
		body,
		attempts: [],
		state: 'queued',
	};
}

function signatureOf(
	world: World,
	kind: NonNullable<Forgery['signature']>,
	body: Buffer,
): string | null {
	switch (kind) {
		case 'valid':
			return signWebhook(body, world.settings.clientSecret);
		case 'otherSecret':
			return signWebhook(body, `${world.settings.clientSecret}-other`);
		case 'wrong':
			return Buffer.from('not the signature of this body!!').toString('base64');
		case 'missing':
			return null;
	}
}
