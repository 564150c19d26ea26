import type { Application, AppliedStep } from '../../../../../domain/report/applied-step';
import type { PlanStep } from '../../../../../domain/edit/edit-plan';
import type { Failure, SyncItem } from '../../../../../domain/report/sync-item';
import type { TargetSnapshot } from '../../../../../domain/target/target-snapshot';

type Needed = 'target' | 'plan' | 'decision';

/** An order that passed the gate. */
export type ReadyItem = SyncItem & { [field in Needed]: NonNullable<SyncItem[field]> };

/** What became of an order; a created order is the item's target from here on. */
export type Outcome = { applied: Application; target?: TargetSnapshot } | { failure: Failure };

/** The same said of several steps, as when one call carried them all. */
export const allSteps = (
	steps: readonly PlanStep[],
	status: AppliedStep['status'],
	message: string,
): AppliedStep[] => steps.map((step) => ({ step, status, message }));

/** Nothing of the plan was begun. */
export const notStarted = (item: ReadyItem, message: string, conflict = false): Application => ({
	steps: allSteps(item.plan.steps, 'notStarted', message),
	stillHeld: item.look.heldByUs && item.target.facts.parked,
	conflict,
});

/** Whether nothing of these steps is left to write. */
export const isDone = (steps: readonly AppliedStep[]): boolean =>
	steps.every(({ status }) => status === 'done' || status === 'alreadyDone');
