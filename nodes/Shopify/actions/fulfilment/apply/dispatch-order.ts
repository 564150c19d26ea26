import type { Dispatched } from '../../../../../domain/dispatch/dispatched';
import type { DispatchPolicy } from '../../../../../domain/dispatch/dispatch-policy';
import { stepId, type DispatchedStep } from '../../../../../domain/dispatch/dispatch-step';
import {
	planFulfilment,
	type FulfilmentPlan,
} from '../../../../../domain/dispatch/plan-fulfilment';
import type { Shipment } from '../../../../../domain/dispatch/shipment';
import type { ShopFulfilment } from '../../../../../domain/dispatch/shop-fulfilment';
import { withSteps } from '../../../../../domain/dispatch/written-numbers';
import { DRY_RUN_MESSAGE } from '../../../../../domain/report/applied-step';
import type { Failure } from '../../../../../domain/report/sync-item';
import type { Result } from '../../../../../domain/result';
import {
	foundDone,
	notStarted,
	toDispatchedSteps,
	toSettledSteps,
	type SentStep,
} from '../../../mapping/fulfilment-outcome';
import type { FulfilmentClient } from '../../../transport/fulfilment-client';
import type { Limits } from '../../../../shared/run-limits';
import type { Notice } from '../apply-parameters';
import { readFulfilments } from '../read-fulfilments';
import { sendStep } from './send-step';

export type DispatchWork = {
	shipment: Shipment;
	fulfilment: ShopFulfilment;
	policy: DispatchPolicy;
};

export type DispatchTerms = {
	client: FulfilmentClient;
	shop: string;
	notice: Notice;
	limits: Limits;
};

type Done = { dispatched: Dispatched; fulfilment?: ShopFulfilment } | { failure: Failure };

/** What is said of something that was not begun in time. */
const LATE = 'No time left in this run';

/**
 * Tells the shop of one order what left. An order that stands as it should is not read again; any other is read directly
 * before the writes, and the plan is made anew from that, so that nothing is told twice. The writes go one after the
 * other, each once, and the order is read back afterwards: after an answer that never came the rest waits for another
 * look.
 */
export async function dispatchOrder(work: DispatchWork, terms: DispatchTerms): Promise<Done> {
	const { shipment, fulfilment, policy } = work;
	const { dryRun, isLate } = terms.limits;
	const first = planFulfilment(shipment, fulfilment, policy);
	if (first.steps.length === 0) return { dispatched: toDispatched(first, fulfilment, []) };
	if (dryRun) {
		const steps = first.steps.map((step) => notStarted(step, DRY_RUN_MESSAGE));
		return { dispatched: toDispatched(first, fulfilment, steps) };
	}
	if (isLate()) {
		const steps = first.steps.map((step) => notStarted(step, LATE, 'time'));
		return { dispatched: toDispatched(first, fulfilment, steps) };
	}
	const before = await readOne(work, terms);
	if (!before.ok) return { failure: { ...before.error, step: 'apply' } };
	const plan = planFulfilment(shipment, before.value, policy);
	if (plan.steps.length === 0) {
		const gone = first.steps.map(foundDone).filter((step) => !isSettled(step, plan));
		return { dispatched: toDispatched(plan, before.value, gone), fulfilment: before.value };
	}
	const sent = await sendAll(plan, terms);
	const isOpen = sent.some(({ sent: { kind } }) => kind !== 'notSent');
	const after = isOpen ? await readOne(work, terms) : before;
	const planAfter = after.ok ? planFulfilment(shipment, after.value, policy) : null;
	const steps = toDispatchedSteps(sent, {
		before: before.value,
		after: after.ok ? after.value : null,
		unread: after.ok ? '' : after.error.reason,
		planAfter,
	});
	if (!after.ok) {
		return { dispatched: toDispatched(plan, before.value, steps), fulfilment: before.value };
	}
	const known = { ...policy, written: withSteps(policy.written, steps) };
	const left = planFulfilment(shipment, after.value, known);
	return { dispatched: toDispatched(left, after.value, steps), fulfilment: after.value };
}

async function sendAll(
	{ steps }: FulfilmentPlan,
	{ client, notice, limits }: DispatchTerms,
): Promise<Array<{ step: FulfilmentPlan['steps'][number]; sent: SentStep }>> {
	let end: Extract<SentStep, { kind: 'notSent' }> | null = null;
	const results: Array<{ step: FulfilmentPlan['steps'][number]; sent: SentStep }> = [];
	for (const step of steps) {
		if (!end && limits.isLate()) end = { kind: 'notSent', message: LATE, waitsFor: 'time' };
		const sent: SentStep = end ?? (await sendStep(client, step, notice));
		results.push({ step, sent });
		if (sent.kind === 'unknown' || sent.kind === 'notSent') {
			end ??= { kind: 'notSent', message: `Not tried after: ${sent.message}`, waitsFor: 'reading' };
		}
	}
	return results;
}

async function readOne(
	{ fulfilment: { sourceId } }: DispatchWork,
	{ client, shop }: DispatchTerms,
): Promise<Result<ShopFulfilment, Failure>> {
	const read = (await readFulfilments(client, shop, [sourceId])).get(sourceId);
	if (read) return read;
	throw new Error(`No outcome came for ${sourceId}`);
}

/** What was tried, and then whatever else stands for a shipment in the shop. */
function toDispatched(
	plan: FulfilmentPlan,
	shop: ShopFulfilment,
	tried: readonly DispatchedStep[],
): Dispatched {
	const known = new Set(tried.map(({ fulfilmentId }) => fulfilmentId));
	const settled = toSettledSteps(plan, shop).filter(({ fulfilmentId }) => !known.has(fulfilmentId));
	return { steps: [...tried, ...settled], problems: plan.problems };
}

/** Whether the fulfilment that somebody made meanwhile is told of anyway. */
const isSettled = (step: DispatchedStep, { settled }: FulfilmentPlan): boolean =>
	settled.some(({ fulfilment, consignment }) =>
		step.kind === 'updateTracking'
			? stepId(step) === `${consignment.key}@${fulfilment.id}`
			: step.key === consignment.key,
	);
