import { z } from 'zod';
import type { Operation } from '../operation';

/** Whether the shop shows an order to the app. */
export const ORDER_SEEN: Operation<{ order: { id: string } | null }> = {
	kind: 'query',
	name: 'OrderSeen',
	text: 'query OrderSeen($id: ID!) { order(id: $id) { id } }',
	answer: z.object({ order: z.object({ id: z.string() }).nullable() }),
};
