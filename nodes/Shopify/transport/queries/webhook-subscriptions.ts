import { z } from 'zod';
import type { Operation } from '../operation';

/** One subscription; the topic is Shopify's enum value, such as ORDERS_EDITED. */
export type Subscription = { id: string; topic: string; uri: string };

export const LIST_SUBSCRIPTIONS: Operation<{
	nodes: Subscription[];
	endCursor: string | null;
}> = {
	kind: 'query',
	name: 'ListSubscriptions',
	text: `
query ListSubscriptions($uri: String!, $after: String) {
  webhookSubscriptions(first: 100, uri: $uri, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id topic uri }
  }
}`,
	answer: z
		.object({
			webhookSubscriptions: z.object({
				pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
				nodes: z.array(z.object({ id: z.string(), topic: z.string(), uri: z.string() })),
			}),
		})
		.transform(({ webhookSubscriptions: { nodes, pageInfo } }) => ({
			nodes,
			endCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
		})),
};

export const CREATE_SUBSCRIPTION: Operation<unknown> = {
	kind: 'mutation',
	name: 'CreateSubscription',
	text: `
mutation CreateSubscription($topic: WebhookSubscriptionTopic!, $subscription: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) {
    webhookSubscription { id }
    userErrors { field message }
  }
}`,
	answer: z.object({
		webhookSubscriptionCreate: z.object({ webhookSubscription: z.object({ id: z.string() }) }),
	}),
};

export const DELETE_SUBSCRIPTION: Operation<unknown> = {
	kind: 'mutation',
	name: 'DeleteSubscription',
	text: `
mutation DeleteSubscription($id: ID!) {
  webhookSubscriptionDelete(id: $id) {
    deletedWebhookSubscriptionId
    userErrors { field message }
  }
}`,
	answer: z.object({ webhookSubscriptionDelete: z.object({}) }),
};
