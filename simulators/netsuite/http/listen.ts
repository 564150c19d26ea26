import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refused, type Outcome, type RawRequest } from './exchange';

export interface Listener {
	url: string;
	close(): Promise<void>;
}

/** What answers requests; `enter` may turn one away at the door, and a request that was let in holds its place. */
export interface Reception {
	enter(request: RawRequest): { refusal: Outcome } | { leave: () => void };
	answer(request: RawRequest): Promise<Outcome>;
}

async function readRequest(message: IncomingMessage): Promise<RawRequest> {
	const arrivedMs = performance.now();
	const chunks: Buffer[] = [];
	for await (const chunk of message) chunks.push(Buffer.from(chunk as Uint8Array));
	const target = message.url ?? '/';
	const cut = target.indexOf('?');
	const path = cut === -1 ? target : target.slice(0, cut);
	const headers = Object.entries(message.headers).map(([name, value]) => [name, String(value)]);
	return {
		arrivedMs,
		method: message.method ?? 'GET',
		url: `http://${message.headers.host ?? ''}${path}`,
		path,
		query: new URLSearchParams(cut === -1 ? '' : target.slice(cut + 1)),
		headers: Object.fromEntries(headers) as Record<string, string>,
		body: Buffer.concat(chunks).toString('utf8'),
	};
}

function send(response: ServerResponse, outcome: Outcome): void {
	if (outcome.kind === 'cut') {
		response.socket?.destroy();
		return;
	}
	if (outcome.body === undefined) {
		response.writeHead(outcome.status, outcome.headers).end();
		return;
	}
	const headers = {
		'Content-Type': 'application/vnd.oracle.resource+json; type=singular',
		...outcome.headers,
	};
	response.writeHead(outcome.status, headers).end(JSON.stringify(outcome.body));
}

/** Waits on a timer that never keeps the process alive by itself. */
async function wait(delayMs: number): Promise<void> {
	if (delayMs > 0) await new Promise((resolve) => void setTimeout(resolve, delayMs).unref());
}

function closed(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}

async function respond(
	reception: Reception,
	latencyMs: number,
	message: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const request = await readRequest(message);
	const entry = reception.enter(request);
	if ('refusal' in entry) {
		await wait(entry.refusal.delayMs);
		send(response, entry.refusal);
		return;
	}
	let outcome: Outcome;
	try {
		await wait(latencyMs);
		outcome = await reception.answer(request);
		await wait(outcome.delayMs);
	} catch (error) {
		outcome = refused(error);
	} finally {
		entry.leave();
	}
	send(response, outcome);
}

/** Listens on a port (0 picks a free one); each request waits out the latency inside. */
export async function listen(
	options: { port: number; host: string; latencyMs: number },
	reception: Reception,
): Promise<Listener> {
	const server = createServer((message, response) => {
		respond(reception, options.latencyMs, message, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port, options.host, resolve);
	});
	const { port } = server.address() as AddressInfo;
	return { url: `http://${options.host}:${port}`, close: () => closed(server) };
}
