import { GraphQLError } from 'graphql';
import type { Caller, World } from '../behaviour/world';
import type { Order } from '../store/order';
import type { WebhookService } from '../webhooks/webhook-service';

/** What one request's resolvers share. */
export interface RequestContext {
	readonly world: World;
	readonly caller: Caller;
	readonly webhooks: WebhookService;
	/** Orders read by id in this request, for torn reads. */
	readonly ordersRead: Set<Order>;
}

/** Refuses a field for want of a scope, as the vendor words it. */
export function requireScope(context: RequestContext, field: string, scope: string): void {
	if (!context.world.switches.deniedScopes.includes(scope)) return;
	throw new GraphQLError(
		`Access denied for ${field} field. Required access: \`${scope}\` access scope.`,
		{
			extensions: {
				code: 'ACCESS_DENIED',
				documentation: 'https://shopify.dev/api/usage/access-scopes',
				requiredAccess: `\`${scope}\` access scope.`,
			},
		},
	);
}
