import type { AppliedStep } from '../../../../domain/report/applied-step';
import { tagOrders } from '../tag-orders';
import { applyOrder, isDone } from './apply-order';
import { leaveWaves } from './leave-waves';
import { isParked, type Outcome, type OrderWork } from './order-work';
import { unparkOrders } from './unpark-orders';
import type { WriteContext } from './write-step';

export type GroupPolicy = { parkedOrders: 'unparkFirst' | 'editParked' };

/**
 * Writes a few orders side by side: out of their waves, unparked in one call, each order's steps in sequence, and
 * parked again in one call if they are not finished or were parked for want of payment. Whatever happens in between,
 * an order that was unparked here is parked again or finished. Only a process that dies in between leaves one open;
 * its signal is still pending then, and the next sweep plans it from what it finds.
 */
export async function applyGroup(
	works: readonly OrderWork[],
	context: WriteContext,
	policy: GroupPolicy,
): Promise<Map<number, Outcome>> {
	const outcomes = new Map<number, Outcome>();
	const left = await leaveWaves(works, context.client, outcomes);
	const open =
		policy.parkedOrders === 'editParked'
			? left
			: await unparkOrders(left, context.client, outcomes);
	const written = await Promise.allSettled(open.map((work) => applyOrder(work, context)));
	const stepsOf = new Map<number, AppliedStep[]>();
	for (const [at, work] of open.entries()) {
		const result = written[at];
		if (result?.status === 'fulfilled') stepsOf.set(work.index, result.value);
	}
	const again = works.filter((work) => work.unparked && mustBeParked(work, stepsOf));
	const ids = again.map((work) => work.live.OrderId);
	const { changed } = await tagOrders(context.client, ids, 'park');
	for (const work of open) {
		const steps = stepsOf.get(work.index);
		const parked = work.unparked ? changed.has(work.live.OrderId) : isParked(work.live);
		const stillHeld =
			parked && (work.item.look.heldByUs || work.item.decision?.parkAfterwards === true);
		if (steps) outcomes.set(work.index, { applied: { steps, stillHeld, conflict: false } });
	}
	const broken = written.find((result) => result.status === 'rejected');
	if (broken) throw broken.reason;
	return outcomes;
}

function mustBeParked(work: OrderWork, stepsOf: ReadonlyMap<number, AppliedStep[]>): boolean {
	const steps = stepsOf.get(work.index);
	if (!steps || !isDone(steps)) return true;
	return work.item.decision.parkAfterwards && !work.live.Processed;
}
