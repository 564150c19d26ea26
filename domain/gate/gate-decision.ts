import { z } from 'zod';

/** Rows of the gate's truth table (docs/gate.md), in the order in which they are tried. */
export const gateCodeSchema = z.enum([
	'ABSENT',
	'CLOSED_CANCELLED',
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
]);
export type GateCode = z.infer<typeof gateCodeSchema>;

/** Whether a plan may be written now, why, and what has to happen around the writing. */
export const gateDecisionSchema = z.object({
	kind: z.literal('gateDecision'),
	schemaVersion: z.literal(1),
	verdict: z.enum(['proceed', 'hold', 'refuse']),
	code: gateCodeSchema,
	reasons: z.array(z.string()).min(1),
	/** The facts the decision rests on, for the person who asks why. */
	evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
	/** Take the order out of its unstarted waves before the first write. */
	removeFromWaves: z.boolean(),
	/** The order is parked and has to be opened for the edit. */
	unpark: z.boolean(),
	/** Leave the order parked when all is done: it was parked for want of payment. */
	parkAfterwards: z.boolean(),
});
export type GateDecision = z.infer<typeof gateDecisionSchema>;
