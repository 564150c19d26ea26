import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { listen } from '../alerts/listen';
import { fileOf, mailPage } from './mail-page';
import { pageActs } from './page-acts';
import { pageState, type PageWorld } from './page-state';

/** The page that shows all systems beside each other. */
export type Page = { readonly url: string; stop(): Promise<void> };

type Reply = { status: number; type: string; body: string | Buffer; name?: string };

const HTML = readFileSync(join(__dirname, 'page.html'), 'utf8');
const NOT_FOUND: Reply = { status: 404, type: 'text/plain', body: 'There is nothing here.' };
/** Mails may show their own pictures, and do nothing. */
const MAIL_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** Starts the page on the loopback interface, on a free port unless one is named. */
export async function startPage(
	world: PageWorld,
	sendReport: () => Promise<unknown>,
	port?: number,
): Promise<Page> {
	const acts = pageActs(world, sendReport);

	const act = async (name: string, order: string): Promise<Reply> => {
		const found = acts.get(name);
		if (!found) return NOT_FOUND;
		try {
			await found(order);
			return { status: 200, type: 'text/plain', body: 'done' };
		} catch (error) {
			const body = error instanceof Error ? error.message : String(error);
			return { status: 409, type: 'text/plain', body };
		}
	};

	const show = (path: string): Reply => {
		if (path === '/') return { status: 200, type: 'text/html', body: HTML };
		if (path === '/state') {
			return { status: 200, type: 'application/json', body: JSON.stringify(pageState(world)) };
		}
		const [, number = '', place] = /^\/mail\/(\d+)(?:\/(\d+))?$/.exec(path) ?? [];
		const mail = number === '' ? undefined : world.smtp.messages[Number(number)];
		if (!mail) return NOT_FOUND;
		if (place === undefined) {
			return { status: 200, type: 'text/html', body: mailPage(mail, `/mail/${number}`) };
		}
		const file = fileOf(mail, Number(place));
		if (!file) return NOT_FOUND;
		return { status: 200, type: file.type, body: file.content, name: file.name };
	};

	const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://playground');
		const name = /^\/do\/(\w+)$/.exec(pathname)?.[1];
		const isPost = request.method === 'POST';
		const isAct = isPost && name !== undefined;
		const reply = isAct
			? await act(name, searchParams.get('order') ?? '')
			: isPost
				? NOT_FOUND
				: show(pathname);
		send(response, reply, pathname.startsWith('/mail/'));
	};

	const server = createServer((request, response) => {
		answer(request, response).catch(() => response.destroy());
	});
	const used = await listen(server, port);
	return {
		url: `http://127.0.0.1:${used}`,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function send(
	response: ServerResponse,
	{ status, type, body, name }: Reply,
	isMail: boolean,
): void {
	const charset = /^text\/|json$/.test(type) ? '; charset=utf-8' : '';
	response.writeHead(status, {
		'content-type': `${type}${charset}`,
		...(isMail ? { 'content-security-policy': MAIL_POLICY } : {}),
		...(name === undefined
			? {}
			: { 'content-disposition': `attachment; filename="${encodeURIComponent(name)}"` }),
	});
	response.end(body);
}
