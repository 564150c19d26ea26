import type { LineageFacts } from './lineage-facts';
import {
	carries,
	isEditingApp,
	OWN_ORDER_TAG,
	saidPredecessor,
	type LineagePolicy,
} from './lineage-policy';
import { predecessorNames, successorNames } from './order-name';

/** What to look for to place an order: orders by name, and if those say nothing, the customer's orders of a time. */
export type LineageQuestion = {
	names: string[];
	customer: { id: string; since: string } | null;
};

/** The question an order raises, or null for one that neither is nor was replaced as far as its looks go. */
export function lineageQuestion(
	order: LineageFacts,
	policy: LineagePolicy,
): LineageQuestion | null {
	if (carries(order.tags, [OWN_ORDER_TAG]) && saidPredecessor(order.tags) === null) return null;
	const question =
		order.cancelledAt === null
			? aboutPredecessor(order, policy)
			: aboutSuccessor(order, order.cancelledAt, policy);
	return question.names.length === 0 && !question.pointed ? null : toQuestion(order, question);
}

type Raised = { names: string[]; pointed: boolean; since: number };

function aboutPredecessor(order: LineageFacts, policy: LineagePolicy): Raised {
	const said = saidPredecessor(order.tags);
	const pointed =
		said !== null ||
		carries(order.tags, policy.replacementTags) ||
		isEditingApp(order.channel, policy);
	return {
		names: [...(said === null || said === '' ? [] : [said]), ...predecessorNames(order.name)],
		pointed,
		since: Date.parse(order.createdAt) - LOOK_BACK_MS,
	};
}

function aboutSuccessor(order: LineageFacts, cancelledAt: string, policy: LineagePolicy): Raised {
	const pointed = carries(order.tags, policy.cancelledTags);
	const asked = pointed || policy.everyCancellation;
	return {
		names: asked ? [...successorNames(order.name), ...predecessorNames(order.name)] : [],
		pointed,
		since: Date.parse(cancelledAt) - policy.windowMinutes * 60_000,
	};
}

/** Orders that are replaced were placed a short while ago; older ones are found by name only. */
const LOOK_BACK_MS = 7 * 86_400_000;

function toQuestion(order: LineageFacts, { names, pointed, since }: Raised): LineageQuestion {
	const search = pointed && order.customerId !== '';
	return {
		names: [...new Set(names)],
		customer: search ? { id: order.customerId, since: new Date(since).toISOString() } : null,
	};
}
