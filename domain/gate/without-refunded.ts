import type { EditPlan } from '../edit/edit-plan';
import type { OrderSnapshot } from '../order/order-snapshot';
import { abilitiesOf, type TargetSnapshot } from '../target/target-snapshot';
import { decideGate } from './decide-gate';
import { gatePolicySchema } from './gate-policy';
import { splitPlan } from './split-plan';

/** A plan without the steps that need nobody, because refunds of what had left explain them. */
export function withoutRefunded(
	plan: EditPlan,
	target: TargetSnapshot,
	snapshot: OrderSnapshot,
): EditPlan {
	const { facts, lines, replaced = [] } = target;
	const settlesByCredit = abilitiesOf(target).credits;
	const context = { lines, replaced, clock: null, settlesByCredit };
	const policy = gatePolicySchema.parse({});
	const { refused } = decideGate(plan, facts, false, policy, snapshot, context);
	const refunded = refused.filter(({ code }) => code === 'REFUNDED_AFTER_DISPATCH');
	return refunded.length === 0 ? plan : splitPlan(plan, refunded);
}
