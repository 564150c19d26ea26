import { API_VERSION } from '../settings';
import { gid, parseGid } from '../store/ids';
import type { Subscription, SubscriptionInput } from '../webhooks/subscriptions';
import { connection, type PageArguments } from '../views/connection';
import { dateView, type View } from '../views/view';
import type { RequestContext } from './context';
import { outcome } from './mutation-outcome';

/** Queries about webhook subscriptions. */
export const webhookQueries = {
	webhookSubscription({ id }: { readonly id: string }, { webhooks }: RequestContext): View | null {
		const row = webhooks.subscriptions.find(Number(parseGid(id).key));
		return row && subscriptionView(row);
	},

	webhookSubscriptions(
		args: PageArguments & {
			readonly topics?: readonly string[] | null;
			readonly uri?: string | null;
		},
		{ webhooks }: RequestContext,
	): View {
		const rows = webhooks.subscriptions
			.all()
			.filter((row) => !args.topics || args.topics.includes(row.topic))
			.filter((row) => !args.uri || row.uri === args.uri);
		return connection(rows, args, subscriptionView, (row) => [row.id]);
	},
};

/** Mutations of webhook subscriptions. */
export const webhookMutations = {
	webhookSubscriptionCreate(
		args: { readonly topic: string; readonly webhookSubscription: SubscriptionInput },
		{ webhooks }: RequestContext,
	): View {
		return outcome(() => {
			const row = webhooks.subscriptions.create(args.topic, args.webhookSubscription);
			return { webhookSubscription: subscriptionView(row) };
		});
	},

	webhookSubscriptionUpdate(
		args: { readonly id: string; readonly webhookSubscription: SubscriptionInput },
		{ webhooks }: RequestContext,
	): View {
		return outcome(() => {
			const id = Number(parseGid(args.id).key);
			const row = webhooks.subscriptions.update(id, args.webhookSubscription);
			return { webhookSubscription: subscriptionView(row) };
		});
	},

	webhookSubscriptionDelete({ id }: { readonly id: string }, { webhooks }: RequestContext): View {
		return outcome(() => {
			webhooks.subscriptions.remove(Number(parseGid(id).key));
			return { deletedWebhookSubscriptionId: id };
		});
	},
};

/** A WebhookSubscription. */
export function subscriptionView(row: Subscription): View {
	return {
		__typename: 'WebhookSubscription',
		id: gid('WebhookSubscription', row.id),
		legacyResourceId: String(row.id),
		topic: row.topic,
		uri: row.uri,
		filter: row.filter,
		includeFields: row.includeFields,
		format: row.format,
		name: row.name,
		apiVersion: { handle: API_VERSION, supported: true },
		createdAt: dateView(row.createdAt),
		updatedAt: dateView(row.updatedAt),
	};
}
