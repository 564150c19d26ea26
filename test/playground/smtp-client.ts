import { connect, type Socket } from 'node:net';

/** Sends lines one after the other, each after the reply to the one before; gives the replies. */
export async function talkSmtp(port: number, lines: readonly string[]): Promise<string[]> {
	const socket = connect(port, '127.0.0.1');
	const replies: string[] = [];
	try {
		replies.push(await nextReply(socket));
		for (const line of lines) {
			socket.write(line.endsWith('\n') ? line : `${line}\r\n`);
			replies.push(await nextReply(socket));
		}
	} finally {
		socket.destroy();
	}
	return replies;
}

/** A reply ends with the line that has no hyphen behind its code. */
async function nextReply(socket: Socket): Promise<string> {
	return await new Promise((resolve) => {
		let text = '';
		const finish = (reply: string) => {
			socket.removeAllListeners();
			resolve(reply);
		};
		socket.on('data', (chunk) => {
			text += chunk.toString();
			if (/^\d{3} .*\r\n$/m.test(text)) finish(text.trim());
		});
		socket.on('close', () => finish('closed'));
		socket.on('error', () => finish('closed'));
	});
}
