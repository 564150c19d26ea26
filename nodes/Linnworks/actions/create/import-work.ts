import type { CreateOrderStep } from '../../../../domain/edit/edit-plan';
import type { Application, AppliedStep } from '../../../../domain/report/applied-step';
import type { Failure, SyncItem } from '../../../../domain/report/sync-item';
import type { TargetSnapshot } from '../../../../domain/target/target-snapshot';
import type { RawOrder } from '../../mapping/raw/raw-order';

type Needed = 'plan' | 'decision';
export type ImportItem = SyncItem & { [field in Needed]: NonNullable<SyncItem[field]> };

/** An order that Linnworks does not have and that passed the gate. */
export type ImportWork = {
	index: number;
	item: ImportItem;
	step: CreateOrderStep;
	/** The order that the new one takes over from. */
	replaced?: RawOrder;
};

/** What became of a creation: the order as read back, or why there is none. */
export type Creation =
	| { status: 'done'; order: RawOrder; message: string }
	| { status: 'rejected' | 'unknown' | 'notStarted'; message: string }
	/** Linnworks had the order before we posted it. */
	| { status: 'conflict'; message: string };

/** What an import leaves on its item; the created order is the item's target from here on. */
export type ImportOutcome =
	{ applied: Application; target?: TargetSnapshot } | { failure: Failure };

/** The work that an item is, if its plan creates an order. */
export function toImportWork(index: number, item: SyncItem): ImportWork[] {
	const { plan, decision, target, failure } = item;
	if (failure || target || !plan || !decision || decision.verdict !== 'proceed') return [];
	const step = plan.steps.find((each) => each.kind === 'createOrder');
	return step ? [{ index, item: { ...item, plan, decision }, step }] : [];
}

/** An application in which the order was not created. */
export const notCreated = (
	{ step }: ImportWork,
	status: AppliedStep['status'],
	message: string,
	conflict = false,
): { applied: Application } => ({
	applied: { steps: [{ step, status, message }], stillHeld: false, conflict },
});

/** Whether an order is the one that a step creates: the same key (docs/vendors/linnworks.md §3.3). */
export const isCreated = (step: CreateOrderStep, { GeneralInfo: info }: RawOrder): boolean =>
	info.ReferenceNum === step.reference &&
	info.Source.toLowerCase() === step.source.toLowerCase() &&
	info.SubSource.toLowerCase() === step.subSource.toLowerCase();
