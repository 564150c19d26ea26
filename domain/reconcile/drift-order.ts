import { z } from 'zod';
import { editPlanSchema } from '../edit/edit-plan';
import { orderSnapshotSchema } from '../order/order-snapshot';
import { failureSchema } from '../report/sync-item';
import { orderLookSchema } from '../signal/order-look';
import { targetSnapshotSchema } from '../target/target-snapshot';
import type { ExceptionCode } from '../exception/exception-codes';
import type { LedgerLook } from './ledger-look';
import type { StandingPolicy } from './decide-standing';

/** One open order of the target as it comes to the drift watch: read on both sides and planned, or failed. */
export const driftOrderSchema = z.object({
	look: orderLookSchema,
	snapshot: orderSnapshotSchema.optional(),
	target: targetSnapshotSchema.optional(),
	plan: editPlanSchema.optional(),
	failure: failureSchema.optional(),
});
export type DriftOrder = z.infer<typeof driftOrderSchema>;

/** An open row of the exceptions table, as far as the drift watch needs it. */
export type OpenRow = {
	id: number;
	order_key: string;
	code: string;
	fingerprint: string;
	correlation_id: string;
	execution_id: string;
};

/** What is known about one order beside the order itself, read after it. */
export type DriftMemory = {
	/** Open exceptions of this order. */
	open: readonly OpenRow[];
	/** Whether a signal or a hold of this order waits. */
	isWaiting: boolean;
	/** Looks at this order, newest first. */
	looks: readonly LedgerLook[];
};

export type DriftPolicy = StandingPolicy & {
	/** Whether orders that drifted are handed to the ordinary flow to be corrected. */
	repair: boolean;
	/** Whether an order that the source does not show is reported; only where every target order is the source's. */
	reportUnreadable: boolean;
	/** Differences that are neither reported nor a reason to correct an order. */
	ignoredCodes: readonly ExceptionCode[];
};
