import { sleep } from 'n8n-workflow';
import type { CreateOrderStep } from '../../../../../domain/edit/edit-plan';
import type { AppliedStep } from '../../../../../domain/report/applied-step';
import type { SyncItem } from '../../../../../domain/report/sync-item';
import { ok } from '../../../../../domain/result';
import type { TargetSnapshot } from '../../../../../domain/target/target-snapshot';
import { inParallel } from '../../../../shared/in-parallel';
import { createOrder, externalIdOf } from './create-order';
import { findOwners } from './external-ids';
import { lookAgain } from './look-again';
import type { Outcome } from './order-work';
import type { Creation } from './post-order';
import type { WriteContext } from './write-context';

/** An order that NetSuite does not have and that passed the gate. */
export type CreateWork = {
	index: number;
	step: CreateOrderStep;
	/** The shop's name of the order. */
	orderName: string;
};

/** Waits before each look at what was created: a query may lag behind a write (docs/vendors/netsuite.md §7). */
const LOOKS_MS = [0, 500, 2_000];

/** The work that an item is, if its plan creates an order. */
export function toCreateWork(index: number, item: SyncItem): CreateWork[] {
	const { plan, decision, target, failure } = item;
	if (failure || target || !plan || decision?.verdict !== 'proceed') return [];
	const step = plan.steps.find((each) => each.kind === 'createOrder');
	return step ? [{ index, step, orderName: plan.orderName }] : [];
}

/** An outcome in which the order was not created. */
export const notCreated = (step: CreateOrderStep, message: string): Outcome =>
	toOutcome(step, 'notStarted', message);

const toOutcome = (
	step: CreateOrderStep,
	status: AppliedStep['status'],
	message: string,
): Outcome & { applied: object } => ({
	applied: { steps: [{ step, status, message }], stillHeld: false, conflict: false },
});

/**
 * Creates orders side by side and reads them back in one go, each as its item's `target`. One that cannot be read yet
 * gets none; verifying finds it by its external id.
 */
export async function createOrders(
	works: readonly CreateWork[],
	context: WriteContext,
	wait: (ms: number) => Promise<void> = sleep,
): Promise<Map<number, Outcome>> {
	const { client, options } = context;
	const idOf = ({ step }: CreateWork): string => externalIdOf(step.reference, options);
	const owners = await findOwners(client, works.map(idOf));
	const creations = await inParallel(works, options.concurrency, async (work) => ({
		work,
		...(await createOrder({ ...work, owner: owners.get(idOf(work)) ?? ok(null) }, context)),
	}));
	const targets = await readCreated(creations, context, wait);
	return new Map(
		creations.map(({ work, status, message, id }) => {
			const target = targets.get(id ?? '');
			const outcome = toOutcome(work.step, status, message);
			return [work.index, target ? { ...outcome, target } : outcome];
		}),
	);
}

async function readCreated(
	creations: ReadonlyArray<Creation & { work: CreateWork }>,
	context: WriteContext,
	wait: (ms: number) => Promise<void>,
): Promise<ReadonlyMap<string, TargetSnapshot>> {
	const targets = new Map<string, TargetSnapshot>();
	let left = creations.flatMap(({ id, work }) =>
		id === null ? [] : [{ orderId: id, reference: work.step.reference }],
	);
	for (const pause of LOOKS_MS) {
		if (left.length === 0) break;
		if (pause > 0) await wait(pause);
		for (const look of await lookAgain(context, left)) {
			if ('order' in look && look.order) targets.set(look.order.target.orderId, look.order.target);
		}
		left = left.filter(({ orderId }) => !targets.has(orderId));
	}
	return targets;
}
