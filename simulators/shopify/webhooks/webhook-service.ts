import type { ShopEvent } from '../behaviour/shop-event';
import type { World } from '../behaviour/world';
import type { Delivery, DeliveryRecord } from './delivery';
import { DeliveryQueue } from './delivery-queue';
import { forgeDelivery, type Forgery } from './forge';
import { defaultPolicy, FAILURES_BEFORE_REMOVAL, type DeliveryPolicy } from './policy';
import { toDeliveries } from './publisher';
import { Subscriptions, type Subscription } from './subscriptions';

/** The webhook side of the shop: subscriptions, deliveries and the ways they go wrong. */
export class WebhookService {
	readonly subscriptions: Subscriptions;
	readonly policy: DeliveryPolicy = defaultPolicy();
	/** Subscriptions the vendor deleted because their receiver kept failing. */
	readonly removed: Subscription[] = [];
	private readonly queue: DeliveryQueue;

	constructor(
		private readonly world: World,
		private readonly jobs: () => Promise<void>,
	) {
		this.subscriptions = new Subscriptions(world);
		this.queue = new DeliveryQueue(this.policy, () => world.now(), {
			attempted: (delivery, succeeded) => this.count(delivery, succeeded),
		});
	}

	/** Changes the delivery policy; fields not given stay. */
	setPolicy(change: Partial<DeliveryPolicy>): DeliveryPolicy {
		return Object.assign(this.policy, change);
	}

	/** Everything sent, lost or waiting, oldest first. */
	get deliveries(): readonly DeliveryRecord[] {
		return this.queue.records();
	}

	/** Forgets the log; deliveries under way go on. */
	clear(): void {
		this.queue.clear();
	}

	publish(events: readonly ShopEvent[]): void {
		const { subscriptions, policy } = this;
		this.queue.add(toDeliveries(this.world, (topic) => subscriptions.of(topic), policy, events));
	}

	/** Resolves when jobs have run and every first attempt has been made. */
	async idle(): Promise<void> {
		await this.jobs();
		await this.queue.idle();
	}

	/** Resolves when no retry is outstanding either. */
	async settled(): Promise<void> {
		await this.jobs();
		await this.queue.settled();
	}

	/** Sends a delivery again, bytes and headers unchanged, as a late or repeated webhook. */
	async redeliver(webhookId: string): Promise<void> {
		const delivery = this.queue.find(webhookId);
		if (!delivery) throw new Error(`No delivery ${webhookId}`);
		await this.queue.resend(delivery);
	}

	/** Sends a webhook the shop would never send, and answers the receiver's status. */
	async forge(forgery: Forgery): Promise<number | null> {
		const delivery = forgeDelivery(this.world, forgery);
		await this.queue.resend(delivery);
		return delivery.attempts[0]?.status ?? null;
	}

	close(): void {
		this.queue.close();
	}

	private count(delivery: Delivery, succeeded: boolean): void {
		const { subscriptionId } = delivery;
		const subscription = subscriptionId === null ? null : this.subscriptions.find(subscriptionId);
		if (!subscription) return;
		subscription.failures = succeeded ? 0 : subscription.failures + 1;
		if (subscription.failures < FAILURES_BEFORE_REMOVAL) return;
		this.subscriptions.remove(subscription.id);
		this.removed.push(subscription);
	}
}
