import {
	execute,
	getOperationAST,
	GraphQLError,
	parse,
	validate,
	type DocumentNode,
	type OperationDefinitionNode,
} from 'graphql';
import type { Caller, World } from '../behaviour/world';
import type { RequestContext } from '../resolvers/context';
import { rootValue } from '../resolvers/root';
import { shopSchema } from '../schema';
import type { Order } from '../store/order';
import type { WebhookService } from '../webhooks/webhook-service';
import { maxCostExceeded, throttled, toErrorRows, type ErrorBody } from './graphql-errors';
import { actualCost, requestedCost } from './query-cost';
import type { RateBucket } from './rate-bucket';

export interface GraphqlRequest {
	readonly query: string;
	readonly operationName: string | null;
	readonly variables: Readonly<Record<string, unknown>>;
}

export interface GraphqlShop {
	readonly world: World;
	readonly webhooks: WebhookService;
	readonly bucket: RateBucket;
	readonly maximumQueryCost: number;
}

export interface GraphqlAnswer {
	readonly body: object;
	readonly cost: number | null;
	readonly error: string | null;
}

export interface Parsed {
	readonly document: DocumentNode;
	readonly operation: OperationDefinitionNode;
	readonly name: string;
}

/** Parses a request; an operation without a name goes by its first root field. */
export function parseRequest(request: GraphqlRequest): Parsed | ErrorBody {
	try {
		const document = parse(request.query);
		const operation = getOperationAST(document, request.operationName);
		if (!operation) return { errors: [{ message: 'No operation to execute' }] };
		const [first] = operation.selectionSet.selections;
		const field = first?.kind === 'Field' ? first.name.value : 'anonymous';
		return { document, operation, name: operation.name?.value ?? field };
	} catch (reason) {
		if (reason instanceof GraphQLError) return { errors: toErrorRows([reason]) };
		throw reason;
	}
}

/** Validates, charges and executes a parsed request. */
export async function runGraphql(
	shop: GraphqlShop,
	caller: Caller,
	parsed: Parsed,
	request: GraphqlRequest,
): Promise<GraphqlAnswer> {
	const { document, operation } = parsed;
	const schema = shopSchema();
	const invalid = validate(schema, document);
	if (invalid.length > 0) return failed({ errors: toErrorRows(invalid) });
	const requested = requestedCost(schema, document, operation, request.variables);
	if (requested > shop.maximumQueryCost) {
		return failed(maxCostExceeded(requested, shop.maximumQueryCost));
	}
	if (!shop.bucket.take(requested)) return failed(throttled(requested, shop.bucket.status()));
	const ordersRead = new Set<Order>();
	const contextValue: RequestContext = {
		world: shop.world,
		webhooks: shop.webhooks,
		caller,
		ordersRead,
	};
	const result = await execute({
		schema,
		document,
		rootValue,
		contextValue,
		variableValues: request.variables,
		operationName: request.operationName,
	});
	if (operation.operation === 'query') tearReads(shop.world, ordersRead);
	const actual = Math.min(requested, actualCost(result.data ?? {}, operation.operation));
	shop.bucket.giveBack(requested - actual);
	const cost = {
		requestedQueryCost: requested,
		actualQueryCost: actual,
		throttleStatus: shop.bucket.status(),
	};
	const errors = toErrorRows(result.errors ?? []);
	const body = {
		data: result.data ?? null,
		...(errors.length > 0 ? { errors } : {}),
		extensions: { cost },
	};
	return { body, cost: actual, error: codeOf(errors) };
}

/** Answers with errors and no data. */
export function failed(body: ErrorBody): GraphqlAnswer {
	return { body, cost: null, error: codeOf(body.errors) ?? 'INVALID' };
}

function codeOf(errors: ErrorBody['errors']): string | null {
	const [first] = errors;
	if (!first) return null;
	const code = first.extensions?.['code'];
	return typeof code === 'string' ? code : 'ERROR';
}

function tearReads(world: World, orders: ReadonlySet<Order>): void {
	for (const order of orders) {
		if (world.switches.tornReads <= 0) return;
		world.switches.tornReads -= 1;
		order.updatedAt = new Date(order.updatedAt.getTime() + 1000);
	}
}
