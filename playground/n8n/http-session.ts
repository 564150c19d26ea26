import { randomUUID } from 'node:crypto';
import { isJsonObject, type Json } from './json';

/** n8n answered with an error; `status` is 0 when it did not answer at all. */
export class N8nRequestError extends Error {
	override readonly name = 'N8nRequestError';

	constructor(
		readonly status: number,
		readonly request: string,
		readonly body: string,
	) {
		super(`${request} answered ${status}: ${body.slice(0, 2000)}`);
	}
}

export interface HttpRequest {
	method?: string;
	json?: Json;
	body?: FormData;
}

const TIMEOUT_MS = 60_000;

/** A logged-in owner: the editor's own endpoints by cookie, the public API by key. */
export class HttpSession {
	private readonly browserId = randomUUID();

	private cookie = '';

	private apiKey = '';

	constructor(readonly baseUrl: string) {}

	/** Logs in and makes an API key that may do everything the owner may. */
	async login(email: string, password: string): Promise<void> {
		const json = { emailOrLdapLoginId: email, password };
		const response = await this.send('/rest/login', { method: 'POST', json });
		this.cookie = response.headers
			.getSetCookie()
			.map((cookie) => cookie.split(';')[0])
			.join('; ');
		const scopes = await this.rest('/api-keys/scopes');
		const label = `playground ${randomUUID().slice(0, 8)}`;
		const created = await this.rest('/api-keys', {
			method: 'POST',
			json: { label, expiresAt: null, scopes },
		});
		const key = isJsonObject(created) ? created['rawApiKey'] : undefined;
		if (typeof key !== 'string') throw new Error('n8n made an API key but did not show it.');
		this.apiKey = key;
	}

	/** Calls an endpoint the editor uses and unwraps its `data`. */
	async rest(path: string, request: HttpRequest = {}): Promise<Json> {
		const response = await this.send(`/rest${path}`, request);
		const body = (await response.json()) as Json;
		return isJsonObject(body) && body['data'] !== undefined ? body['data'] : body;
	}

	/** Calls the public API. */
	async api(path: string, request: HttpRequest = {}): Promise<Json> {
		const body = await this.apiBytes(path, request);
		return body.length === 0 ? null : (JSON.parse(body.toString('utf8')) as Json);
	}

	/** Calls the public API where it answers with a file. */
	async apiBytes(path: string, request: HttpRequest = {}): Promise<Buffer> {
		const response = await this.send(`/api/v1${path}`, request);
		return Buffer.from(await response.arrayBuffer());
	}

	private async send(path: string, { method = 'GET', json, body }: HttpRequest): Promise<Response> {
		const headers: Record<string, string> = { 'browser-id': this.browserId };
		if (json !== undefined) headers['content-type'] = 'application/json';
		if (path.startsWith('/api/')) headers['x-n8n-api-key'] = this.apiKey;
		else if (this.cookie !== '') headers['cookie'] = this.cookie;
		const payload = json === undefined ? body : JSON.stringify(json);
		const signal = AbortSignal.timeout(TIMEOUT_MS);
		const response = await fetch(`${this.baseUrl}${path}`, {
			method,
			headers,
			signal,
			...(payload === undefined ? {} : { body: payload }),
		});
		if (response.ok) return response;
		throw new N8nRequestError(response.status, `${method} ${path}`, await response.text());
	}
}
