import { z } from 'zod';
import { minorUnitsSchema } from '../money/money';

/** One record of money given back, as the target holds it. */
const targetRecordSchema = z.object({
	recordId: z.string().min(1),
	/** Every reference that the record or a line of it carries, each once; ours is the source's refund id. */
	references: z.array(z.string()),
	amountMinor: minorUnitsSchema,
	currency: z.string(),
	/** Whether the record says that the channel gave the money back. */
	channelInitiated: z.boolean(),
	/** Whether the target has sent the money itself. */
	actioned: z.boolean(),
});
export type TargetRecord = z.infer<typeof targetRecordSchema>;

/** One order as a target that keeps refunds beside it holds it: how it left, and what is recorded of its refunds. */
export const targetRecordsSchema = z.object({
	kind: z.literal('targetRecords'),
	schemaVersion: z.literal(1),
	system: z.string().min(1),
	/** The target's id and number of the order; empty when it has none. */
	orderId: z.string(),
	displayNumber: z.string(),
	state: z.enum(['open', 'processed', 'cancelled', 'absent']),
	/** When it left; null where it has not, or the target does not say. */
	leftAt: z.string().datetime({ offset: true }).nullable(),
	currency: z.string(),
	totalMinor: minorUnitsSchema,
	/** What the order holds; once it has left, what left. */
	lines: z.array(
		z.object({
			/** The source line id, or whatever the target holds in that place. */
			reference: z.string(),
			/** As the source writes it, if the target remembers that. */
			sku: z.string().optional(),
			stockItemId: z.string(),
			quantity: z.number(),
			netMinor: minorUnitsSchema,
		}),
	),
	records: z.array(targetRecordSchema),
});
export type TargetRecords = z.infer<typeof targetRecordsSchema>;

/** The records that carry a refund's id. */
export const recordsOf = (
	{ records }: Pick<TargetRecords, 'records'>,
	refundId: string,
): TargetRecord[] => records.filter(({ references }) => references.includes(refundId));
