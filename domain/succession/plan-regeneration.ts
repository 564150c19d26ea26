import { cancelReplaced, type CreateOrderStep, type EditPlan } from '../edit/edit-plan';
import { planImport, type ImportSettings } from '../import/plan-import';
import type { Mappings } from '../mapping/mappings';
import type { OrderSnapshot } from '../order/order-snapshot';
import { stableHash } from '../stable-hash';
import type { TargetSnapshot } from '../target/target-snapshot';
import { successorReference } from './generation';

/**
 * Turns the plan to amend an order into the plan to make it anew: a parked order with all that the source says, and
 * the cancellation of the one it replaces. Null if the new order cannot be told completely; then amending may still
 * do. `mappings` must know every article of the order, not only those that an amendment adds.
 */
export function planRegeneration(
	amendment: EditPlan,
	order: { snapshot: OrderSnapshot; target: TargetSnapshot; mappings: Mappings },
	settings: ImportSettings,
	why: string,
): EditPlan | null {
	const { snapshot, target, mappings } = order;
	const [step] = planImport(snapshot, mappings, settings, target).steps;
	if (step?.kind !== 'createOrder') return null;
	const { orderId, displayNumber } = target;
	const create: CreateOrderStep = {
		...step,
		reference: successorReference(snapshot.reference, target.succession?.next ?? 1),
		secondaryReference: snapshot.reference,
		parked: true,
		replaces: { orderId, displayNumber, reference: target.reference, reason: why },
	};
	const steps = [create, cancelReplaced(target)];
	return {
		...amendment,
		planKey: stableHash({ amendment: amendment.planKey, steps }),
		steps,
		expected: create.to,
		problems: [],
		strategy: { chosen: 'regenerate', why },
	};
}
