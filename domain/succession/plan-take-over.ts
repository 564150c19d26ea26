import { cancelReplaced, type CreateOrderStep, type EditPlan } from '../edit/edit-plan';
import { targetVersion } from '../edit/target-version';
import type { OrderSnapshot } from '../order/order-snapshot';
import { stableHash } from '../stable-hash';
import type { TargetSnapshot } from '../target/target-snapshot';

/**
 * Turns the import of an order into a take-over: the source cancelled another order to make this one, and the target
 * still holds that other one. The new order is made parked, under its own reference, and then the one of the
 * predecessor is cancelled, so that its stock is never free in between. An import with problems stays as it is.
 */
export function planTakeOver(
	importPlan: EditPlan,
	snapshot: OrderSnapshot,
	predecessor: TargetSnapshot,
): EditPlan {
	const [step] = importPlan.steps;
	if (step?.kind !== 'createOrder') return importPlan;
	const { orderId, displayNumber, reference, standsFor = reference, replaced = [] } = predecessor;
	const why = `${snapshot.name} takes the place of ${standsFor}`;
	const create: CreateOrderStep = {
		...step,
		parked: true,
		replaces: { orderId, displayNumber, reference, reason: why },
	};
	const steps = [create, ...[predecessor, ...replaced].map(cancelReplaced)];
	const version = targetVersion(predecessor);
	return {
		...importPlan,
		planKey: stableHash({ importPlan: importPlan.planKey, target: [orderId, version], steps }),
		targetOrderId: orderId,
		targetVersion: version,
		steps,
		strategy: { chosen: 'regenerate', why },
	};
}
