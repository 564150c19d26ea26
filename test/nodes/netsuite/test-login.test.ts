import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { testLogin } from '../../../nodes/NetSuite/transport/test-login';
import {
	credentialFor,
	GRANT_PATH,
	netsuiteStandIn,
	type Heard,
	type StandIn,
	type Told,
} from './netsuite-stand-in';

let answer: (heard: Heard) => Told;
let netsuite: StandIn;

beforeEach(async () => {
	netsuite = await netsuiteStandIn((heard) => answer(heard));
});
afterEach(async () => await netsuite.close());

const dataFor = (kind: 'oauth2' | 'tba') => credentialFor(kind, netsuite.url);
const calls = () => netsuite.heard.filter((each) => each.url !== GRANT_PATH);
const now = (): Told => ({ status: 200, body: { serverTime: new Date().toISOString() } });
const token: Told = { status: 200, body: { access_token: 'token-1' } };

describe('the test of the credential', () => {
	/** n8n's older request helper, as far as the test uses it. */
	const request = async (options: {
		method: string;
		uri: string;
		headers: Record<string, string>;
		body?: string | object;
	}) => {
		const { method, uri, headers, body } = options;
		const content = typeof body === 'object' ? JSON.stringify(body) : (body ?? null);
		const response = await fetch(uri, { method, headers, body: content });
		const text = await response.text();
		return {
			statusCode: response.status,
			headers: Object.fromEntries(response.headers),
			body: text === '' ? undefined : (JSON.parse(text) as unknown),
		};
	};
	const testWith = async (data: ICredentialDataDecryptedObject) =>
		await testLogin.call({ helpers: { request } } as never, {
			id: '1',
			name: 'n',
			type: 'orderSyncNetSuiteApi',
			data,
		});
	const row = { status: 200, body: { items: [{ id: '1' }], hasMore: false } };
	const works = ({ url }: Heard): Told => {
		if (url === GRANT_PATH) return token;
		return url.includes('suiteql') ? row : now();
	};

	test.each(['oauth2', 'tba'] as const)('%s: logs in, reads the clock and a row', async (kind) => {
		answer = works;
		const data = dataFor(kind);
		expect(await testWith(data)).toMatchObject({
			status: 'OK',
			message: expect.stringMatching(/^Logged in\. The clock here is/) as string,
		});
		expect(calls().map((each) => each.url)).toEqual([
			'/services/rest/system/v1/serverTime',
			'/services/rest/query/v1/suiteql?limit=1&offset=0',
		]);
		expect(calls()[1]?.headers['prefer']).toBe('transient');
		if (kind === 'tba') expect(calls().every((each) => each.signed)).toBe(true);
		else expect(calls()[1]?.headers.authorization).toBe('Bearer token-1');
		expect(data['accessToken']).toBe('');
	});

	test('a refusal is not repeated, and tells how far the clocks are apart', async () => {
		answer = () => ({
			status: 401,
			headers: { Date: new Date(Date.now() - 400_000).toUTCString() },
		});
		const { status, message } = await testWith(dataFor('tba'));
		expect(status).toBe('Error');
		expect(message).toMatch(/Login Audit Trail.*40[01] s ahead/);
		expect(netsuite.heard).toHaveLength(1);
	});

	test('a refused token, a useless key and a wrong account are told apart', async () => {
		answer = () => ({ status: 400, body: { error: 'invalid_client' } });
		expect((await testWith(dataFor('oauth2'))).message).toMatch(
			/HTTP 400, invalid_client.*certificate ID/,
		);
		const noKey = { ...dataFor('oauth2'), privateKey: 'x' };
		expect((await testWith(noKey)).message).toContain('private key is incomplete');
		const noAccount = { ...dataFor('tba'), baseUrl: '', accountId: 'x' };
		expect((await testWith(noAccount)).message).toContain('is not a NetSuite account');
	});

	test('silence is told as such', async () => {
		const data = { ...dataFor('tba'), baseUrl: 'http://127.0.0.1:9' };
		expect(await testWith(data)).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('No answer') as string,
		});
	});

	test('a role that may not query is told', async () => {
		answer = (heard) => (heard.url.includes('suiteql') ? { status: 403 } : works(heard));
		expect((await testWith(dataFor('tba'))).message).toContain('the role may not query');
	});
});
