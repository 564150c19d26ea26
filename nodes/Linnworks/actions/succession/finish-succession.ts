import type { PlanStep } from '../../../../domain/edit/edit-plan';
import type { RawOrder } from '../../mapping/raw/raw-order';
import { toTargetSnapshot } from '../../mapping/to-target-snapshot';
import { applyGroup, type GroupPolicy } from '../apply/apply-group';
import { openWork } from '../apply/order-work';
import type { WriteContext } from '../apply/write-step';
import { OnePickable, toMember, type Member } from './one-pickable';
import { isDone, type StepOutcome, type SuccessionWork } from './succession-work';

type Order = { head: RawOrder; others: readonly RawOrder[] };
type Finished = { outcomes: Map<PlanStep, StepOutcome>; parked: boolean };

/**
 * Cancels the orders that the one in force replaces, then writes what is left to write to it, and leaves it parked
 * until it has been verified and released. Nothing is written to it while another one stands.
 */
export async function finishSuccession(
	work: SuccessionWork,
	{ head, others }: Order,
	context: WriteContext,
	policy: GroupPolicy,
): Promise<Finished> {
	const outcomes = new Map<PlanStep, StepOutcome>();
	const inForce = toMember(head);
	const rivals = others.map(toMember);
	const lineage = new OnePickable(context.client, [inForce, ...rivals]);
	for (const step of work.cancels) {
		const rival = rivals.find(({ order }) => order.OrderId === step.orderId.toLowerCase());
		const note = `Replaced by order ${head.NumOrderId}`;
		const outcome: StepOutcome = rival
			? await lineage.cancel(rival, note)
			: { status: 'unknown', message: `Linnworks did not show order ${step.displayNumber}` };
		outcomes.set(step, outcome);
		if (!isDone(outcome)) return { outcomes, parked: inForce.parked };
	}
	if (work.rest.length === 0 || head.Processed) return { outcomes, parked: inForce.parked };
	const { parked, steps } = await writeRest(work, inForce, context, policy);
	for (const { step, ...outcome } of steps) outcomes.set(step, outcome);
	return { outcomes, parked };
}

/** By the ordinary way of writing, which opens the order for it and parks it again. */
async function writeRest(
	work: SuccessionWork,
	{ order, parked }: Member,
	context: WriteContext,
	policy: GroupPolicy,
) {
	const decision = {
		...work.item.decision,
		removeFromWaves: false,
		unpark: parked,
		parkAfterwards: parked,
	};
	const plan = { ...work.item.plan, steps: work.rest };
	const info = { ...order.GeneralInfo, IsParked: parked };
	const live = { ...order, GeneralInfo: info };
	const target = toTargetSnapshot(live);
	const written = openWork(work.index, { ...work.item, target, plan, decision }, live);
	const outcome = (await applyGroup([written], context, policy)).get(work.index);
	return outcome && 'applied' in outcome
		? { parked: outcome.applied.stillHeld, steps: outcome.applied.steps }
		: { parked, steps: [] };
}
