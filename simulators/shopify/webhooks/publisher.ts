import type { ShopEvent } from '../behaviour/shop-event';
import type { World } from '../behaviour/world';
import { matchesSearch, parseSearch } from '../behaviour/search-query';
import { API_VERSION } from '../settings';
import type { Json } from './bodies/json';
import { buildBody } from './build-body';
import type { Delivery } from './delivery';
import type { DeliveryPolicy } from './policy';
import { signWebhook } from './sign-webhook';
import type { Subscription } from './subscriptions';

/** Everything a delivery carries beside its body. */
export interface Envelope {
	readonly topic: string;
	readonly shopDomain: string;
	readonly eventId: string;
	readonly webhookId: string;
	readonly triggeredAt: Date;
	readonly name: string | null;
	readonly hmac: string | null;
}

/** Turns events into deliveries: one per subscription and copy, all sharing the event id. */
export function toDeliveries(
	world: World,
	subscribersOf: (topic: string) => readonly Subscription[],
	policy: DeliveryPolicy,
	events: readonly ShopEvent[],
): Delivery[] {
	const eventId = world.ids.token();
	return events.flatMap((event) => {
		const subscribers = subscribersOf(event.topic).filter((one) => /^https?:/.test(one.uri));
		if (subscribers.length === 0) return [];
		const whole = buildBody(world, event);
		return subscribers
			.filter((one) => passes(one, whole))
			.flatMap((one) => {
				const body = Buffer.from(JSON.stringify(chosenFields(one, whole)));
				const copies = Array.from({ length: 1 + policy.duplicate });
				return copies.map(() => toDelivery(world, one, event.topic, eventId, body));
			});
	});
}

/** The vendor's headers. */
export function headersOf(envelope: Envelope): Record<string, string> {
	return {
		'Content-Type': 'application/json',
		'User-Agent': 'Shopify-Captain-Hook',
		'X-Shopify-Topic': envelope.topic,
		'X-Shopify-Shop-Domain': envelope.shopDomain,
		'X-Shopify-API-Version': API_VERSION,
		'X-Shopify-Webhook-Id': envelope.webhookId,
		'X-Shopify-Event-Id': envelope.eventId,
		'X-Shopify-Triggered-At': envelope.triggeredAt.toISOString(),
		...(envelope.name === null ? {} : { 'X-Shopify-Name': envelope.name }),
		...(envelope.hmac === null ? {} : { 'X-Shopify-Hmac-Sha256': envelope.hmac }),
	};
}

function toDelivery(
	world: World,
	subscription: Subscription,
	topic: string,
	eventId: string,
	body: Buffer,
): Delivery {
	const webhookId = world.ids.token();
	const headers = headersOf({
		topic,
		eventId,
		webhookId,
		shopDomain: world.settings.domain,
		triggeredAt: world.now(),
		name: subscription.name,
		hmac: signWebhook(body, world.settings.clientSecret),
	});
	const { id: subscriptionId, uri } = subscription;
	return {
		webhookId,
		eventId,
		topic,
		subscriptionId,
		uri,
		headers,
		body,
		attempts: [],
		state: 'queued',
	};
}

function passes(subscription: Subscription, body: Json): boolean {
	if (!subscription.filter) return true;
	return matchesSearch(parseSearch(subscription.filter), (field) => {
		const value = field === null ? undefined : body[field];
		return typeof value === 'string' || typeof value === 'number' ? [value] : [];
	});
}

function chosenFields(subscription: Subscription, body: Json): Json {
	if (subscription.includeFields.length === 0) return body;
	return Object.fromEntries(
		Object.entries(body).filter(([field]) => subscription.includeFields.includes(field)),
	);
}
