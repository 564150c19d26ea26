import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from './listen';
import type { CaughtMail, CaughtSlackMessage } from './message';
import { judgeSlackPayload } from './slack-payload';

/** A stand-in for Slack's incoming webhooks that keeps the messages. */
export interface SlackCatcher {
	readonly port: number;
	/** The address to post messages to. */
	readonly webhookUrl: string;
	readonly messages: readonly CaughtSlackMessage[];
	/** Answers the next posts with this status instead of taking them; undefined takes them again. */
	failWith(status: number | undefined): void;
	clear(): void;
	stop(): Promise<void>;
}

export interface SlackCatcherOptions {
	port?: number;
	/** The mails to show beside the Slack messages under `GET /_messages`. */
	mails?: () => readonly CaughtMail[];
}

const HOOK_PATH = '/services/playground';

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

function answer(response: ServerResponse, status: number, body: string, type = 'text/plain'): void {
	response.writeHead(status, { 'content-type': `${type}; charset=utf-8` });
	response.end(body);
}

/** Starts the stand-in on the loopback interface. */
export async function startSlackCatcher(options: SlackCatcherOptions = {}): Promise<SlackCatcher> {
	const messages: CaughtSlackMessage[] = [];
	let failure: number | undefined;

	const takeMessage = async (request: IncomingMessage, response: ServerResponse) => {
		const body = await bodyOf(request);
		if (failure !== undefined) {
			return answer(response, failure, failure === 429 ? 'rate_limited' : 'server_error');
		}
		const verdict = judgeSlackPayload(body, request.headers['content-type']);
		if (!verdict.ok) return answer(response, 400, verdict.reason);
		messages.push({
			kind: 'slack',
			receivedAt: new Date().toISOString(),
			path: request.url ?? '',
			text: verdict.text,
			payload: verdict.payload,
		});
		return answer(response, 200, 'ok');
	};

	const server = createServer((request, response) => {
		const { method, url = '/' } = request;
		if (method === 'GET' && url === '/_messages') {
			const all = [...messages, ...(options.mails?.() ?? [])];
			all.sort((a, b) => a.receivedAt.localeCompare(b.receivedAt));
			return answer(response, 200, JSON.stringify(all, null, '\t'), 'application/json');
		}
		if (!url.startsWith('/services/')) return answer(response, 404, 'no_service');
		if (method !== 'POST') return answer(response, 405, 'method_not_allowed');
		return void takeMessage(request, response).catch(() => response.destroy());
	});
	const port = await listen(server, options.port);
	return {
		port,
		webhookUrl: `http://127.0.0.1:${port}${HOOK_PATH}`,
		messages,
		failWith: (status) => {
			failure = status;
		},
		clear: () => {
			messages.length = 0;
		},
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
