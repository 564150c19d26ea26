import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { DRY_RUN_MESSAGE } from '../../../../domain/report/applied-step';
import { inBatches } from '../../../shared/in-batches';
import { inParallel } from '../../../shared/in-parallel';
import { withFields } from '../../../shared/order-items';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { LATE, readLimits, STOP_BEFORE } from '../../../shared/run-limits';
import { showFor } from '../../../shared/show-for';
import { readSyncItems, toFailure } from '../../../shared/sync-items';
import { applyOrder } from './apply/apply-order';
import { createOrders, notCreated, toCreateWork, type CreateWork } from './apply/create-orders';
import { lookAgain } from './apply/look-again';
import { notStarted, type Outcome, type ReadyItem } from './apply/order-work';
import { readWriteSettings, type WriteContext } from './apply/write-context';
import { connectOrders } from './connect-orders';
import { DRY_RUN } from '../../../shared/dry-run';

export const description = showFor(
	'order',
	['apply'],
	[
		STOP_BEFORE,
		{
			displayName: 'Orders at Once',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20 },
			default: 5,
			description:
				'Max number of orders that are read afresh and written together, as one of eight groups',
		},
		DRY_RUN,
	],
);

/** While some groups wait for their queries, which go one after the other, the writes of others use the slots. */
const GROUPS_AT_ONCE = 8;

type Candidate = { index: number; item: ReadyItem };
type Outcomes = Map<number, Outcome>;

/**
 * Orders with `plan` and a `decision` to proceed in, each with what became of its steps as `applied` out; others pass.
 * Every order is read once more just before it is written, and left alone when it is no longer what its plan was made
 * from. One order is one PATCH, all or nothing. An order that is created gets the created order as its `target`.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const { dryRun, isLate } = readLimits(this);
	const outcomes: Outcomes = new Map();
	const candidates: Candidate[] = [];
	const creations: CreateWork[] = [];
	for (const [index, item] of readSyncItems(items, this.getNode()).entries()) {
		const [creation] = toCreateWork(index, item);
		if (creation && dryRun) outcomes.set(index, notCreated(creation.step, DRY_RUN_MESSAGE));
		else if (creation) creations.push(creation);
		if (item.failure || !item.target || !item.plan) continue;
		if (item.decision?.verdict !== 'proceed') continue;
		const ready = item as ReadyItem;
		if (item.plan.steps.length > 0 && !dryRun) candidates.push({ index, item: ready });
		else outcomes.set(index, { applied: notStarted(ready, DRY_RUN_MESSAGE) });
	}
	if (candidates.length + creations.length === 0) return withFields(items, outcomes);
	const connection = await connectOrders(this);
	const settings = await remoteOutcome(readWriteSettings(connection));
	if (!settings.ok) {
		const failure = toFailure('apply', settings.error);
		for (const { index } of [...candidates, ...creations]) outcomes.set(index, { failure });
		return withFields(items, outcomes);
	}
	const context = { ...connection, settings: settings.value };
	const ordersAtOnce = Math.max(1, this.getNodeParameter('concurrency', 0, 5) as number);
	await inParallel(inBatches(candidates, ordersAtOnce), GROUPS_AT_ONCE, async (group) => {
		if (isLate()) {
			for (const { index, item } of group) outcomes.set(index, { applied: notStarted(item, LATE) });
		} else await applyGroup(group, context, outcomes);
	});
	await inParallel(inBatches(creations, ordersAtOnce), GROUPS_AT_ONCE, async (group) => {
		if (isLate()) {
			for (const { index, step } of group) outcomes.set(index, notCreated(step, LATE));
		} else {
			for (const [index, outcome] of await createOrders(group, context)) {
				outcomes.set(index, outcome);
			}
		}
	});
	return withFields(items, outcomes);
}

async function applyGroup(
	group: readonly Candidate[],
	context: WriteContext,
	outcomes: Outcomes,
): Promise<void> {
	const looks = await lookAgain(
		context,
		group.map(({ item }) => item.target),
	);
	await Promise.all(
		group.map(async ({ index, item }, at) => {
			outcomes.set(index, await applyOrder(item, looks[at] ?? { order: null }, context));
		}),
	);
}
