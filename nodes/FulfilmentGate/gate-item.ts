import { decideGate } from '../../domain/gate/decide-gate';
import type { GateDecision } from '../../domain/gate/gate-decision';
import type { GatePolicy } from '../../domain/gate/gate-policy';
import type { SyncItem } from '../../domain/report/sync-item';
import type { FulfilmentFacts } from '../../domain/target/fulfilment-facts';

/** The facts about an order that the target does not have. */
export const ABSENT_FACTS: FulfilmentFacts = {
	found: false,
	closed: false,
	cancelled: false,
	partShipped: false,
	handedOver: false,
	waves: [],
	labelPrinted: false,
	trackingNumber: '',
	invoicePrinted: false,
	pickListPrinted: false,
	locked: false,
	parked: false,
	paid: false,
	merged: false,
	unknown: [],
};

/** Adds the decision to an order; an order that failed earlier waits with its failure and gets none. */
export function gateItem(
	item: SyncItem,
	policy: GatePolicy,
): { item: SyncItem; decision: GateDecision | null } {
	if (item.failure) return { item, decision: null };
	const facts = item.target?.facts ?? ABSENT_FACTS;
	const decision = decideGate(
		item.plan ?? null,
		facts,
		item.look.heldByUs,
		policy,
		item.snapshot ?? null,
	);
	return { item: { ...item, decision }, decision };
}
