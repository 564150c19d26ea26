import { amendSteps } from '../../../../domain/edit/edit-plan';
import type { AppliedStep } from '../../../../domain/report/applied-step';
import { applyStep } from './apply-step';
import type { OrderWork } from './order-work';
import type { WriteContext } from './write-step';

export const isDone = (steps: readonly AppliedStep[]): boolean =>
	steps.every((each) => each.status === 'done' || each.status === 'alreadyDone');

/**
 * Writes an order's steps one after another and stops at the first that is not done. This is not atomic: the steps
 * before it stay written, totals may then be Linnworks' own sum instead of the shop's, and the rest is missing. The
 * next sweep repairs it, because it plans from what Linnworks holds by then.
 */
export async function applyOrder(work: OrderWork, context: WriteContext): Promise<AppliedStep[]> {
	const applied: AppliedStep[] = [];
	for (const step of amendSteps(work.item.plan.steps)) {
		applied.push(
			isDone(applied)
				? await applyStep(step, work, context)
				: { step, status: 'notStarted', message: 'Not started' },
		);
	}
	return applied;
}
