import { detailOf, startBench, type Bench } from './netsuite-caller';

describe('netsuite simulator: slots', () => {
	let bench: Bench;

	afterEach(async () => {
		await bench.simulator.close();
	});

	const burst = async (count: number) => {
		const calls = Array.from({ length: count }, () =>
			bench.caller.call('GET', 'system/v1/serverTime'),
		);
		return (await Promise.all(calls)).map(({ status }) => status).sort();
	};

	it('answers five at a time and refuses the rest at once', async () => {
		bench = await startBench({ latencyMs: 100 });
		expect(await burst(7)).toEqual([200, 200, 200, 200, 200, 429, 429]);
		expect(bench.simulator.calls).toMatchObject({ peakParallel: 5, overLimit: 2 });
		const refused = bench.simulator.calls.all().find(({ status }) => status === 429);
		expect(refused?.reply).toEqual({
			type: expect.any(String),
			title: 'Bad Request',
			status: 429,
			'o:errorCode': 'USER_ERROR',
			'o:errorDetails': [
				{
					detail: 'Concurrent request limit exceeded. Request blocked.',
					'o:errorCode': 'CONCURRENCY_LIMIT_EXCEEDED',
				},
			],
		});
		expect(await burst(5)).toEqual([200, 200, 200, 200, 200]);
	});

	it('may show an overload as a failed login, which is none', async () => {
		bench = await startBench({
			latencyMs: 100,
			switches: { concurrencyLimit: 1, overloadAs: 'invalidLogin', overloadWaitMs: 5 },
		});
		expect(await burst(3)).toEqual([200, 401, 401]);
		expect(bench.simulator.account.loginFailures()).toEqual([]);
	});

	it('a slow answer holds its slot', async () => {
		bench = await startBench({ switches: { concurrencyLimit: 1 } });
		bench.simulator.faults.add({ target: 'serverTime', kind: 'slow', delayMs: 100 });
		expect(await burst(2)).toEqual([200, 429]);
		expect(await burst(1)).toEqual([200]);
		const calls = bench.simulator.calls.all();
		const heldMs = calls.map(({ startedMs, endedMs }) => endedMs - startedMs);
		expect(heldMs.map((ms) => ms >= 100)).toEqual(
			calls.map((call) => call === bench.simulator.calls.of('GET serverTime')[0]),
		);
	});
});

describe('netsuite simulator: faults on order', () => {
	let bench: Bench;
	let id: string;

	beforeEach(async () => {
		bench = await startBench();
		id = bench.simulator.account.createOrder(bench.twoLines({ externalId: 'SO_1' }));
		bench.simulator.calls.reset();
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const patch = async (key = id) =>
		await bench.caller.record('PATCH', `salesOrder/${key}`, { memo: 'written' });
	const isWritten = () => bench.simulator.account.order(id).header['memo'] === 'written';

	it.each([
		['before', false],
		['after', true],
	] as const)('answers 500 %s the write', async (when, written) => {
		bench.simulator.faults.add({ method: 'PATCH', target: 'salesOrder', when, kind: 'status' });
		expect(detailOf(await patch())).toMatch(/^500 UNEXPECTED_ERROR/);
		expect(isWritten()).toBe(written);
		expect((await patch()).status).toBe(204);
	});

	it.each([
		['drop', 'before', false],
		['drop', 'after', true],
		['timeout', 'after', true],
	] as const)('cuts the connection: %s %s the write', async (kind, when, written) => {
		bench.simulator.faults.add({ target: 'salesOrder', when, kind, delayMs: 20 });
		await expect(patch()).rejects.toThrow('fetch failed');
		expect(isWritten()).toBe(written);
		expect(bench.simulator.calls.all()).toMatchObject([
			{ operation: 'PATCH salesOrder', status: 0, recordIds: [id, 'so_1'] },
		]);
	});

	it.each([
		['throttle', /^429 CONCURRENCY_LIMIT_EXCEEDED/],
		['unauthorized', /^401 INVALID_LOGIN/],
		['changed', /^400 USER_ERROR: Record has been changed/],
	] as const)('answers %s and writes nothing', async (kind, pattern) => {
		bench.simulator.faults.add({ kind });
		expect(detailOf(await patch())).toMatch(pattern);
		expect(isWritten()).toBe(false);
	});

	it('hits one record by internal or external id, in the address or in the body', async () => {
		bench.simulator.faults.add({ kind: 'status', record: 'SO_1', times: 0 });
		bench.simulator.faults.add({ kind: 'status', record: 'SO_2', status: 503 });
		expect((await patch()).status).toBe(500);
		expect((await patch('eid:so_1')).status).toBe(500);
		const other = await bench.caller.record(
			'POST',
			'salesOrder',
			bench.twoLines({ externalId: 'SO_2' }),
		);
		expect(other.status).toBe(503);
		bench.simulator.faults.clear();
		expect((await patch()).status).toBe(204);
	});

	it('hits a transform, a query or the token endpoint, after some calls and some times', async () => {
		const { faults, account } = bench.simulator;
		account.ship(id);
		faults.add({ target: 'salesOrder/!transform/invoice', kind: 'status', when: 'after' });
		faults.add({ target: 'suiteql', kind: 'status', status: 502, afterCalls: 1, times: 2 });
		faults.add({ target: 'token', kind: 'status', status: 503 });
		const invoice = await bench.caller.record('POST', `salesOrder/${id}/!transform/invoice`, {});
		expect(invoice.status).toBe(500);
		expect(account.records('invoice')).toHaveLength(1);
		const statuses = [];
		for (let n = 0; n < 4; n += 1) {
			const q = 'SELECT id FROM transaction';
			const answer = await bench.caller.call(
				'POST',
				'query/v1/suiteql',
				{ q },
				{ Prefer: 'transient' },
			);
			statuses.push(answer.status);
		}
		expect(statuses).toEqual([200, 502, 502, 200]);
		expect((await bench.caller.login()).status).toBe(503);
		expect((await bench.caller.login()).status).toBe(200);
	});

	it('logs what was asked and answered, without tokens', async () => {
		await patch('eid:SO_1');
		await bench.caller.login();
		const [write, login] = bench.simulator.calls.all();
		expect(write).toEqual({
			at: '2026-03-02T09:00:00.000Z',
			startedMs: expect.any(Number),
			endedMs: expect.any(Number),
			method: 'PATCH',
			operation: 'PATCH salesOrder',
			key: 'eid:SO_1',
			recordIds: [id, 'so_1'],
			query: {},
			status: 204,
			headers: { accept: '*/*', 'x-netsuite-propertynamevalidation': 'Error' },
			body: { memo: 'written' },
			reply: undefined,
		});
		expect(JSON.stringify(login)).not.toContain(bench.caller.token);
	});

	it('answers the governance limits to administrators only', async () => {
		expect((await bench.caller.call('GET', 'system/v1/governanceLimits')).status).toBe(403);
		bench.simulator.switches.administrator = true;
		const { body } = await bench.caller.call('GET', 'system/v1/governanceLimits');
		expect(body).toMatchObject({ accountConcurrencyLimit: 5 });
	});
});
