import { z } from 'zod';
import { planStepSchema } from '../edit/edit-plan';

/** What became of one plan step. `unknown`: the answer never came, only reading back can tell. */
export const appliedStepSchema = z.object({
	step: planStepSchema,
	status: z.enum(['done', 'alreadyDone', 'rejected', 'unknown', 'notStarted']),
	message: z.string(),
});
export type AppliedStep = z.infer<typeof appliedStepSchema>;

/** What a step says that was planned on a dry run. */
export const DRY_RUN_MESSAGE = 'Dry run';

export const applicationSchema = z.object({
	steps: z.array(appliedStepSchema),
	/** Set when the order was left parked or parked again, so that the hold is still ours to release. */
	stillHeld: z.boolean(),
	/** The target had moved away from the state the plan was made from, so nothing was written. */
	conflict: z.boolean(),
});
export type Application = z.infer<typeof applicationSchema>;
