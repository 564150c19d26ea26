import { z } from 'zod';
import { orderKeySchema } from '../order/order-key';

/** Whether one order took the place of another. */
export const lineageVerdictSchema = z.enum(['successor', 'unrelated', 'ambiguous']);
export type LineageVerdict = z.infer<typeof lineageVerdictSchema>;

/** The other order of a pair. */
export const kinSchema = z.object({
	orderKey: orderKeySchema,
	/** The key under which targets know it. */
	reference: z.string().min(1),
	sourceId: z.string().min(1),
	name: z.string().min(1),
	createdAt: z.string(),
	cancelledAt: z.string().nullable(),
});
export type Kin = z.infer<typeof kinSchema>;

/**
 * Where an order stands among orders that were cancelled and made anew. The verdict is about the predecessor for an
 * order that is alive, and about the successor for one that is cancelled.
 */
export const lineageSchema = z.object({
	kind: z.literal('lineage'),
	schemaVersion: z.literal(1),
	verdict: lineageVerdictSchema,
	/** Short sentences, for people. */
	evidence: z.array(z.string()),
	/** The order this one replaces; null unless that is certain. */
	predecessor: kinSchema.nullable(),
	/** Orders before the predecessor in the same row of replacements, the newest first; absent when there are none. */
	ancestors: z.array(kinSchema).optional(),
	/** The order that replaces this one; null unless that is certain. */
	successor: kinSchema.nullable(),
	/** While ambiguous: until when (ISO) the rest may still appear, so that nothing should be done; null after that. */
	waitUntil: z.string().nullable(),
});
export type Lineage = z.infer<typeof lineageSchema>;
