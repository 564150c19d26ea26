import type { GraphQLResolveInfo } from 'graphql';
import { requireScope, type RequestContext } from './context';
import { fulfilmentMutations } from './fulfilment-mutations';
import { inventoryMutations } from './inventory-mutations';
import { nodeQueries } from './node-queries';
import { orderEditMutations } from './order-edit-mutations';
import { orderMutations } from './order-mutations';
import { orderQueries } from './order-queries';
import { paymentQueries } from './payment-queries';
import { refundMutations } from './refund-mutations';
import { SCOPES } from './scopes';
import { shopQueries } from './shop-queries';
import { webhookMutations, webhookQueries } from './webhook-resolvers';

type RootField = (args: never, context: RequestContext, info: GraphQLResolveInfo) => unknown;

const FIELDS: Readonly<Record<string, RootField>> = {
	...nodeQueries,
	...orderQueries,
	...shopQueries,
	...paymentQueries,
	...webhookQueries,
	...orderEditMutations,
	...orderMutations,
	...refundMutations,
	...inventoryMutations,
	...fulfilmentMutations,
	...webhookMutations,
};

/** Every query and mutation, each behind the scope it needs. */
export const rootValue: Readonly<Record<string, RootField>> = Object.fromEntries(
	Object.entries(FIELDS).map(([name, resolve]): [string, RootField] => [
		name,
		(args, context, info) => {
			const scope = SCOPES[name];
			if (scope) requireScope(context, name, scope);
			return resolve(args, context, info);
		},
	]),
);
