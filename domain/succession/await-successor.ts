import type { EditPlan } from '../edit/edit-plan';
import type { Lineage } from '../lineage/lineage';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { OrderLook } from '../signal/order-look';
import type { TargetSnapshot } from '../target/target-snapshot';

/** How long a cancelled order waits to be taken over; after that it is cancelled like any other. */
export const TAKE_OVER_WAIT_MINUTES = 15;

const LOOK_AGAIN_SECONDS = 30;

/**
 * Holds the cancellation of an order back that another order of the source replaces, while the target does not have
 * that one yet: its stock would be free for a moment. The wait counts from the cancellation or from the signal that
 * told of it, whichever is later, so that a pause of ours takes nothing from it.
 */
export function awaitSuccessor(
	plan: EditPlan,
	order: {
		snapshot: OrderSnapshot;
		target: TargetSnapshot;
		lineage: Lineage | undefined;
		look: Pick<OrderLook, 'firstReceivedAt'>;
	},
	now: Date,
): EditPlan {
	const { snapshot, target, lineage, look } = order;
	const successor = lineage?.verdict === 'successor' ? lineage.successor : null;
	if (snapshot.cancelledAt === null || !successor || target.succeededBy !== undefined) return plan;
	if (plan.steps.length === 0) return plan;
	const since = Math.max(Date.parse(snapshot.cancelledAt), Date.parse(look.firstReceivedAt));
	const end = since + TAKE_OVER_WAIT_MINUTES * 60_000;
	if (now.getTime() >= end) return plan;
	const until = Math.min(end, now.getTime() + LOOK_AGAIN_SECONDS * 1000);
	const reason = `${successor.name} takes its place but is not in the warehouse yet`;
	return { ...plan, steps: [], postponed: { reason, until: new Date(until).toISOString() } };
}
