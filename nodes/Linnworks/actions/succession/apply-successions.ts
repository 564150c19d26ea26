import type { EditPlan, PlanStep } from '../../../../domain/edit/edit-plan';
import { planCorrections } from '../../../../domain/import/plan-corrections';
import { successorDifferences } from '../../../../domain/succession/successor-differences';
import type { TargetSnapshot } from '../../../../domain/target/target-snapshot';
import { toTargetSnapshot } from '../../mapping/to-target-snapshot';
import type { GroupPolicy } from '../apply/apply-group';
import { leaveWaves } from '../apply/leave-waves';
import { openWork, type Outcome, type ReadyItem } from '../apply/order-work';
import type { WriteContext } from '../apply/write-step';
import type { Creation, ImportOutcome } from '../create/import-work';
import { postOrders } from '../create/post-orders';
import { finishSuccession } from './finish-succession';
import { markBeforeParking } from './mark-before-parking';
import { readMembers, type Members } from './read-members';
import { stepsWith, type StepOutcome, type SuccessionWork } from './succession-work';
import { undoSuccession } from './undo-succession';

/**
 * Lets new orders take the place of old ones, in steps that each leave Linnworks in a state from which the next look
 * goes on: the new order is made parked and read back; if it is as wished the old one is cancelled, otherwise the new
 * one is. One that takes the place of another order of the shop stays parked instead, to be put right by the next look,
 * because its reference can only be used once. Released it is by the Release operation, once it has been verified. Orders are read again first, and left
 * alone when they are no longer what the plan was made from.
 */
export async function applySuccessions(
	works: readonly SuccessionWork[],
	context: WriteContext,
	policy: GroupPolicy,
): Promise<Map<number, ImportOutcome>> {
	const outcomes = new Map<number, ImportOutcome>();
	const reads = await readMembers(works, context, outcomes);
	const ready = await outOfWaves(reads, context, outcomes);
	const creations = await postOrders(
		ready.flatMap(({ work, head }) =>
			work.create
				? [{ index: work.index, item: work.item, step: work.create, replaced: head }]
				: [],
		),
		context.client,
	);
	const done = await Promise.all(
		ready.map(async (read) => {
			const creation = creations.get(read.work.index);
			return read.work.create
				? await replace(read, creation, context, policy)
				: await settle(read, context, policy);
		}),
	);
	for (const [at, { work }] of ready.entries()) {
		const outcome = done[at];
		if (outcome) outcomes.set(work.index, outcome);
	}
	return outcomes;
}

async function outOfWaves(
	reads: readonly Members[],
	{ client }: WriteContext,
	outcomes: Map<number, ImportOutcome>,
): Promise<Members[]> {
	const failed = new Map<number, Outcome>();
	const works = reads.map(({ work, head }) => openWork(work.index, work.item, head));
	await leaveWaves(works, client, failed);
	for (const [index, outcome] of failed) outcomes.set(index, outcome);
	return reads.filter(({ work }) => !failed.has(work.index));
}

