import { z } from 'zod';
import { minorUnitsSchema } from '../money/money';
import { recordOutcomeSchema } from '../report/record-outcome';

/** What became of the record of one refund. */
export const refundRecordSchema = recordOutcomeSchema.extend({
	/** The source's id of the refund. */
	refundId: z.string().min(1),
	/** The target's id; empty until it has a record. */
	recordId: z.string(),
	/** What the record comes to, in minor units. */
	amountMinor: minorUnitsSchema,
	/** ISO 4217; empty where nothing is to be recorded. */
	currency: z.string(),
});
export type RefundRecord = z.infer<typeof refundRecordSchema>;
