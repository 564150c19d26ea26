import { z } from 'zod';
import { planStepSchema } from '../edit/edit-plan';

/** Rows of the gate's truth table (docs/gate.md), in the order in which they are tried. */
export const gateCodeSchema = z.enum([
	'ABSENT',
	'CREATE',
	'ADD_ORDER',
	'BOOK',
	'POSTPONED',
	'AFTER_CUT_OFF',
	'LINE_SHIPPED',
	'CLOSED_CANCELLED',
	'CLOSED_BILLED',
	'CLOSED_BY_FINANCE',
	'CLOSED_DISPATCHED',
	'BLOCK_PARTSHIPPED',
	'BLOCK_3PL',
	'BLOCK_PICKED',
	'BLOCK_LABEL',
	'BLOCK_LOCKED',
	'BLOCK_PARKED',
	'RACE',
	'POLICY_PRINTED',
	'MANUAL',
	'UNKNOWN',
	'EDIT_AFTER_WAVE_REMOVAL',
	'EDIT_VIA_UNPARK',
	'EDITABLE',
	'NOTHING_TO_DO',
	'PLAN_BLOCKED',
	'NOT_NEEDED',
	'REFUNDED_AFTER_DISPATCH',
]);
export type GateCode = z.infer<typeof gateCodeSchema>;

/** A step that must not be written now, with the row of the table that forbids it. */
export const refusedStepSchema = z.object({
	step: planStepSchema,
	code: gateCodeSchema,
	reason: z.string(),
});
export type RefusedStep = z.infer<typeof refusedStepSchema>;

/** Whether a plan may be written now, why, and what has to happen around the writing. */
export const gateDecisionSchema = z.object({
	kind: z.literal('gateDecision'),
	schemaVersion: z.literal(1),
	verdict: z.enum(['proceed', 'hold', 'refuse']),
	code: gateCodeSchema,
	reasons: z.array(z.string()).min(1),
	/** The facts the decision rests on, for the person who asks why. */
	evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
	/** What of the plan must not be written now; the rest may be, if the verdict is to proceed. */
	refused: z.array(refusedStepSchema),
	/** Take the order out of its unstarted waves before the first write. */
	removeFromWaves: z.boolean(),
	/** The order is parked and has to be opened for the edit. */
	unpark: z.boolean(),
	/** Leave the order parked when all is done: it was parked for want of payment. */
	parkAfterwards: z.boolean(),
});
export type GateDecision = z.infer<typeof gateDecisionSchema>;
