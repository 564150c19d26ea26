import { createServer, type Socket } from 'node:net';
import { listen } from './listen';
import type { CaughtMail } from './message';
import { parseMail } from './parse-mail';
import { serveSmtp, type SmtpBehaviour } from './smtp-session';

/** A mail server that keeps what it is sent instead of delivering it. */
export interface SmtpCatcher {
	readonly port: number;
	/** Every mail taken so far, oldest first. */
	readonly messages: readonly CaughtMail[];
	/** Decides what happens to the mails from now on. */
	behave(behaviour: SmtpBehaviour): void;
	clear(): void;
	stop(): Promise<void>;
}

/** Starts a mail server on the loopback interface. */
export async function startSmtpCatcher(options: { port?: number } = {}): Promise<SmtpCatcher> {
	const messages: CaughtMail[] = [];
	const sockets = new Set<Socket>();
	let behaviour: SmtpBehaviour = 'accept';
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
		serveSmtp(socket, {
			behaviour: () => behaviour,
			onMail: ({ from, to, raw }) => {
				const receivedAt = new Date().toISOString();
				messages.push({ kind: 'mail', receivedAt, from, to, raw, ...parseMail(raw) });
			},
		});
	});
	const port = await listen(server, options.port);
	return {
		port,
		messages,
		behave: (next) => {
			behaviour = next;
		},
		clear: () => {
			messages.length = 0;
		},
		stop: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
