import { verify } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { OrderSyncNetSuiteApi } from '../../../credentials/OrderSyncNetSuiteApi.credentials';
import { connectNetSuite } from '../../../nodes/NetSuite/transport/connect-netsuite';
import { n8nHttpPort } from '../../../nodes/shared/n8n-http-port';
import { nodeContext } from '../../support/node-context';
import {
	CERTIFICATE_KEY,
	credentialFor,
	GRANT_PATH,
	netsuiteStandIn,
	type Heard,
	type StandIn,
	type Told,
} from './netsuite-stand-in';

const NAME = 'orderSyncNetSuiteApi';

const type = new OrderSyncNetSuiteApi();
let tokens = 0;
let answer: (heard: Heard) => Told;
let netsuite: StandIn;

const now = (): Told => ({ status: 200, body: { serverTime: new Date().toISOString() } });
const token = (): Told => ({
	status: 200,
	body: { access_token: `token-${(tokens += 1)}`, expires_in: 3600, token_type: 'Bearer' },
});

beforeEach(async () => {
	tokens = 0;
	answer = ({ url }) => (url === GRANT_PATH ? token() : now());
	netsuite = await netsuiteStandIn((heard) => answer(heard));
});
afterEach(async () => await netsuite.close());

const dataFor = (kind: 'oauth2' | 'tba') => credentialFor(kind, netsuite.url);
const connect = async (data: ICredentialDataDecryptedObject) => {
	const context = nodeContext({ credential: { name: NAME, type, data } });
	return (await connectNetSuite(context, { timeoutMs: 5000 })).client;
};
const calls = () => netsuite.heard.filter((each) => each.url !== GRANT_PATH);
const logins = () => netsuite.heard.filter((each) => each.url === GRANT_PATH);

describe('OAuth 2.0', () => {
	test('buys a token once with a signed assertion, and keeps nothing but the token', async () => {
		const data = dataFor('oauth2');
		const client = await connect(data);
		await client.serverTime();
		await client.serverTime();
		expect(logins()).toHaveLength(1);
		const form = new URLSearchParams(logins()[0]?.body);
		expect(logins()[0]?.headers['content-type']).toContain('application/x-www-form-urlencoded');
		expect([...form.keys()]).toEqual(['grant_type', 'client_assertion_type', 'client_assertion']);
		const [header = '', claims = '', signature = ''] =
			form.get('client_assertion')?.split('.') ?? [];
		expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
			iss: 'client',
			aud: `${netsuite.url}${GRANT_PATH}`,
		});
		const key = { key: CERTIFICATE_KEY, dsaEncoding: 'ieee-p1363' as const };
		const signed = Buffer.from(`${header}.${claims}`);
		expect(verify('sha256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
		expect(calls().map((each) => each.headers.authorization)).toEqual([
			'Bearer token-1',
			'Bearer token-1',
		]);
		expect(data).toEqual({ ...dataFor('oauth2'), accessToken: 'token-1' });
	});

	test('renews a token that has expired, once', async () => {
		answer = ({ url, headers }) => {
			if (url === GRANT_PATH) return token();
			return headers.authorization === 'Bearer token-2' ? now() : { status: 401 };
		};
		const client = await connect({ ...dataFor('oauth2'), accessToken: 'old' });
		await expect(client.serverTime()).rejects.toMatchObject({ kind: 'unauthorised' });
		await expect(client.serverTime()).resolves.toMatch(/Z$/);
		expect(logins()).toHaveLength(2);
	});

	test.each<[Told, object]>([
		[
			{ status: 400, body: { error: 'invalid_grant', error_description: 'secret' } },
			{ kind: 'unauthorised', details: { vendorCode: 'LOGIN_REFUSED_INVALID_GRANT' } },
		],
		[
			{ status: 401, body: {} },
			{ kind: 'unauthorised', details: { vendorCode: 'LOGIN_REFUSED_HTTP_401' } },
		],
		[{ status: 200, body: {} }, { kind: 'unauthorised' }],
	])('a refused login is none of the write, and tried once: %#', async (told, error) => {
		answer = () => told;
		const client = await connect(dataFor('oauth2'));
		await expect(client.createRecord('salesOrder', {})).rejects.toMatchObject(error);
		expect(netsuite.heard).toHaveLength(1);
	});

	test('a key that cannot sign is told without a call', async () => {
		const client = await connect({ ...dataFor('oauth2'), algorithm: 'PS256' });
		await expect(client.createRecord('salesOrder', {})).rejects.toMatchObject({
			kind: 'unauthorised',
			details: { vendorCode: 'LOGIN_PRIVATE_KEY' },
		});
		expect(netsuite.heard).toHaveLength(0);
	});

	test('a login endpoint that is down leaves no write in doubt', async () => {
		const helpers = { httpRequest: async () => await Promise.reject(new Error('ECONNRESET')) };
		const attempt = type.preAuthentication.call({ helpers } as never, dataFor('oauth2'));
		await expect(attempt).rejects.toMatchObject({ code: 'LOGIN_UNAVAILABLE' });
		const busy = { httpRequest: async () => ({ statusCode: 503, body: '' }) };
		const second = type.preAuthentication.call({ helpers: busy } as never, dataFor('oauth2'));
		await expect(second).rejects.toMatchObject({ code: 'LOGIN_UNAVAILABLE' });
	});
});

