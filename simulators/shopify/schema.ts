import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';

let built: GraphQLSchema | null = null;

/** The part of the vendor's schema this shop answers. */
export function shopSchema(): GraphQLSchema {
	built ??= buildSchema(readFileSync(path.join(__dirname, 'schema.graphql'), 'utf8'));
	return built;
}
