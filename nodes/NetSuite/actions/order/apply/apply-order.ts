import { amendSteps } from '../../../../../domain/edit/edit-plan';
import type { Application, AppliedStep } from '../../../../../domain/report/applied-step';
import { addOrder } from './add-order';
import { amendOrder } from './amend-order';
import type { FreshLook } from './look-again';
import { isDone, notStarted, type Outcome, type ReadyItem } from './order-work';
import type { WriteContext } from './write-context';

/** Writes one order's plan, given a look at the order made just before: first what amends it, then what adds to it. */
export async function applyOrder(
	item: ReadyItem,
	fresh: FreshLook,
	context: WriteContext,
): Promise<Outcome> {
	if ('failure' in fresh) return fresh;
	if (!fresh.order) {
		const gone = notStarted(item, 'NetSuite no longer has the order', true);
		return { applied: { ...gone, stillHeld: false } };
	}
	const { order } = fresh;
	const stillHeld = item.look.heldByUs && order.target.facts.parked;
	const hasAmendment = amendSteps(item.plan.steps).length > 0;
	const amended: Application = hasAmendment
		? await amendOrder(item, order, context)
		: { steps: [], stillHeld, conflict: false };
	const applied: Application = { ...amended, steps: [...amended.steps] };
	for (const step of item.plan.steps) {
		if (applied.steps.some((each) => each.step === step)) continue;
		const added: Pick<AppliedStep, 'status' | 'message'> & { conflict?: boolean } =
			step.kind === 'addOrder' && isDone(applied.steps)
				? await addOrder(step, item, order, context)
				: { status: 'notStarted', message: 'Not started' };
		applied.steps.push({ step, status: added.status, message: added.message });
		applied.conflict ||= added.conflict === true;
	}
	const placeOf = ({ step }: AppliedStep): number => item.plan.steps.indexOf(step);
	applied.steps.sort((left, right) => placeOf(left) - placeOf(right));
	return { applied };
}
