import type { SyncItem } from '../../../../domain/report/sync-item';
import type { Application, AppliedStep } from '../../../../domain/report/applied-step';
import type { Failure } from '../../../../domain/report/sync-item';
import type { RawOrder } from '../../mapping/raw/raw-order';

type Needed = 'target' | 'plan' | 'decision';

/** An order that passed the gate. */
export type ReadyItem = SyncItem & { [field in Needed]: NonNullable<SyncItem[field]> };

/** An order while it is being written; `live` follows every reply, so that it is always the latest we know. */
export type OrderWork = {
	readonly index: number;
	readonly item: ReadyItem;
	live: RawOrder;
	/** Rows that were there before the first write: a row outside of it is one we added. */
	readonly formerRows: ReadonlySet<string>;
	/** Added rows that already stand for a step, so that two equal lines get two rows. */
	readonly claimedRows: Set<string>;
	/** Whether we opened the order for the edit, so that we have to park it again if it is not finished. */
	unparked: boolean;
};

export type Outcome = { applied: Application } | { failure: Failure };

export const openWork = (index: number, item: ReadyItem, live: RawOrder): OrderWork => ({
	index,
	item,
	live,
	formerRows: new Set(live.Items.map((row) => row.RowId)),
	claimedRows: new Set(),
	unparked: false,
});

export const isParked = (order: RawOrder): boolean =>
	order.GeneralInfo.IsParked && !order.Processed;

/** Nothing of the plan was begun. */
export function notStarted(
	item: ReadyItem,
	message: string,
	rest: Omit<Application, 'steps'>,
): Application {
	const steps = item.plan.steps.map((step): AppliedStep => ({
		step,
		status: 'notStarted',
		message,
	}));
	return { steps, ...rest };
}

/** The order is not what the plan was made from, so it was left alone; the next look plans anew. */
export const inConflict = (item: ReadyItem, reason: string, live: RawOrder | null): Outcome => ({
	applied: notStarted(item, reason, {
		stillHeld: item.look.heldByUs && live !== null && isParked(live),
		conflict: true,
	}),
});
