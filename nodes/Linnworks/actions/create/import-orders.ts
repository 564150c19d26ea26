import { planCorrections } from '../../../../domain/import/plan-corrections';
import type { AppliedStep } from '../../../../domain/report/applied-step';
import { toTargetSnapshot } from '../../mapping/to-target-snapshot';
import { applyGroup, type GroupPolicy } from '../apply/apply-group';
import { isParked, openWork, type OrderWork } from '../apply/order-work';
import type { WriteContext } from '../apply/write-step';
import { notCreated, type ImportOutcome, type ImportWork } from './import-work';
import { postOrders } from './post-orders';

type Created = { work: ImportWork; applied: AppliedStep; order: OrderWork };

/**
 * Creates the orders, then writes what creating could not carry exactly, so that an imported order is right when the
 * sweep ends. An unpaid order lands parked; it is opened for its corrections and parked again. A paid order that
 * Linnworks parked for reasons of its own is left alone.
 */
export async function importOrders(
	works: readonly ImportWork[],
	context: WriteContext,
	policy: GroupPolicy,
): Promise<Map<number, ImportOutcome>> {
	const outcomes = new Map<number, ImportOutcome>();
	const creations = await postOrders(works, context.client);
	const created: Created[] = [];
	for (const work of works) {
		const creation = creations.get(work.index);
		if (creation?.status === 'done') {
			const { status, message, order } = creation;
			const applied = { step: work.step, status, message };
			created.push({ work, applied, order: toOrderWork(work, order) });
		} else if (creation?.status === 'conflict') {
			outcomes.set(work.index, notCreated(work, 'notStarted', creation.message, true));
		} else if (creation) {
			outcomes.set(work.index, notCreated(work, creation.status, creation.message));
		}
	}
	const correctable = created.filter(({ order }) => order.item.plan.steps.length > 0);
	const corrected = await applyGroup(
		correctable.filter(({ order }) => mayCorrect(order)).map(({ order }) => order),
		context,
		policy,
	);
	for (const { work, applied, order } of created) {
		const rest = corrected.get(work.index);
		const steps =
			rest && 'applied' in rest
				? rest.applied.steps
				: order.item.plan.steps.map((step): AppliedStep => ({
						step,
						status: 'notStarted',
						message:
							rest && 'failure' in rest ? rest.failure.reason : 'Linnworks parked the new order',
					}));
		const isUnpaid = !work.step.paid;
		outcomes.set(work.index, {
			applied: {
				steps: [applied, ...steps],
				stillHeld:
					rest && 'applied' in rest ? rest.applied.stillHeld : isUnpaid && isParked(order.live),
				conflict: false,
			},
			target: order.item.target,
		});
	}
	return outcomes;
}

/** The created order as work for the ordinary way of writing, with the corrections as its plan. */
function toOrderWork(
	{ index, item, step }: ImportWork,
	order: Parameters<typeof openWork>[2],
): OrderWork {
	const target = toTargetSnapshot(order);
	const parkedForPayment = target.facts.parked && !target.facts.paid;
	return openWork(
		index,
		{
			...item,
			target,
			plan: { ...item.plan, steps: planCorrections(step, target) },
			decision: { ...item.decision, unpark: parkedForPayment, parkAfterwards: parkedForPayment },
		},
		order,
	);
}

const mayCorrect = ({ live, item }: OrderWork): boolean =>
	!live.Processed && (!isParked(live) || item.decision.unpark);