/** A new order for an old one; until it was compared with what it should be, the old one stays. */
async function replace(
	{ work, head: old, others }: Members,
	creation: Creation | undefined,
	context: WriteContext,
	policy: GroupPolicy,
): Promise<ImportOutcome> {
	const { item, create } = work;
	const outcomes = new Map<PlanStep, StepOutcome>();
	const result = (stillHeld: boolean, conflict = false): ImportOutcome => ({
		applied: { steps: stepsWith(work, outcomes), stillHeld, conflict },
	});
	const isHeld = item.look.heldByUs && old.GeneralInfo.IsParked;
	if (!create || creation?.status !== 'done') {
		const { status = 'notStarted', message = '' } = creation ?? {};
		const isConflict = status === 'conflict';
		if (create) outcomes.set(create, { status: isConflict ? 'notStarted' : status, message });
		return result(isHeld, isConflict);
	}
	const created = toTargetSnapshot(creation.order);
	const differences = successorDifferences(create, created);
	if (creation.order.Processed || !creation.order.GeneralInfo.IsParked) {
		differences.push('Linnworks did not park it');
	}
	const isTakeOver = create.secondaryReference === '';
	if (differences.length > 0 && isTakeOver) {
		const message = `The new order is not as wished: ${differences.join('; ')}. The older one stays until it is`;
		outcomes.set(create, { status: 'rejected', message });
		return { ...result(creation.order.GeneralInfo.IsParked), target: asMade(created, 1) };
	}
	if (differences.length > 0) {
		const wish = { successor: creation.order, others: [old] };
		const { outcome, parked } = await undoSuccession(wish, context.client);
		const message = `The new order is not as wished: ${differences.join('; ')}. ${outcome.status === 'done' ? 'It was cancelled again' : `It could not be cancelled: ${outcome.message}`}`;
		outcomes.set(create, { status: 'rejected', message });
		return result(parked);
	}
	outcomes.set(create, { status: creation.status, message: creation.message });
	const rest = planCorrections(create, created).filter((step) => step.kind === 'setTotals');
	const finished = await finishSuccession(
		{ ...work, rest },
		{ head: creation.order, others: [old, ...others] },
		context,
		policy,
	);
	for (const [step, outcome] of finished.outcomes) outcomes.set(step, outcome);
	const steps = stepsWith({ ...work, item: withRest(item, rest) }, outcomes);
	return {
		applied: { steps, stillHeld: finished.parked, conflict: false },
		target: asMade(created, isTakeOver ? 1 : (item.target.succession?.next ?? 1) + 1),
	};
}

/** The order as created: parked by us, with the mark that says so. */
const asMade = (created: TargetSnapshot, next: number): TargetSnapshot => ({
	...created,
	succession: { next, undone: false, marked: [created.orderId] },
});

const withRest = (item: ReadyItem, rest: EditPlan['steps']): ReadyItem => ({
	...item,
	plan: { ...item.plan, steps: [...item.plan.steps, ...rest] },
});

/** The older ones go. An order that we did not hold before is held only if it had to be parked for that. */
async function finish(
	{ work, head, others }: Members,
	context: WriteContext,
	policy: GroupPolicy,
): Promise<ImportOutcome> {
	const { item } = work;
	const wasOurs = item.look.heldByUs || !head.GeneralInfo.IsParked;
	const mark = await markBeforeParking({ head, others }, context.client);
	if (mark === 'failed') {
		const steps = work.item.plan.steps.map((step) => ({
			step,
			status: 'notStarted' as const,
			message: 'Linnworks did not take the mark of the order that has to be parked meanwhile',
		}));
		return { applied: { steps, stillHeld: false, conflict: false } };
	}
	const { outcomes, parked } = await finishSuccession(work, { head, others }, context, policy);
	const { next = 1, undone = false, marked = [] } = item.target.succession ?? {};
	return {
		applied: { steps: stepsWith(work, outcomes), stillHeld: parked && wasOurs, conflict: false },
		...(mark === 'marked'
			? {
					target: {
						...item.target,
						succession: { next, undone, marked: [...marked, head.OrderId] },
					},
				}
			: {}),
	};
}

/** Two orders that stand already: the older ones go, or the order in force itself. */
async function settle(
	{ work, head, others }: Members,
	context: WriteContext,
	policy: GroupPolicy,
): Promise<ImportOutcome> {
	const own = work.cancels.find((step) => step.orderId.toLowerCase() === head.OrderId);
	if (!own) return await finish({ work, head, others }, context, policy);
	const undone = await undoSuccession({ successor: head, others }, context.client);
	const [older] = others;
	const known = work.item.target.replaced?.find(({ orderId }) => orderId === older?.OrderId);
	return {
		applied: {
			steps: stepsWith(work, new Map([[own, undone.outcome]])),
			stillHeld: undone.parked,
			conflict: false,
		},
		...(older && known && undone.outcome.status === 'done'
			? { target: { ...toTargetSnapshot(older), facts: known.facts } }
			: {}),
	};
}
