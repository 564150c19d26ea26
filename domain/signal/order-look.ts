import { z } from 'zod';
import { orderKeySchema } from '../order/order-key';

/** All pending signals of one order, folded into one reason to look at it. */
export const orderLookSchema = z.object({
	kind: z.literal('orderLook'),
	schemaVersion: z.literal(1),
	orderKey: orderKeySchema,
	sourceId: z.string(),
	topics: z.array(z.string()),
	signalCount: z.number().int().positive(),
	firstReceivedAt: z.string(),
	lastReceivedAt: z.string(),
	/** How often the order was tried since its last fresh signal. */
	attempt: z.number().int().nonnegative(),
	notBefore: z.string(),
	/** Whether one of our own holds keeps the order parked in the target. */
	heldByUs: z.boolean(),
	targetOrderId: z.string(),
	correlationId: z.string(),
});
export type OrderLook = z.infer<typeof orderLookSchema>;
