import { decideGate } from '../../domain/gate/decide-gate';
import type { LocalClock } from '../../domain/gate/gate-context';
import type { GateDecision } from '../../domain/gate/gate-decision';
import type { GatePolicy } from '../../domain/gate/gate-policy';
import { splitPlan } from '../../domain/gate/split-plan';
import type { SyncItem } from '../../domain/report/sync-item';
import { ABSENT_FACTS } from '../../domain/target/fulfilment-facts';
import { abilitiesOf } from '../../domain/target/target-snapshot';

/**
 * Adds the decision to an order and leaves in its plan what may be written; the decision carries the rest. An order
 * that failed earlier waits with its failure and gets no decision.
 */
export function gateItem(
	item: SyncItem,
	policy: GatePolicy,
	clock: LocalClock | null = null,
): { item: SyncItem; decision: GateDecision | null } {
	if (item.failure) return { item, decision: null };
	const { plan, target } = item;
	const decision = decideGate(
		plan ?? null,
		target?.facts ?? ABSENT_FACTS,
		item.look.heldByUs,
		policy,
		item.snapshot ?? null,
		{
			lines: target?.lines ?? [],
			replaced: target?.replaced ?? [],
			clock,
			settlesByCredit: target !== undefined && abilitiesOf(target).credits,
		},
	);
	const isSplit = plan && decision.verdict === 'proceed' && decision.refused.length > 0;
	const rest = isSplit ? { plan: splitPlan(plan, decision.refused) } : {};
	return { item: { ...item, ...rest, decision }, decision };
}
