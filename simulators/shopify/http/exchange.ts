import type { IncomingMessage, ServerResponse } from 'node:http';

const MAX_BODY_BYTES = 20_000_000;

/** Reads a request body as text. */
export async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request) {
		const bytes = Buffer.from(chunk as Uint8Array);
		size += bytes.byteLength;
		if (size > MAX_BODY_BYTES) throw new Error('Body too large');
		chunks.push(bytes);
	}
	return Buffer.concat(chunks).toString('utf8');
}

/** Reads a JSON body; undefined when it is not JSON, null when there is none. */
export function parseJson(text: string): unknown {
	if (text.trim() === '') return null;
	try {
		const value: unknown = JSON.parse(text);
		return value;
	} catch {
		return undefined;
	}
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sends a JSON answer. */
export function sendJson(
	response: ServerResponse,
	status: number,
	body: unknown,
	headers: Readonly<Record<string, string>> = {},
): void {
	if (response.destroyed) return;
	response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
	response.end(JSON.stringify(body));
}
