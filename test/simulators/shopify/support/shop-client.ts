import type { ShopifySimulator } from '../../../../simulators/shopify';

export interface GraphqlReply {
	readonly status: number;
	readonly headers: Headers;
	readonly data: Json;
	readonly errors: ReadonlyArray<{ message: string; extensions?: { code?: string } }>;
	readonly extensions: Json;
}

/** JSON with safe reading by path: `json.at('order.name')`. */
export class Json {
	constructor(readonly value: unknown) {}

	at(path: string): Json {
		const value = path.split('.').reduce<unknown>((current, key) => {
			if (current === null || typeof current !== 'object') return undefined;
			return (current as Record<string, unknown>)[key];
		}, this.value);
		return new Json(value);
	}

	list(path: string): Json[] {
		const { value } = this.at(path);
		if (!Array.isArray(value)) throw new Error(`${path} is not a list: ${JSON.stringify(value)}`);
		return value.map((one) => new Json(one));
	}

	text(path: string): string {
		const { value } = this.at(path);
		if (typeof value !== 'string') throw new Error(`${path} is no text: ${JSON.stringify(value)}`);
		return value;
	}

	number(path: string): number {
		return Number(this.at(path).value);
	}
}

/** Sends one GraphQL call to a shop. */
export async function ask(
	shop: ShopifySimulator,
	query: string,
	variables: Record<string, unknown> = {},
	options: { token?: string; version?: string } = {},
): Promise<GraphqlReply> {
	const { token = shop.settings.accessToken, version = '2026-10' } = options;
	const response = await fetch(`${shop.url}/admin/api/${version}/graphql.json`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': token },
		body: JSON.stringify({ query, variables }),
	});
	const body = new Json(JSON.parse(await response.text()));
	const errors = body.at('errors').value;
	return {
		status: response.status,
		headers: response.headers,
		data: body.at('data'),
		errors: Array.isArray(errors) ? (errors as GraphqlReply['errors']) : [],
		extensions: body.at('extensions'),
	};
}

/** Sends a call that must succeed, and answers its data. */
export async function askData(
	shop: ShopifySimulator,
	query: string,
	variables: Record<string, unknown> = {},
): Promise<Json> {
	const reply = await ask(shop, query, variables);
	if (reply.errors.length > 0) throw new Error(JSON.stringify(reply.errors));
	return reply.data;
}
