import { refuse } from '../behaviour/refusal';
import type { World } from '../behaviour/world';

/** A shop-scoped subscription, as made through the API. */
export interface Subscription {
	readonly id: number;
	/** The schema's enum value, e.g. ORDERS_EDITED. */
	readonly topic: string;
	uri: string;
	filter: string | null;
	includeFields: readonly string[];
	format: string;
	name: string | null;
	readonly createdAt: Date;
	updatedAt: Date;
	/** Failed attempts since the last success; the vendor deletes the subscription at eight. */
	failures: number;
}

export interface SubscriptionInput {
	readonly uri?: string | null;
	readonly filter?: string | null;
	readonly includeFields?: readonly string[] | null;
	readonly format?: string | null;
	readonly name?: string | null;
}

const NAME = /^[A-Za-z0-9_-]{1,50}$/;

/** Keeps subscriptions and the vendor's rules about them. */
export class Subscriptions {
	private readonly rows = new Map<number, Subscription>();

	constructor(private readonly world: Pick<World, 'ids' | 'now'>) {}

	all(): Subscription[] {
		return [...this.rows.values()];
	}

	find(id: number): Subscription | null {
		return this.rows.get(id) ?? null;
	}

	/** Subscriptions of a topic in REST form, oldest first. */
	of(topic: string): Subscription[] {
		const wanted = topicEnum(topic);
		return this.all().filter((row) => row.topic === wanted);
	}

	create(topic: string, input: SubscriptionInput): Subscription {
		const uri = input.uri ?? '';
		checkUri(uri);
		checkName(input.name);
		this.checkFree(topic, uri, null);
		const row: Subscription = {
			id: this.world.ids.next(),
			topic,
			uri,
			filter: input.filter ?? null,
			includeFields: input.includeFields ?? [],
			format: input.format ?? 'JSON',
			name: input.name ?? null,
			createdAt: this.world.now(),
			updatedAt: this.world.now(),
			failures: 0,
		};
		this.rows.set(row.id, row);
		return row;
	}

	update(id: number, input: SubscriptionInput): Subscription {
		const row = this.rows.get(id);
		if (!row) refuse(['id'], 'Webhook subscription does not exist');
		const uri = input.uri ?? row.uri;
		checkUri(uri);
		checkName(input.name);
		this.checkFree(row.topic, uri, id);
		row.uri = uri;
		if (input.filter !== undefined) row.filter = input.filter;
		if (input.includeFields !== undefined) row.includeFields = input.includeFields ?? [];
		if (input.format) row.format = input.format;
		if (input.name !== undefined) row.name = input.name;
		row.updatedAt = this.world.now();
		return row;
	}

	remove(id: number): void {
		if (!this.rows.delete(id)) refuse(['id'], 'Webhook subscription does not exist');
	}

	private checkFree(topic: string, uri: string, except: number | null): void {
		const taken = this.all().some(
			(row) => row.id !== except && row.topic === topic && row.uri === uri,
		);
		if (taken) {
			refuse(
				['webhookSubscription', 'callbackUrl'],
				'Address for this topic has already been taken',
			);
		}
	}
}

/** The schema's name of a topic: orders/edited → ORDERS_EDITED. */
export function topicEnum(topic: string): string {
	return topic.toUpperCase().replace('/', '_');
}

function checkUri(uri: string): void {
	if (!/^(https?:\/\/[^\s/]+|pubsub:\/\/|arn:aws:events:)/.test(uri)) {
		refuse(['webhookSubscription', 'callbackUrl'], 'Address is invalid');
	}
}

function checkName(name: string | null | undefined): void {
	if (name !== undefined && name !== null && !NAME.test(name)) {
		refuse(['webhookSubscription', 'name'], 'Name is invalid');
	}
}
