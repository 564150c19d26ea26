import { z } from 'zod';
import { appliedStepSchema } from './applied-step';

/** What became of one thing that is kept beside an order: the record of a refund, the booking of a return. */
export const recordOutcomeSchema = z.object({
	status: appliedStepSchema.shape.status,
	/** A sentence for a person; empty where there is nothing to say. */
	message: z.string(),
	/**
	 * Why nothing was begun, of what is not started: the order has not left, the money has not moved, the order changed
	 * while it was read, or the run was out of time. Empty for a call that failed, and for every other status.
	 */
	waitsFor: z.enum(['', 'dispatch', 'money', 'reading', 'time']),
});
export type RecordOutcome = z.infer<typeof recordOutcomeSchema>;
