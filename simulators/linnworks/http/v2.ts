import { isGuid } from '../behaviour/args';
import { LinnworksError } from '../behaviour/errors';
import { isFulfilmentStatus, setFulfilmentStatus } from '../behaviour/fulfilment';
import type { V2Query } from '../behaviour/v2-orders';
import { orderV2View } from '../views/order-v2-view';
import type { Account } from './account';
import { answerGuarded } from './guarded-call';
import { problem, reply, success, type Outcome } from './outcome';
import { tryJson, type RawRequest } from './request-body';

interface V2Route {
	operation: string;
	run(body: unknown): Outcome;
}

function dateParam(query: URLSearchParams, name: string): Date | null {
	const text = query.get(name);
	if (text === null) return null;
	const date = new Date(text);
	if (Number.isNaN(date.getTime())) throw new LinnworksError(400, `${name} is not a date.`);
	return date;
}

function countParam(query: URLSearchParams, name: string): number | null {
	const text = query.get(name);
	if (text === null) return null;
	if (!/^\d+$/.test(text)) throw new LinnworksError(400, `${name} is not a number.`);
	return Number(text);
}

function queryOf(query: URLSearchParams): V2Query {
	return {
		ids: query.getAll('id'),
		fromDate: dateParam(query, 'fromDate'),
		entriesPerPage: countParam(query, 'entriesPerPage'),
		includeProcessed: query.get('includeProcessed') === 'true',
		onlyPaid: query.get('onlyPaid') === 'true',
		locationId: query.get('locationId'),
		searchToken: query.get('searchToken'),
	};
}

function readOrders(account: Account, query: URLSearchParams): Outcome {
	const page = account.v2.read(queryOf(query));
	const views = page.orders.map((order) => orderV2View(account.world, order));
	return success({
		TotalOrders: page.total,
		NextSearchToken: page.nextToken,
		OpenOrders: views.filter((order) => !order.Processed),
		ProcessedOrders: views.filter((order) => order.Processed),
	});
}

function readStatuses(account: Account, query: URLSearchParams): Outcome {
	const ids = query.getAll('id').map((id) => id.toLowerCase());
	const locationId = query.get('locationId');
	const status = query.get('fulfillmentStatus');
	const found = account.world.orders
		.all()
		.filter((order) => ids.length === 0 || ids.includes(order.id))
		.filter((order) => locationId === null || order.locationId === locationId)
		.filter((order) => status === null || order.fulfilmentStatus === status);
	return success(
		found.map((order) => ({ OrderId: order.id, FulfillmentStatus: order.fulfilmentStatus })),
	);
}

function field(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null
		? new Map(Object.entries(value)).get(name)
		: undefined;
}

function setOne(account: Account, id: unknown, status: unknown): string {
	if (typeof id !== 'string' || !isGuid(id)) return 'OrderId is not valid.';
	if (!isFulfilmentStatus(status)) return 'FulfillmentStatus is not valid.';
	if (!account.world.orders.get(id)) return `Order ${id} does not exist.`;
	setFulfilmentStatus(account.world, id, status);
	return '';
}

function setStatuses(account: Account, body: unknown): Outcome {
	if (!Array.isArray(body)) throw new LinnworksError(400, 'A list of statuses is required.');
	const results = body.map((row: unknown) => {
		const error = setOne(account, field(row, 'OrderId'), field(row, 'FulfillmentStatus'));
		return error === ''
			? { Result: row, ResultStatus: 'SUCCESSFUL', Message: null }
			: { Result: null, ResultStatus: 'FAILED', Message: error };
	});
	const failed = results.filter((row) => row.Message !== null).length;
	const partly = failed < results.length ? 'PARTIALLY_SUCCESSFUL' : 'FAILED';
	const status = failed === 0 ? 'SUCCESSFUL' : partly;
	return success({ Results: results, TotalResults: results.length, ResultStatus: status });
}

function statusOf(account: Account, id: string): Outcome {
	const order = account.world.orders.get(id);
	if (!order) throw new LinnworksError(404, `Order ${id} does not exist.`);
	return success({ OrderId: order.id, FulfillmentStatus: order.fulfilmentStatus });
}

function putStatus(account: Account, id: string, body: unknown): Outcome {
	const error = setOne(account, id, field(body, 'FulfillmentStatus'));
	if (error !== '') throw new LinnworksError(422, error);
	return statusOf(account, id);
}

function routeOf(account: Account, request: RawRequest): V2Route | undefined {
	const { method, query } = request;
	const path = request.path.replace(/^\/v2/, '').replace(/\/$/, '');
	if (path === '/orders' && method === 'GET') {
		return { operation: 'v2/orders', run: () => readOrders(account, query) };
	}
	if (path === '/orders/fulfillment-status') {
		const operation = 'v2/orders/fulfillment-status';
		if (method === 'GET') return { operation, run: () => readStatuses(account, query) };
		if (method === 'POST') return { operation, run: (body) => setStatuses(account, body) };
	}
	const id = /^\/orders\/([^/]+)\/fulfillment-status$/.exec(path)?.[1];
	if (id === undefined) return undefined;
	const operation = 'v2/orders/{id}/fulfillment-status';
	if (method === 'GET') return { operation, run: () => statusOf(account, id) };
	if (method === 'PUT' || method === 'POST') {
		return { operation, run: (body) => putStatus(account, id, body) };
	}
	return undefined;
}

/** Answers `/v2/...` on the auth host; refusals are problem documents. */
export function answerV2(account: Account, request: RawRequest): Outcome {
	const route = routeOf(account, request);
	if (!route) return problem(404, 'Nothing is found at this address.', request.path);
	return answerGuarded(account, {
		request,
		operation: route.operation,
		callsPerMinute: null,
		needsSession: true,
		decode: () => {
			const body = request.body === '' ? undefined : tryJson(request.body);
			return { encoding: request.body === '' ? 'query' : 'json', params: body, canonical: body };
		},
		run: (body) => route.run(body),
		onUnauthorized: () =>
			account.world.switches.unauthorizedBody === 'empty'
				? reply(401, undefined)
				: problem(401, 'The session token is not valid.', request.path),
		onRefusal: (error) => problem(error.status, error.message, request.path),
	});
}
