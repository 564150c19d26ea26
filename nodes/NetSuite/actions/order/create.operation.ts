import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { EditPlan } from '../../../../domain/edit/edit-plan';
import { orderSnapshotSchema, type OrderSnapshot } from '../../../../domain/order/order-snapshot';
import { readableZodError } from '../../../../domain/readable-zod-error';
import { DRY_RUN_MESSAGE } from '../../../../domain/report/applied-step';
import { err, ok, type Result } from '../../../../domain/result';
import { withFields } from '../../../shared/order-items';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { showFor } from '../../../shared/show-for';
import { createOrders, notCreated, type CreateWork } from './apply/create-orders';
import { isDone, type Outcome } from './apply/order-work';
import { connectOrders, type OrderConnection } from './connect-orders';
import { DRY_RUN, isDryRun } from '../../../shared/dry-run';
import { planOrders, type PlanOutcome } from './plan-orders';
import { readWriteSettings } from './apply/write-context';

export const description = showFor(
	'order',
	['create'],
	[
		{
			displayName: 'Order',
			name: 'snapshot',
			type: 'json',
			default: '={{ $json.snapshot }}',
			description: "The shop's order, as Shopify Order: Get Snapshot gives it",
		},
		DRY_RUN,
	],
);

/**
 * Creates orders by themselves, without a sweep: each item gets its `plan`, what became of it as `applied`, and the
 * order as `target`. What cannot be planned stops the node before anything is written, and what was not created stops
 * it at the end; with "Continue On Fail" both become the item's `error`.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const fields = new Map<number, object>();
	const fail = (itemIndex: number, reason: string): void => {
		if (!this.continueOnFail()) {
			throw new NodeOperationError(this.getNode(), reason, { itemIndex });
		}
		fields.set(itemIndex, { ...fields.get(itemIndex), error: reason });
	};
	const orders = items.flatMap((_item, index) => {
		const snapshot = readSnapshot(this, index);
		if (snapshot.ok) return [{ index, snapshot: snapshot.value, target: null }];
		fail(index, snapshot.error);
		return [];
	});
	const connection = await connectOrders(this);
	const works: CreateWork[] = [];
	for (const [index, outcome] of await planOrders(this, connection, orders)) {
		const work = toWork(index, outcome);
		if (work.ok) {
			works.push(work.value);
			fields.set(index, { plan: work.value.plan });
		} else fail(index, work.error);
	}
	const created = isDryRun(this)
		? new Map(works.map(({ index, step }) => [index, notCreated(step, DRY_RUN_MESSAGE)]))
		: await create(works, connection);
	for (const [index, outcome] of created) {
		fields.set(index, { ...fields.get(index), ...outcome });
		const reason = isDryRun(this) ? null : whyNot(outcome);
		if (reason !== null) fail(index, reason);
	}
	return withFields(items, fields);
}

async function create(
	works: readonly CreateWork[],
	connection: OrderConnection,
): Promise<Map<number, Outcome>> {
	if (works.length === 0) return new Map();
	const settings = await remoteOutcome(readWriteSettings(connection));
	if (settings.ok) return await createOrders(works, { ...connection, settings: settings.value });
	const { message } = settings.error;
	return new Map(works.map(({ index, step }) => [index, notCreated(step, message)]));
}

function readSnapshot(context: IExecuteFunctions, index: number): Result<OrderSnapshot, string> {
	const value = context.getNodeParameter('snapshot', index, '') as unknown;
	const parsed = orderSnapshotSchema.safeParse(typeof value === 'string' ? parse(value) : value);
	if (parsed.success) return ok(parsed.data);
	return err(`Item ${index} holds no order of the shop: ${readableZodError(parsed.error)}`);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function toWork(
	index: number,
	outcome: PlanOutcome,
): Result<CreateWork & { plan: EditPlan }, string> {
	if ('failure' in outcome) return err(outcome.failure.reason);
	const { plan } = outcome;
	const step = plan.steps.find((each) => each.kind === 'createOrder');
	if (step) return ok({ index, step, orderName: plan.orderName, plan });
	return err(plan.problems.map(({ detail }) => detail).join('; '));
}

function whyNot(outcome: Outcome): string | null {
	if ('failure' in outcome) return outcome.failure.reason;
	const { steps } = outcome.applied;
	return isDone(steps) ? null : steps.map(({ message }) => message).join('; ');
}
