import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ShopDrivers } from '../drivers/shop-drivers';
import type { Fault, FaultQueue } from '../faults/fault-queue';
import type { Switches } from '../switches';
import type { Forgery } from '../webhooks/forge';
import type { DeliveryPolicy } from '../webhooks/policy';
import type { WebhookService } from '../webhooks/webhook-service';
import type { CallLog } from './call-log';
import { isRecord, parseJson, readBody, sendJson } from './exchange';

export interface ControlEndpoint {
	readonly shop: ShopDrivers;
	readonly webhooks: WebhookService;
	readonly faults: FaultQueue;
	readonly calls: CallLog;
	readonly switches: Switches;
}

type Command = (body: unknown, query: URLSearchParams) => unknown;

/**
 * /_sim: the drivers for another process. A JSON array in the body is the list of arguments, any
 * other value the only one. Answers 400 with the reason when a driver refuses.
 */
export async function answerControl(
	endpoint: ControlEndpoint,
	url: URL,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const name = url.pathname.replace(/^\/_sim\/?/, '');
	const body = parseJson(await readBody(request));
	const command = request.method === 'GET' ? own(reads(endpoint), name) : commandOf(endpoint, name);
	if (!command) return sendJson(response, 404, { error: `No driver ${name}` });
	try {
		sendJson(response, 200, (await command(body, url.searchParams)) ?? null);
	} catch (reason) {
		sendJson(response, 400, { error: reason instanceof Error ? reason.message : String(reason) });
	}
}

const reads = (endpoint: ControlEndpoint): Readonly<Record<string, Command>> => ({
	order: (_body, query) => endpoint.shop.order(query.get('name') ?? query.get('id') ?? ''),
	orders: () => endpoint.shop.orders(),
	calls: () => endpoint.calls.all(),
	deliveries: () => endpoint.webhooks.deliveries,
	subscriptions: () => endpoint.webhooks.subscriptions.all(),
});

const writes = (endpoint: ControlEndpoint): Readonly<Record<string, Command>> => ({
	webhooks: (body) => endpoint.webhooks.setPolicy(body as Partial<DeliveryPolicy>),
	fault: (body) => endpoint.faults.add(body as Fault),
	switches: (body) => Object.assign(endpoint.switches, body as Partial<Switches>),
	forge: (body) => endpoint.webhooks.forge(body as Forgery),
	redeliver: (body) =>
		endpoint.webhooks.redeliver(isRecord(body) ? String(body['id']) : String(body)),
	idle: () => endpoint.webhooks.idle(),
	resetCalls: () => endpoint.calls.reset(),
});

function commandOf(endpoint: ControlEndpoint, name: string): Command | undefined {
	const drivers: Readonly<Record<string, (...args: never[]) => unknown>> = { ...endpoint.shop };
	const driver = own(drivers, name);
	if (!driver) return own(writes(endpoint), name);
	return (body) => driver(...(argumentsOf(body) as never[]));
}

function argumentsOf(body: unknown): unknown[] {
	if (Array.isArray(body)) return body;
	return body === null ? [] : [body];
}

function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
	return Object.hasOwn(table, name) ? table[name] : undefined;
}
