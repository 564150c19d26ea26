import { getDirectiveValues, GraphQLError, type GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from './context';

const FIRST_IDEMPOTENT_VERSION = '2026-04';

/** The key of a call; null where none was given and none is needed. */
export function idempotencyKey(context: RequestContext, info: GraphQLResolveInfo): string | null {
	const directive = info.schema.getDirective('idempotent');
	const [node] = info.fieldNodes;
	const values = directive && node && getDirectiveValues(directive, node, info.variableValues);
	const key = values?.['key'];
	if (typeof key === 'string') {
		if (key.trim() !== '') return key;
		throw new GraphQLError('The idempotency key must not be blank.', {
			extensions: { code: 'BAD_REQUEST' },
		});
	}
	const { switches } = context.world;
	const needed = context.caller.apiVersion >= FIRST_IDEMPOTENT_VERSION;
	if (switches.requireIdempotency && needed) {
		throw new GraphQLError('The @idempotent directive is required for this mutation.', {
			extensions: { code: 'BAD_REQUEST' },
		});
	}
	return null;
}
