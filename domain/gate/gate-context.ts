import type { OrderChange, OrderSnapshot } from '../order/order-snapshot';
import type { TargetLine, TargetSnapshot } from '../target/target-snapshot';
import { attributeChange, type Attribution } from './attribute-change';
import type { FulfilmentFacts } from '../target/fulfilment-facts';
import type { GatePolicy } from './gate-policy';
import { since } from './line-record';

/** The warehouse's clock, read by the caller. */
export type LocalClock = {
	now: Date;
	/** Minutes since midnight where the warehouse stands. */
	localMinutes: number;
};

/** What the gate looks at besides the plan and the facts; everything may be missing, and then nothing is assumed. */
export type GateContext = {
	/** The rows of the target order, for how much of each has shipped. */
	lines: readonly TargetLine[];
	/** Older orders that the target order replaces, with how far the warehouse is with each. */
	replaced: NonNullable<TargetSnapshot['replaced']>;
	/** Without a clock, every cut-off counts as past. */
	clock: LocalClock | null;
	/** Whether the target settles refunds of what left by credits of its own, which are planned for elsewhere. */
	settlesByCredit?: boolean;
};

export const NO_CONTEXT: GateContext = { lines: [], replaced: [], clock: null };

/** All that one decision rests on: the order, the policy, and who edited. */
export type Standing = {
	facts: FulfilmentFacts;
	heldByUs: boolean;
	policy: GatePolicy;
	context: GateContext;
	/** The order the plan was made for; empty when the target has none yet. */
	targetOrderId: string;
	createdAt: string | null;
	snapshot: OrderSnapshot | null;
	attribution: Attribution;
};

export function toStanding(
	order: Pick<Standing, 'facts' | 'heldByUs' | 'context' | 'targetOrderId'>,
	policy: GatePolicy,
	snapshot: OrderSnapshot | null,
): Standing {
	return {
		...order,
		policy,
		createdAt: snapshot?.createdAt ?? null,
		snapshot,
		attribution: attributeChange(
			{ changes: tellingChanges(snapshot, order.facts), createdAt: snapshot?.createdAt ?? '' },
			policy.checkoutSeconds,
		),
	};
}

/** Entries that tell who edited: of an order that left, an edit since then rather than a refund after it. */
function tellingChanges(
	snapshot: OrderSnapshot | null,
	{ closedAt }: FulfilmentFacts,
): OrderSnapshot['changes'] {
	const changes = snapshot?.changes ?? [];
	const edits = closedAt === undefined ? [] : since(changes, closedAt).filter(isEdit);
	return edits.length > 0 ? edits : changes;
}

const isEdit = ({ kind }: OrderChange): boolean => kind === 'edit';
