import { z } from 'zod';

/** What a person has to settle about a shipment. */
export const dispatchProblemSchema = z.object({
	code: z.enum([
		'DISPATCH_EXCESS',
		'DISPATCH_UNMATCHED',
		'DISPATCH_HELD',
		'DISPATCH_NOT_SENT',
		'LOCATION_DIFFERS',
	]),
	/** Tells it from others of its kind on the same order. */
	about: z.string(),
	/** A sentence that names orders, SKUs and units. */
	reason: z.string(),
	evidence: z.record(z.unknown()),
});
export type DispatchProblem = z.infer<typeof dispatchProblemSchema>;
