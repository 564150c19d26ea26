import { sleep } from 'n8n-workflow';
import { RemoteError } from '../../shared/remote-error';
import type { ShopifyClient } from '../transport/shopify-client';
import type { Subject } from './parse-signal';
import type { Topic } from './topics';

/** The order a webhook is about, as far as the shop can be asked about it. */
export type OrderFound = { kind: 'order'; id: string } | { kind: 'unknown' } | { kind: 'notAsked' };

/** Shopify gives a webhook five seconds; the question to the shop gets the larger part of them. */
export const LONGEST_QUESTION_MS = 3_000;

/**
 * Asks the shop whether it has the order. A body is only evidence of what was signed, not of what its unsigned topic
 * header makes of it: a replayed body under another topic leads to an id that is no order. When the shop cannot be asked
 * an order named in the body is taken at its word, because looking at an order twice does no harm and missing one does.
 */
export async function findOrder(
	client: ShopifyClient,
	topic: Topic,
	subject: Subject,
	wait: (ms: number) => Promise<void> = sleep,
): Promise<OrderFound> {
	if (topic === 'orders/delete' && subject.kind === 'order') return subject;
	const late = wait(LONGEST_QUESTION_MS).then((): OrderFound => ({ kind: 'notAsked' }));
	const answer = ask(client, subject).catch((error: unknown): OrderFound | Promise<never> =>
		error instanceof RemoteError ? { kind: 'notAsked' } : Promise.reject(error),
	);
	const found = await Promise.race([answer, late]);
	return found.kind === 'notAsked' && subject.kind === 'order' ? subject : found;
}

async function ask(client: ShopifyClient, subject: Subject): Promise<OrderFound> {
	if (subject.kind === 'order') {
		return (await client.hasOrder(subject.id)) ? subject : { kind: 'unknown' };
	}
	const id = await client.readOwner(subject.owner, subject.id);
	return id === null ? { kind: 'unknown' } : { kind: 'order', id };
}
