import type {
	AmendStep,
	CancelReplacedStep,
	CreateOrderStep,
	PlanStep,
} from '../../../../domain/edit/edit-plan';
import { amendSteps } from '../../../../domain/edit/edit-plan';
import type { AppliedStep } from '../../../../domain/report/applied-step';
import type { SyncItem } from '../../../../domain/report/sync-item';
import type { ReadyItem } from '../apply/order-work';

/** An order whose plan lets one order take the place of another, or takes that back. */
export type SuccessionWork = {
	index: number;
	item: ReadyItem;
	/** The order to make; null if it is there already. */
	create: CreateOrderStep | null;
	cancels: CancelReplacedStep[];
	/** What is left to write to the order in force. */
	rest: AmendStep[];
};

/** The work that an item is, if its plan makes or cancels an order of a lineage. */
export function toSuccessionWork(index: number, item: SyncItem): SuccessionWork[] {
	const { failure, target, plan, decision } = item;
	if (failure || !target || !plan || !decision || decision.verdict !== 'proceed') return [];
	const create = plan.steps.find((step) => step.kind === 'createOrder') ?? null;
	const cancels = plan.steps.filter((step) => step.kind === 'cancelReplaced');
	if (!create && cancels.length === 0) return [];
	const rest = amendSteps(plan.steps);
	return [{ index, item: { ...item, target, plan, decision }, create, cancels, rest }];
}

export type StepOutcome = Omit<AppliedStep, 'step'>;

export const NOT_STARTED: StepOutcome = { status: 'notStarted', message: 'Not started' };

export const isDone = ({ status }: StepOutcome): boolean =>
	status === 'done' || status === 'alreadyDone';

/** The plan's steps in their order with what became of each; those that nobody came to were not started. */
export const stepsWith = (
	{ item }: SuccessionWork,
	outcomes: ReadonlyMap<PlanStep, StepOutcome>,
): AppliedStep[] =>
	item.plan.steps.map((step) => ({ step, ...(outcomes.get(step) ?? NOT_STARTED) }));
