import { z } from 'zod';
import { dispatchProblemSchema } from './dispatch-problem';
import { dispatchedStepSchema } from './dispatch-step';

/** What one look at the shipments of an order came to. */
export const dispatchedSchema = z.object({
	steps: z.array(dispatchedStepSchema),
	problems: z.array(dispatchProblemSchema),
});
export type Dispatched = z.infer<typeof dispatchedSchema>;