describe('token-based authentication', () => {
	test('signs what is sent: ids, transforms, lists, blanks and odd characters', async () => {
		const client = await connect(dataFor('tba'));
		answer = ({ url }) =>
			url.includes('suiteql')
				? { status: 200, body: { items: [], hasMore: false } }
				: { status: 204, headers: { Location: `${netsuite.url}/x/9` } };
		await client.updateRecord(
			'salesOrder',
			'eid:SHOPIFY_SO_1',
			{ a: 1 },
			{ replace: ['item', 'apply'] },
		);
		await client.transform('invoice', '60', 'creditMemo', {});
		await client.query('SELECT 1');
		const port = n8nHttpPort(
			nodeContext({ credential: { name: NAME, type, data: dataFor('tba') } }),
			NAME,
		);
		const query = { q: "a b+c!'()*:,/&=ä", list: ['2', '1', '1'], empty: '' };
		await port({
			method: 'GET',
			path: "/services/rest/record/v1/x/eid:a'(b)!*",
			query,
			timeoutMs: 5000,
		});
		expect(netsuite.heard.map((each) => each.url)).toEqual([
			'/services/rest/record/v1/salesOrder/eid:SHOPIFY_SO_1?replace=item%2Capply',
			'/services/rest/record/v1/invoice/60/!transform/creditMemo',
			'/services/rest/query/v1/suiteql?limit=1000&offset=0',
			"/services/rest/record/v1/x/eid:a'(b)!*?q=a%20b%2Bc%21%27%28%29%2A%3A%2C%2F%26%3D%C3%A4&list=2&list=1&list=1&empty=",
		]);
		expect(netsuite.heard.map((each) => each.signed)).toEqual([true, true, true, true]);
		expect(netsuite.heard[0]?.headers.authorization).toMatch(/^OAuth realm="1234567_SB1", /);
	});

	test('an empty body travels as one', async () => {
		const client = await connect(dataFor('tba'));
		answer = () => ({ status: 204, headers: { Location: '/x/9' } });
		await client.transform('invoice', '60', 'creditMemo', {});
		expect(netsuite.heard[0]).toMatchObject({
			body: '{}',
			headers: expect.objectContaining({ 'content-type': 'application/json' }) as object,
		});
	});

	test('uses a nonce once, also when the same request is authorised again', async () => {
		const request: IHttpRequestOptions = {
			method: 'GET',
			url: '/services/rest/record/v1/salesOrder/eid:A?x=1 2',
			qs: { replace: ['item', 'apply'] },
			headers: { authorization: 'old', Accept: 'application/json' },
		};
		const once = await type.authenticate(dataFor('tba'), request);
		const twice = await type.authenticate(dataFor('tba'), once);
		expect(once).toMatchObject({
			baseURL: netsuite.url,
			url: '/services/rest/record/v1/salesOrder/eid:A?x=1%202&replace=item&replace=apply',
			disableFollowRedirect: true,
		});
		expect(Object.keys(twice.headers ?? {})).toEqual(['Accept', 'Authorization']);
		expect(twice).toEqual({ ...once, headers: twice.headers });
		expect(twice.headers?.['Authorization']).not.toBe(once.headers?.['Authorization']);
		expect(request.qs).toEqual({ replace: ['item', 'apply'] });
	});

	test('logs in to nothing, stores nothing, and does not try a refused login twice', async () => {
		const data = dataFor('tba');
		const client = await connect(data);
		answer = () => ({
			status: 401,
			body: {
				'o:errorDetails': [{ detail: 'Invalid login attempt.', 'o:errorCode': 'INVALID_LOGIN' }],
			},
		});
		await expect(client.serverTime()).rejects.toMatchObject({
			kind: 'unauthorised',
			details: { vendorCode: 'INVALID_LOGIN: Invalid login attempt.' },
		});
		expect(netsuite.heard).toHaveLength(1);
		expect(data).toEqual(dataFor('tba'));
	});

	test('a login that was closed is open again once the credential is corrected', async () => {
		answer = () => ({ status: 401 });
		const wrong = { ...dataFor('tba'), tokenSecret: 'wrong' };
		for (let call = 0; call < 3; call += 1) {
			await expect((await connect(wrong)).serverTime()).rejects.toMatchObject({
				kind: 'unauthorised',
			});
		}
		expect(netsuite.heard).toHaveLength(2);
		answer = now;
		await expect((await connect(dataFor('tba'))).serverTime()).resolves.toMatch(/Z$/);
	});
});

describe('the credential', () => {
	test.each(['https://evil.example/services', '//evil.example/x', 'http://127.0.0.1:1/x'])(
		'does not authorise a request to %s',
		async (url) => {
			await expect(type.authenticate(dataFor('tba'), { url })).rejects.toThrow(
				'The credential is for',
			);
		},
	);

	test('without a base URL is for the account’s own host', async () => {
		const data = { ...dataFor('oauth2'), baseUrl: '', accessToken: 't' };
		expect(await type.authenticate(data, { url: '/services/rest/x' })).toMatchObject({
			baseURL: 'https://1234567-sb1.suitetalk.api.netsuite.com',
			headers: { Authorization: 'Bearer t' },
		});
	});

	test('an account that is none stops before anything is sent', async () => {
		await expect(connect({ ...dataFor('tba'), baseUrl: '', accountId: 'x' })).rejects.toThrow(
			'is not a NetSuite account',
		);
	});
});
