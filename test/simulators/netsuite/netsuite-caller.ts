import { constants, createHmac, randomBytes, sign } from 'node:crypto';
import {
	startNetSuiteSimulator,
	type NetSuiteCredentials,
	type NetSuiteSimulator,
	type NetSuiteSimulatorOptions,
} from '../../../simulators/netsuite';

import { without } from '../../../simulators/netsuite/store/values';

export interface Answer<T = Record<string, unknown>> {
	status: number;
	headers: Headers;
	body: T;
}

/** A clock that stands still until it is moved. */
export class TestClock {
	private now = Date.parse('2026-03-02T09:00:00.000Z');

	readonly read = (): Date => new Date(this.now);

	forward(ms: number): void {
		this.now += ms;
	}
}

function part(value: object): string {
	return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export interface AssertionChanges {
	header?: Record<string, unknown>;
	claims?: Record<string, unknown>;
}

/** A signed client assertion as a client makes it; anything may be made wrong. */
export function makeAssertion(
	simulator: NetSuiteSimulator,
	now: Date,
	alg: 'ES256' | 'PS256' | 'RS256' = 'ES256',
	changes: AssertionChanges = {},
): string {
	const { credentials } = simulator;
	// The RSA pair is made when it is first asked for, which takes a while.
	const login = alg === 'ES256' ? credentials.oauth2 : credentials.oauth2Rsa;
	const iat = Math.floor(now.getTime() / 1000);
	const head = part({ typ: 'JWT', alg, kid: login.certificateId, ...changes.header });
	const body = part({
		iss: login.clientId,
		scope: 'rest_webservices',
		aud: `${simulator.url}/services/rest/auth/oauth2/v1/token`,
		iat,
		exp: iat + 3500,
		...changes.claims,
	});
	const data = Buffer.from(`${head}.${body}`);
	const key = login.privateKey;
	const signature =
		alg === 'ES256'
			? sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' })
			: alg === 'PS256'
				? sign('sha256', data, {
						key,
						padding: constants.RSA_PKCS1_PSS_PADDING,
						saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
					})
				: sign('sha256', data, key);
	return `${head}.${body}.${signature.toString('base64url')}`;
}

function encode(text: string): string {
	return encodeURIComponent(text).replace(
		/[!'()*]/g,
		(char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}

/** An OAuth 1.0a header for a request; anything may be made wrong. */
export function signTba(
	credentials: NetSuiteCredentials,
	request: { method: string; url: string; now: Date },
	changes: Record<string, string> = {},
): string {
	const { tba, accountId } = credentials;
	const url = new URL(request.url);
	const oauth: Record<string, string> = {
		oauth_consumer_key: tba.consumerKey,
		oauth_token: tba.tokenId,
		oauth_nonce: randomBytes(10).toString('hex'),
		oauth_timestamp: String(Math.floor(request.now.getTime() / 1000)),
		oauth_signature_method: 'HMAC-SHA256',
		oauth_version: '1.0',
		...changes,
	};
	const { realm = accountId, oauth_signature: given, ...signed } = oauth;
	const pairs = [...Object.entries(signed), ...url.searchParams]
		.map(([name, value]) => `${encode(name)}=${encode(value)}`)
		.sort()
		.join('&');
	const base = [request.method, encode(`${url.origin}${url.pathname}`), encode(pairs)].join('&');
	const key = `${encode(tba.consumerSecret)}&${encode(tba.tokenSecret)}`;
	const signature = given ?? createHmac('sha256', key).update(base).digest('base64');
	const all = { realm, ...signed, oauth_signature: signature };
	const values = Object.entries(all).map(
		([name, value]) => `${name}="${name === 'realm' ? value : encode(value)}"`,
	);
	return `OAuth ${values.join(', ')}`;
}

/** Talks to a simulator the plain way, without any client code in between. */
export class NetSuiteCaller {
	token = '';

	constructor(
		readonly simulator: NetSuiteSimulator,
		private readonly clock: TestClock,
	) {}

	async login(assertion = makeAssertion(this.simulator, this.clock.read())): Promise<Answer> {
		const response = await fetch(`${this.simulator.url}/services/rest/auth/oauth2/v1/token`, {
			method: 'POST',
			body: new URLSearchParams({
				grant_type: 'client_credentials',
				client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
				client_assertion: assertion,
			}),
		});
		const body = (await response.json()) as Record<string, unknown>;
		if (response.status === 200) this.token = String(body['access_token']);
		return { status: response.status, headers: response.headers, body };
	}

	/** Any request under /services/rest. */
	async call<T = Record<string, unknown>>(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {},
	): Promise<Answer<T>> {
		const response = await fetch(`${this.simulator.url}/services/rest/${path}`, {
			method,
			headers: {
				Authorization: `Bearer ${this.token}`,
				'Content-Type': 'application/json',
				'X-NetSuite-PropertyNameValidation': 'Error',
				...headers,
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		const parsed = (text === '' ? undefined : JSON.parse(text)) as T;
		return { status: response.status, headers: response.headers, body: parsed };
	}

	async record<T = Record<string, unknown>>(
		method: string,
		path: string,
		body?: unknown,
		headers?: Record<string, string>,
	): Promise<Answer<T>> {
		return await this.call<T>(method, `record/v1/${path}`, body, headers);
	}

	/** Writes and answers the id in Location; throws with the detail of a refusal. */
	async write(method: string, path: string, body: unknown): Promise<string> {
		const answer = await this.record(method, path, body);
		if (answer.status !== 204) throw new Error(detailOf(answer));
		return answer.headers.get('location')?.split('/').at(-1) ?? '';
	}

	async query(q: string, params: (string | number)[] = []): Promise<Record<string, string>[]> {
		const answer = await this.call<{ items: Record<string, string>[] }>(
			'POST',
			'query/v1/suiteql',
			{ q, params },
			{ Prefer: 'transient' },
		);
		if (answer.status !== 200) throw new Error(detailOf(answer));
		return answer.body.items.map((item) => without(item, 'links'));
	}
}

/** Status, code, path and detail of a refusal in one line. */
export function detailOf(answer: Answer<unknown>): string {
	const body = answer.body as { 'o:errorDetails'?: Record<string, string>[] } | undefined;
	const first = body?.['o:errorDetails']?.[0];
	const path = first?.['o:errorPath'];
	return `${answer.status} ${first?.['o:errorCode'] ?? ''}${path ? ` at ${path}` : ''}: ${first?.['detail'] ?? ''}`;
}

export interface Bench {
	simulator: NetSuiteSimulator;
	caller: NetSuiteCaller;
	clock: TestClock;
	/** Ids of the customer and of the items MUG (12.00, 50 in stock), TEA (6.00, 20) and FEE (no stock). */
	customer: string;
	mug: string;
	tea: string;
	fee: string;
	/** A body with two mugs and one tea at typed-in prices, approved. */
	twoLines(more?: object): Record<string, unknown>;
}

/** A running account with a customer, three items and an open session; no tax unless switched on. */
export async function startBench(options: NetSuiteSimulatorOptions = {}): Promise<Bench> {
	const clock = new TestClock();
	const switches = { taxProfile: 'none', fulfilmentNeedsLocation: false, ...options.switches };
	const simulator = await startNetSuiteSimulator({
		clock: clock.read,
		...options,
		switches: switches as NonNullable<NetSuiteSimulatorOptions['switches']>,
	});
	const { account } = simulator;
	const customer = account.createCustomer();
	const mug = account.createItem({ sku: 'MUG', price: 12, stock: 50 });
	const tea = account.createItem({ sku: 'TEA', price: 6, stock: 20 });
	const fee = account.createItem({ sku: 'FEE', type: 'otherChargeSaleItem', price: 1 });
	const caller = new NetSuiteCaller(simulator, clock);
	await caller.login();
	const custom = { id: '-1' };
	const twoLines = (more: object = {}) => ({
		entity: { id: customer },
		orderStatus: 'B',
		item: {
			items: [
				{ item: { id: mug }, quantity: 2, rate: 10, price: custom },
				{ item: { id: tea }, quantity: 1, rate: 5, price: custom },
			],
		},
		...more,
	});
	return { simulator, caller, clock, customer, mug, tea, fee, twoLines };
}
