import type { Socket } from 'node:net';

/** What a server does with the next mails: take them, refuse them, or hang up in the middle. */
export type SmtpBehaviour = 'accept' | 'refuse' | 'drop';

/** A mail on the wire: who sent it to whom, and its bytes as latin1 text. */
export interface SmtpEnvelope {
	from: string;
	to: string[];
	raw: string;
}

interface SessionOptions {
	behaviour: () => SmtpBehaviour;
	onMail: (envelope: SmtpEnvelope) => void;
}

const END_OF_DATA = '\r\n.\r\n';

function addressIn(argument: string): string {
	return /<([^>]*)>/.exec(argument)?.[1] ?? argument.trim();
}

/** One SMTP conversation: commands in, replies out. */
export function serveSmtp(socket: Socket, { behaviour, onMail }: SessionOptions): void {
	let buffer = '';
	let mode: 'command' | 'data' | 'password' = 'command';
	let passwordLines = 0;
	let envelope = { from: '', to: [] as string[] };
	const reply = (line: string) => socket.write(`${line}\r\n`);
	const reset = () => {
		envelope = { from: '', to: [] };
	};

	const authenticate = (argument: string) => {
		const [method = '', initial] = argument.split(' ');
		if (!/^(PLAIN|LOGIN)$/i.test(method)) return reply('504 5.5.4 Unknown authentication method');
		const needed = method.toUpperCase() === 'LOGIN' ? 2 : 1;
		passwordLines = initial === undefined ? needed : needed - 1;
		if (passwordLines === 0) return reply('235 2.7.0 Accepted');
		mode = 'password';
		return reply(`334 ${needed === 2 && initial === undefined ? 'VXNlcm5hbWU6' : 'UGFzc3dvcmQ6'}`);
	};

	const startData = () => {
		if (envelope.to.length === 0) return reply('503 5.5.1 No recipients');
		if (behaviour() === 'drop') return void socket.destroy();
		mode = 'data';
		return reply('354 End data with <CR><LF>.<CR><LF>');
	};

	const commands: Record<string, (argument: string) => unknown> = {
		EHLO: () =>
			socket.write('250-playground\r\n250-AUTH PLAIN LOGIN\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n'),
		HELO: () => reply('250 playground'),
		AUTH: authenticate,
		MAIL: (argument) => {
			if (behaviour() === 'refuse') return reply('550 5.7.1 This server refuses mail for now');
			reset();
			envelope.from = addressIn(argument);
			return reply('250 2.1.0 Ok');
		},
		RCPT: (argument) => {
			if (envelope.from === '') return reply('503 5.5.1 MAIL first');
			envelope.to.push(addressIn(argument));
			return reply('250 2.1.5 Ok');
		},
		DATA: startData,
		RSET: () => (reset(), reply('250 2.0.0 Ok')),
		NOOP: () => reply('250 2.0.0 Ok'),
		QUIT: () => (reply('221 2.0.0 Bye'), socket.end()),
	};

	const takeLine = (line: string) => {
		if (mode === 'password') {
			passwordLines -= 1;
			if (passwordLines > 0) return void reply('334 UGFzc3dvcmQ6');
			mode = 'command';
			return void reply('235 2.7.0 Accepted');
		}
		const space = line.indexOf(' ');
		const verb = (space === -1 ? line : line.slice(0, space)).toUpperCase();
		const command = commands[verb];
		if (command) command(space === -1 ? '' : line.slice(space + 1));
		else reply('502 5.5.2 Unknown command');
	};

	const takeData = (): boolean => {
		const padded = `\r\n${buffer}`;
		const end = padded.indexOf(END_OF_DATA);
		if (end === -1) return false;
		const raw = padded
			.slice(2, end)
			.replace(/\r\n\.\./g, '\r\n.')
			.replace(/^\.\./, '.');
		buffer = padded.slice(end + END_OF_DATA.length);
		mode = 'command';
		onMail({ ...envelope, raw });
		reset();
		reply('250 2.0.0 Queued');
		return true;
	};

	socket.on('error', () => socket.destroy());
	socket.on('data', (chunk) => {
		buffer += chunk.toString('latin1');
		for (;;) {
			if (mode === 'data') {
				if (!takeData()) return;
				continue;
			}
			const end = buffer.indexOf('\n');
			if (end === -1) return;
			const line = buffer.slice(0, end).replace(/\r$/, '');
			buffer = buffer.slice(end + 1);
			takeLine(line);
		}
	});
	reply('220 playground ESMTP');
}
