import { RemoteRejected } from '../../shared/remote-error';
import type { ShopifyClient } from '../transport/shopify-client';
import { topicEnum, type Topic } from './topics';

export type SubscriptionState = {
	topic: Topic;
	uri: string;
	state: 'present' | 'created' | 'missing';
};

/**
 * Makes the subscriptions that an address lacks; in a dry run it only says which. A refused one counts as present when
 * it is there on a second look, because somebody else made it in between. Not atomic: after a failure the topics
 * before it are subscribed, and running it again makes the rest.
 */
export async function ensureSubscriptions(
	client: ShopifyClient,
	topics: readonly Topic[],
	uri: string,
	dryRun: boolean,
): Promise<SubscriptionState[]> {
	const present = await subscribedTopics(client, uri);
	const states: SubscriptionState[] = [];
	for (const topic of topics) {
		if (present.has(topicEnum(topic))) states.push({ topic, uri, state: 'present' });
		else if (dryRun) states.push({ topic, uri, state: 'missing' });
		else states.push({ topic, uri, state: await create(client, topic, uri) });
	}
	return states;
}

async function create(
	client: ShopifyClient,
	topic: Topic,
	uri: string,
): Promise<'created' | 'present'> {
	return await client.createSubscription(topicEnum(topic), uri).then(
		() => 'created' as const,
		async (error: unknown) => {
			const taken =
				error instanceof RemoteRejected &&
				(await subscribedTopics(client, uri)).has(topicEnum(topic));
			return taken ? ('present' as const) : Promise.reject(error);
		},
	);
}

async function subscribedTopics(client: ShopifyClient, uri: string): Promise<Set<string>> {
	return new Set((await client.listSubscriptions(uri)).map((each) => each.topic));
}
