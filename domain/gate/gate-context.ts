import type { OrderSnapshot } from '../order/order-snapshot';
import type { TargetLine, TargetSnapshot } from '../target/target-snapshot';
import { attributeChange, type Attribution } from './attribute-change';
import type { FulfilmentFacts } from '../target/fulfilment-facts';
import type { GatePolicy } from './gate-policy';

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
		attribution: attributeChange(
			snapshot ?? { changes: [], createdAt: '' },
			policy.checkoutSeconds,
		),
	};
}
