import { z } from 'zod';
import type { Operation } from '../operation';

const owned = z.object({ order: z.object({ id: z.string() }).nullable() }).nullable();

/** For each thing a webhook may be about, the query for the order it belongs to. */
export const ORDER_OWNERS = {
	FulfillmentOrder: {
		kind: 'query',
		name: 'OwnerOfFulfillmentOrder',
		text: 'query OwnerOfFulfillmentOrder($id: ID!) { fulfillmentOrder(id: $id) { orderId } }',
		answer: z
			.object({ fulfillmentOrder: z.object({ orderId: z.string() }).nullable() })
			.transform(({ fulfillmentOrder }) => ({ orderId: fulfillmentOrder?.orderId ?? null })),
	},
	Return: {
		kind: 'query',
		name: 'OwnerOfReturn',
		text: 'query OwnerOfReturn($id: ID!) { return(id: $id) { order { id } } }',
		answer: z
			.object({ return: owned })
			.transform((data) => ({ orderId: data.return?.order?.id ?? null })),
	},
	ReverseFulfillmentOrder: {
		kind: 'query',
		name: 'OwnerOfReverseFulfillmentOrder',
		text: 'query OwnerOfReverseFulfillmentOrder($id: ID!) { reverseFulfillmentOrder(id: $id) { order { id } } }',
		answer: z
			.object({ reverseFulfillmentOrder: owned })
			.transform((data) => ({ orderId: data.reverseFulfillmentOrder?.order?.id ?? null })),
	},
	ReverseDelivery: {
		kind: 'query',
		name: 'OwnerOfReverseDelivery',
		text: 'query OwnerOfReverseDelivery($id: ID!) { reverseDelivery(id: $id) { reverseFulfillmentOrder { order { id } } } }',
		answer: z
			.object({ reverseDelivery: z.object({ reverseFulfillmentOrder: owned }).nullable() })
			.transform((data) => ({
				orderId: data.reverseDelivery?.reverseFulfillmentOrder?.order?.id ?? null,
			})),
	},
} as const satisfies Record<string, Operation<{ orderId: string | null }>>;

export type OwnedKind = keyof typeof ORDER_OWNERS;
