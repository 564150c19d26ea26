import { z } from 'zod';
import { orderKeySchema } from '../order/order-key';

/** A row of the signals table. An event says "look"; a hold says "we parked the order in the target". */
export const signalRowSchema = z.object({
	id: z.number().int(),
	kind: z.enum(['signal', 'hold']),
	order_key: orderKeySchema,
	source_id: z.string(),
	topic: z.string(),
	event_id: z.string(),
	body_digest: z.string(),
	correlation_id: z.string(),
	received_at: z.coerce.date(),
	first_received_at: z.coerce.date(),
	attempt: z.number().int().nonnegative(),
	not_before: z.coerce.date(),
	target_order_id: z.string(),
	status: z.string(),
});
export type SignalRow = z.infer<typeof signalRowSchema>;

/** A signal row as it is written: the table gives it its id, and dates travel as ISO text. */
export const newSignalRowSchema = signalRowSchema
	.omit({ id: true, received_at: true, first_received_at: true, not_before: true })
	.extend({ received_at: z.string(), first_received_at: z.string(), not_before: z.string() });
export type NewSignalRow = z.infer<typeof newSignalRowSchema>;
