import { explainLogin, type LoginProbe } from '../../../../nodes/NetSuite/transport/explain-login';

const NOON = Date.UTC(2026, 0, 1, 12);

const explain = (change: Partial<LoginProbe>) =>
	explainLogin({
		step: 'serverTime',
		status: 200,
		body: { serverTime: new Date(NOON).toISOString() },
		serverTime: new Date(NOON).toISOString(),
		localTime: NOON,
		authentication: 'oauth2',
		...change,
	});

describe('the clocks', () => {
	test.each([
		[0, 'OK', 'Logged in. The clock here is 0 s ahead of NetSuite’s.'],
		[60, 'OK', 'Logged in. The clock here is 60 s ahead of NetSuite’s.'],
		[-61, 'OK', 'Logged in. Warning: The clock here is 61 s behind NetSuite’s.'],
		[300, 'OK', 'Logged in. Warning: The clock here is 300 s ahead of NetSuite’s.'],
	])('%p seconds apart', (seconds, status, message) => {
		const localTime = NOON + seconds * 1000;
		expect(explain({ localTime, authentication: 'tba' })).toEqual({ status, message });
	});

	test('more than five minutes are an error for tokens, and a warning for certificates', () => {
		const late = { localTime: NOON - 301_000 };
		expect(explain({ ...late, authentication: 'tba' })).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('301 s behind NetSuite’s') as string,
		});
		expect(explain(late)).toMatchObject({
			status: 'OK',
			message: expect.stringContaining('Set it right') as string,
		});
	});

	test('are compared on a refusal too, by the date of the answer', () => {
		const serverTime = new Date(NOON).toUTCString();
		const refused = explain({ status: 401, body: null, serverTime, localTime: NOON + 400_000 });
		expect(refused.message).toContain('400 s ahead of NetSuite’s');
	});
});

describe('a failure names what to check', () => {
	test.each<[string, Partial<LoginProbe>, RegExp]>([
		[
			'no answer',
			{ status: 0, body: null, serverTime: '' },
			/account ID, base URL and the network/,
		],
		['oauth2 refused', { status: 401 }, /Login Audit Trail.*sandbox.*certificate.*role/],
		['tba refused', { status: 401, authentication: 'tba' }, /token ID.*role.*30 minutes/],
		['no token', { step: 'token', status: 400 }, /certificate ID/],
		['token endpoint broken', { step: 'token', status: 500 }, /certificate ID/],
		['role', { status: 403 }, /REST Web Services/],
		['wrong host', { status: 404 }, /account ID/],
		['busy', { status: 429 }, /not tested/],
		['broken', { status: 503 }, /try again later/],
		['not NetSuite', { serverTime: '' }, /not NetSuite’s/],
		['no query', { step: 'query', status: 400 }, /SuiteAnalytics Workbook/],
	])('%s', (_what, change, message) => {
		const { status, message: text } = explain(change);
		expect(status).toBe('Error');
		expect(text).toMatch(message);
	});

	test('with NetSuite’s own words', () => {
		const body = { 'o:errorDetails': [{ detail: 'Invalid search.', 'o:errorCode': 'USER_ERROR' }] };
		expect(explain({ step: 'query', status: 400, body }).message).toContain(
			'HTTP 400, USER_ERROR: Invalid search.',
		);
	});
});

test('a role that sees no transaction passes, with a hint', () => {
	const empty = explain({ step: 'query', body: { items: [] } });
	expect(empty).toMatchObject({
		status: 'OK',
		message: expect.stringContaining('no transaction') as string,
	});
	expect(explain({ step: 'query', body: { items: [{ id: '1' }] } }).message).toMatch(
		/^Logged in\./,
	);
});
