import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Outcome } from './outcome';
import type { RawRequest } from './request-body';

export interface Listener {
	url: string;
	close(): Promise<void>;
}

async function readRequest(message: IncomingMessage): Promise<RawRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of message) chunks.push(Buffer.from(chunk as Uint8Array));
	const url = new URL(message.url ?? '/', 'http://simulator');
	return {
		method: message.method ?? 'GET',
		path: url.pathname,
		query: url.searchParams,
		contentType: message.headers['content-type'] ?? '',
		authorization: message.headers.authorization,
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
	const headers = { 'Content-Type': 'application/json; charset=utf-8', ...outcome.headers };
	response.writeHead(outcome.status, headers).end(JSON.stringify(outcome.body));
}

/** Waits on a timer that never keeps the process alive by itself. */
function wait(delayMs: number): Promise<void> {
	return new Promise((resolve) => void setTimeout(resolve, delayMs).unref());
}

function closed(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}

/** Listens on a port (0 picks a free one) and answers each request with what `answer` decides. */
export async function listen(
	options: { port: number; host: string; latencyMs: number },
	answer: (request: RawRequest) => Outcome,
): Promise<Listener> {
	const server = createServer((message, response) => {
		void (async () => {
			const request = await readRequest(message);
			if (options.latencyMs > 0) await wait(options.latencyMs);
			const outcome = answer(request);
			if (outcome.delayMs > 0) await wait(outcome.delayMs);
			send(response, outcome);
		})().catch(() => response.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port, options.host, resolve);
	});
	const { port } = server.address() as AddressInfo;
	return { url: `http://${options.host}:${port}`, close: () => closed(server) };
}
