import { execute, Kind, parse, visit, type DocumentNode, type GraphQLSchema } from 'graphql';

/** Asks for __typename everywhere, so that an answer can be checked type by type. */
export function withTypenames(query: string): DocumentNode {
	const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
	return visit(parse(query), {
		SelectionSet: (node, _key, parent) => {
			const isOperation =
				parent &&
				!Array.isArray(parent) &&
				'kind' in parent &&
				parent.kind === Kind.OPERATION_DEFINITION;
			return isOperation ? undefined : { ...node, selections: [typename, ...node.selections] };
		},
	});
}

/**
 * Runs the answer through the vendor's schema as if it had been resolved there: a null where
 * the vendor promises a value, or an enum value it does not have, comes out as an error.
 */
export async function contractErrors(
	contract: GraphQLSchema,
	document: DocumentNode,
	variableValues: Record<string, unknown>,
	data: unknown,
): Promise<string[]> {
	const result = await execute({
		schema: contract,
		document,
		variableValues,
		rootValue: data,
		fieldResolver: (source, _args, _context, info) =>
			(source as Record<string, unknown>)[String(info.path.key)],
		typeResolver: (source) => (source as { __typename?: string }).__typename,
	});
	return (result.errors ?? []).map((error) => `${(error.path ?? []).join('.')}: ${error.message}`);
}
