import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault, FaultQueue } from '../faults/fault-queue';
import { API_VERSION, SUPPORTED_VERSIONS } from '../settings';
import type { AccessTokens } from './access-tokens';
import type { CallLog } from './call-log';
import { isRecord, parseJson, readBody, sendJson } from './exchange';
import { internalError, throttled } from './graphql-errors';
import {
	failed,
	parseRequest,
	runGraphql,
	type GraphqlAnswer,
	type GraphqlRequest,
	type GraphqlShop,
} from './run-graphql';

export interface GraphqlEndpoint extends GraphqlShop {
	readonly tokens: AccessTokens;
	readonly faults: FaultQueue;
	readonly calls: CallLog;
	readonly latencyMs: number;
}

const UNAUTHORISED = '[API] Invalid API key or access token (unrecognized login or wrong password)';

/** POST /admin/api/{version}/graphql.json */
export async function answerGraphql(
	endpoint: GraphqlEndpoint,
	version: string,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const at = endpoint.world.now();
	const text = await readBody(request);
	const apiVersion = servedVersion(version);
	const headers = {
		'X-Shopify-API-Version': apiVersion,
		'X-Request-Id': endpoint.world.ids.token(),
	};
	const record = (name: string, status: number | null, answer: Partial<GraphqlAnswer>): void => {
		const { cost = null, error = null } = answer;
		endpoint.calls.record({ at, operationName: name, cost, status, error });
	};
	if (endpoint.latencyMs > 0) await wait(endpoint.latencyMs);
	const token = request.headers['x-shopify-access-token'];
	if (!endpoint.tokens.accepts(typeof token === 'string' ? token : undefined)) {
		record('', 401, { error: 'UNAUTHORISED' });
		return sendJson(response, 401, { errors: UNAUTHORISED }, headers);
	}
	const graphql = readRequest(text);
	if (!graphql) {
		record('', 400, { error: 'BAD_REQUEST' });
		return sendJson(
			response,
			400,
			{ errors: { query: 'Required parameter missing or invalid' } },
			headers,
		);
	}
	const parsed = parseRequest(graphql);
	if ('errors' in parsed) {
		record('', 200, failed(parsed));
		return sendJson(response, 200, parsed, headers);
	}
	const { name } = parsed;
	const before = endpoint.faults.take(name, 'before');
	if (before && before.kind !== 'delay') {
		return strike(endpoint, before, response, headers, (status, error) =>
			record(name, status, { error }),
		);
	}
	if (before?.delayMs) await wait(before.delayMs);
	const caller = { appId: endpoint.world.settings.app.id, apiVersion };
	const answer = await runGraphql(endpoint, caller, parsed, graphql);
	const after = endpoint.faults.take(name, 'after');
	if (after && after.kind !== 'delay') {
		return strike(endpoint, after, response, headers, (status, error) =>
			record(name, status, { cost: answer.cost, error }),
		);
	}
	if (after?.delayMs) await wait(after.delayMs);
	record(name, 200, answer);
	sendJson(response, 200, answer.body, headers);
}

async function strike(
	endpoint: GraphqlEndpoint,
	fault: Fault,
	response: ServerResponse,
	headers: Readonly<Record<string, string>>,
	record: (status: number | null, error: string) => void,
): Promise<void> {
	if (fault.delayMs) await wait(fault.delayMs);
	switch (fault.kind) {
		case 'status': {
			const status = fault.status ?? 503;
			record(status, `HTTP_${status}`);
			const extra: Record<string, string> = status === 429 ? { 'Retry-After': '2.0' } : {};
			return sendJson(response, status, { errors: 'Unavailable' }, { ...headers, ...extra });
		}
		case 'drop':
			record(null, 'DROPPED');
			response.socket?.destroy();
			return;
		case 'timeout':
			record(null, 'NO_ANSWER');
			return;
		case 'throttle':
			record(200, 'THROTTLED');
			return sendJson(response, 200, throttled(0, endpoint.bucket.status()), headers);
		case 'graphqlError':
			record(200, 'INTERNAL_SERVER_ERROR');
			return sendJson(response, 200, internalError(), headers);
		case 'delay':
			return;
	}
}

/** Unsupported versions are served by the oldest supported one, unknown names by the newest. */
function servedVersion(asked: string): string {
	if (asked === 'unstable' || SUPPORTED_VERSIONS.some((one) => one === asked)) return asked;
	return asked < SUPPORTED_VERSIONS[0] ? SUPPORTED_VERSIONS[0] : API_VERSION;
}

function readRequest(text: string): GraphqlRequest | null {
	const body = parseJson(text);
	if (!isRecord(body) || typeof body['query'] !== 'string') return null;
	const name = body['operationName'];
	return {
		query: body['query'],
		operationName: typeof name === 'string' ? name : null,
		variables: isRecord(body['variables']) ? body['variables'] : {},
	};
}
