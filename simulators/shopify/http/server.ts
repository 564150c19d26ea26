import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerControl, type ControlEndpoint } from './control-endpoint';
import { sendJson } from './exchange';
import { answerGraphql, type GraphqlEndpoint } from './graphql-endpoint';
import { answerToken } from './token-endpoint';

const GRAPHQL = /^\/admin\/api\/([^/]+)\/graphql\.json$/;

export interface Endpoints {
	readonly graphql: GraphqlEndpoint;
	readonly control: ControlEndpoint;
	readonly scope: () => string;
}

/** Listens, and answers the three doors: GraphQL, tokens and control. */
export async function startServer(
	endpoints: Endpoints,
	host: string,
	port: number,
): Promise<{ url: string; close: () => Promise<void> }> {
	const server = http.createServer((request, response) => {
		route(endpoints, request, response).catch((reason: unknown) => {
			const message = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
			if (!response.headersSent) sendJson(response, 500, { errors: message });
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, resolve);
	});
	const address = server.address() as AddressInfo;
	const close = async (): Promise<void> => {
		const closed = new Promise<void>((resolve) => {
			server.close(() => resolve());
		});
		server.closeAllConnections();
		await closed;
	};
	return { url: `http://${host}:${address.port}`, close };
}

async function route(
	endpoints: Endpoints,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const url = new URL(request.url ?? '/', 'http://shop');
	if (url.pathname.startsWith('/_sim')) {
		return answerControl(endpoints.control, url, request, response);
	}
	const graphql = GRAPHQL.exec(url.pathname);
	if (graphql && request.method === 'POST') {
		return answerGraphql(endpoints.graphql, graphql[1] ?? '', request, response);
	}
	if (url.pathname === '/admin/oauth/access_token' && request.method === 'POST') {
		return answerToken(endpoints.graphql.tokens, endpoints.scope(), request, response);
	}
	sendJson(response, 404, { errors: 'Not Found' });
}
