import {
	makeAssertion,
	signTba,
	startBench,
	type AssertionChanges,
	type Bench,
} from './netsuite-caller';

const MINUTE = 60_000;

describe('netsuite simulator: OAuth 2.0', () => {
	let bench: Bench;

	beforeEach(async () => {
		bench = await startBench();
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const serverTime = async () => (await bench.caller.call('GET', 'system/v1/serverTime')).status;
	const seconds = () => Math.floor(bench.clock.read().getTime() / 1000);

	it.each(['ES256', 'PS256'] as const)('takes an %s assertion for an hour', async (alg) => {
		const answer = await bench.caller.login(
			makeAssertion(bench.simulator, bench.clock.read(), alg),
		);
		expect(answer.body).toEqual({
			access_token: expect.any(String),
			expires_in: 3600,
			token_type: 'Bearer',
		});
		bench.clock.forward(59 * MINUTE);
		expect(await serverTime()).toBe(200);
		bench.clock.forward(MINUTE);
		const late = await bench.caller.call('GET', 'system/v1/serverTime');
		expect(late.status).toBe(401);
		expect(late.headers.get('www-authenticate')).toContain('error="invalid_token"');
		expect(JSON.stringify(late.body)).toContain('INVALID_LOGIN');
	});

	it('does not take RS256', async () => {
		const assertion = makeAssertion(bench.simulator, bench.clock.read(), 'RS256');
		expect((await bench.caller.login(assertion)).status).toBe(400);
	});

	it.each<[string, () => AssertionChanges]>([
		['issuer', () => ({ claims: { iss: 'somebody' } })],
		['audience', () => ({ claims: { aud: 'https://elsewhere' } })],
		['scope', () => ({ claims: { scope: 'restwebservices' } })],
		['life of an hour', () => ({ claims: { exp: seconds() + 3600 } })],
		['expiry in the past', () => ({ claims: { iat: seconds() - 99, exp: seconds() - 9 } })],
		['certificate', () => ({ header: { kid: 'unknown' } })],
		['algorithm', () => ({ header: { alg: 'PS256' } })],
	])('refuses an assertion with the wrong %s', async (_what, changes) => {
		const now = bench.clock.read();
		const answer = await bench.caller.login(
			makeAssertion(bench.simulator, now, 'ES256', changes()),
		);
		expect(answer.body).toEqual({ error: 'invalid_client' });
		expect(bench.simulator.account.loginFailures()).toMatchObject([{ reason: 'InvalidAssertion' }]);
	});

	it('refuses an assertion somebody changed', async () => {
		const [head, , signature] = makeAssertion(bench.simulator, bench.clock.read()).split('.');
		const claims = makeAssertion(bench.simulator, new Date(0)).split('.')[1];
		expect((await bench.caller.login(`${head}.${claims}.${signature}`)).status).toBe(400);
	});

	it('ends every token when the certificate is revoked, and on a reset', async () => {
		bench.simulator.account.revokeTokens();
		expect(await serverTime()).toBe(401);
		await bench.caller.login();
		bench.simulator.reset();
		expect(await serverTime()).toBe(401);
	});
});

describe('netsuite simulator: token-based authentication', () => {
	let bench: Bench;

	beforeEach(async () => {
		bench = await startBench();
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	async function tba(changes: Record<string, string> = {}, path = 'system/v1/serverTime') {
		const url = `${bench.simulator.url}/services/rest/${path}`;
		const now = bench.clock.read();
		const authorization = signTba(
			bench.simulator.credentials,
			{ method: 'GET', url, now },
			changes,
		);
		return (await fetch(url, { headers: { Authorization: authorization } })).status;
	}
	const reasons = () => bench.simulator.account.loginFailures().map(({ reason }) => reason);
	const stamp = (minutes: number) =>
		String(Math.floor(bench.clock.read().getTime() / 1000) + minutes * 60);

	it('takes a signed request, its query and the eid colon as sent included', async () => {
		expect(await tba()).toBe(200);
		bench.simulator.account.createOrder(bench.twoLines({ externalId: 'SO_1' }));
		expect(await tba({}, 'record/v1/salesOrder/eid:SO_1?expandSubResources=true&fields=id')).toBe(
			200,
		);
		expect(await tba({}, 'record/v1/salesOrder/eid%3ASO_1')).toBe(200);
		expect(reasons()).toEqual([]);
	});

	it.each([
		['a wrong signature', { oauth_signature: 'AAAA' }, 'InvalidSignature'],
		['HMAC-SHA1', { oauth_signature_method: 'HMAC-SHA1' }, 'UnknownAlgorithm'],
		['the host form of the realm', { realm: '1234567-sb1' }, 'InvalidRealm'],
		['a short nonce', { oauth_nonce: '12345' }, 'NonceUsed'],
		['another consumer', { oauth_consumer_key: 'x' }, 'consumer_key_unknown'],
		['another token', { oauth_token: 'x' }, 'token_rejected'],
		['no token', { oauth_token: '' }, 'MissingTokenPassportRequiredFields'],
	])('refuses %s and says why only in the audit trail', async (_what, changes, reason) => {
		expect(await tba(changes)).toBe(401);
		expect(reasons()).toEqual([reason]);
	});

	it.each([
		[-5, 200],
		[5, 200],
		[-6, 401],
		[6, 401],
	])('judges a clock that is off by %d minutes', async (minutes, status) => {
		expect(await tba({ oauth_timestamp: stamp(minutes) })).toBe(status);
	});

	it('takes a nonce once with its timestamp', async () => {
		const nonce = { oauth_nonce: 'only-once' };
		expect([await tba(nonce), await tba(nonce)]).toEqual([200, 401]);
		expect(await tba({ ...nonce, oauth_timestamp: stamp(1) })).toBe(200);
		expect(reasons()).toEqual(['NonceUsed']);
	});

	it('locks the user for half an hour after five failures in a row', async () => {
		const bad = { oauth_signature: 'AAAA' };
		for (let n = 0; n < 4; n += 1) await tba(bad);
		expect(await tba()).toBe(200);
		for (let n = 0; n < 5; n += 1) await tba(bad);
		expect(await tba()).toBe(401);
		expect(reasons().at(-1)).toBe('temporary_locked');
		bench.clock.forward(30 * MINUTE - 1);
		expect(await tba()).toBe(401);
		bench.clock.forward(1);
		expect(await tba()).toBe(200);
	});

	it('refuses a request without any login', async () => {
		const answer = await fetch(`${bench.simulator.url}/services/rest/system/v1/serverTime`);
		expect(answer.status).toBe(401);
		expect(reasons()).toEqual(['NoCredentials']);
	});
});
