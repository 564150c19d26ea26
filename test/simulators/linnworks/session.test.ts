import { DEFAULT_CREDENTIALS } from '../../../simulators/linnworks';
import { startBench, type Bench } from './linnworks-caller';

const MINUTE_MS = 60_000;

describe('linnworks simulator: sessions and quota', () => {
	let bench: Bench;

	beforeEach(async () => {
		bench = await startBench();
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const locations = async () => await bench.caller.get('Inventory/GetStockLocations');

	it('hands out a token and the address of the data host', async () => {
		const { status, body } = await bench.caller.authorize();
		expect(status).toBe(200);
		expect(body['Server']).toBe(bench.simulator.serverUrl);
		expect(body['TTL']).toBe(1200);
		expect(bench.simulator.serverUrl).not.toBe(bench.simulator.url);
	});

	it('refuses wrong credentials', async () => {
		const wrong = { ...DEFAULT_CREDENTIALS, installationToken: DEFAULT_CREDENTIALS.applicationId };
		expect((await bench.caller.authorize(wrong)).status).toBe(401);
	});

	it('knows data calls only on the data host', async () => {
		const response = await fetch(`${bench.simulator.url}/api/Inventory/GetStockLocations`);
		expect(response.status).toBe(404);
		expect(await response.json()).toEqual({
			Message: expect.stringContaining('No HTTP resource was found'),
		});
	});

	it('refuses a Bearer prefix and a missing header with a Message', async () => {
		bench.caller.token = `Bearer ${bench.caller.token}`;
		const { status, body } = await locations();
		expect(status).toBe(401);
		expect(body).toEqual({ Message: expect.any(String) });
	});

	it('keeps a session alive while it is used and ends it after twenty idle minutes', async () => {
		bench.clock.forward(19 * MINUTE_MS);
		expect((await locations()).status).toBe(200);
		bench.clock.forward(19 * MINUTE_MS);
		expect((await locations()).status).toBe(200);
		bench.clock.forward(20 * MINUTE_MS);
		expect((await locations()).status).toBe(401);
	});

	it('lets several sessions live side by side, or one when switched so', async () => {
		const first = bench.caller.token;
		await bench.caller.authorize();
		bench.caller.token = first;
		expect((await locations()).status).toBe(200);
		bench.simulator.switches.singleSession = true;
		await bench.caller.authorize();
		bench.caller.token = first;
		expect((await locations()).status).toBe(401);
	});

	it('admits 150 calls a minute per operation, then 429 until the window slides', async () => {
		bench.simulator.switches.quotaScale = 2 / 150;
		await locations();
		bench.clock.forward(30_000);
		await locations();
		const refused = await locations();
		expect(refused.status).toBe(429);
		expect(refused.headers.get('Retry-After')).toBe('30');
		expect(refused.body).toEqual({
			Message: 'API calls quota exceeded! Maximum admitted 2 per Minute.',
		});
		expect((await bench.caller.get('PostalServices/GetPostalServices')).status).toBe(200);
		bench.clock.forward(30_000);
		expect((await locations()).status).toBe(200);
	});

	it('can send the quota text with a 400 and without Retry-After', async () => {
		Object.assign(bench.simulator.switches, { quotaAs400: true, quotaRetryAfter: false });
		bench.simulator.faults.add({ operation: 'Inventory/GetStockLocations', kind: 'quota' });
		const refused = await locations();
		expect(refused.status).toBe(400);
		expect(refused.headers.get('Retry-After')).toBeNull();
		expect(refused.body).toEqual({ Message: expect.stringContaining('quota exceeded') });
	});
});
