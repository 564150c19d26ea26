import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql';

const FOLDER = path.resolve(__dirname, '../../../shared/contracts/shopify');
const FILE = path.join(FOLDER, 'admin_2026-10.json.gz');

let loaded: GraphQLSchema | null = null;

/** The vendor's schema by introspection, or null where the contracts are not at hand. */
export function loadShopifyContract(): GraphQLSchema | null {
	if (!existsSync(FILE)) return null;
	if (!loaded) {
		const text = gunzipSync(readFileSync(FILE)).toString('utf8');
		const file = JSON.parse(text) as { data: IntrospectionQuery };
		loaded = buildClientSchema(file.data);
	}
	return loaded;
}

/** One of the operations validated against the vendor's schema, e.g. `02-order-head`. */
export function readShopifyOperation(name: string): string {
	return readFileSync(path.join(FOLDER, 'queries', `${name}.graphql`), 'utf8');
}
