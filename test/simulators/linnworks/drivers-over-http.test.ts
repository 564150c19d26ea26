import { startBench, TWO_LINES, type Bench } from './linnworks-caller';

describe('linnworks simulator: drivers over HTTP', () => {
	let bench: Bench;

	beforeEach(async () => {
		bench = await startBench();
		bench.simulator.calls.reset();
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const drive = async (name: string, body?: unknown) => {
		const response = await fetch(`${bench.simulator.url}/_sim/${name}`, {
			method: body === undefined ? 'GET' : 'POST',
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		return { status: response.status, body: (await response.json()) as unknown };
	};

	it('takes an object or a list of arguments and stays out of the log', async () => {
		expect((await drive('createOrder', TWO_LINES)).body).toMatchObject({ numOrderId: 100001 });
		await drive('setTag', ['#1001', 3]);
		expect((await drive('createPickWave', ['#1001'])).body).toMatchObject({ PickingWaveId: 1 });
		const { body } = await drive('order?reference=%231001');
		expect(body).toMatchObject({ GeneralInfo: { Marker: 3, PickwaveIds: [1] } });
		expect((await drive('calls')).body).toEqual([]);
	});

	it('orders faults and switches', async () => {
		const operation = 'Inventory/GetStockLocations';
		await drive('fault', { operation, kind: 'status', status: 503 });
		expect((await bench.caller.get(operation)).status).toBe(503);
		await drive('switch', { parkedEdits: 'lax' });
		expect(bench.simulator.switches.parkedEdits).toBe('lax');
		expect((await drive('calls')).body).toMatchObject([{ operation, status: 503 }]);
	});

	it('goes back to an empty account', async () => {
		await drive('createOrder', TWO_LINES);
		await drive('switch', { parkedEdits: 'lax' });
		await drive('reset', []);
		expect((await drive('order?reference=%231001')).status).toBe(400);
		expect(bench.simulator.switches.parkedEdits).toBe('strict');
		expect((await bench.caller.get('Inventory/GetStockLocations')).status).toBe(401);
	});

	it('gives the same ids on every run', async () => {
		const first = (await drive('createOrder', TWO_LINES)).body;
		await bench.simulator.close();
		bench = await startBench();
		expect((await drive('createOrder', TWO_LINES)).body).toEqual(first);
	});

	it('reports a driver that can not do it', async () => {
		expect(await drive('process', ['#none'])).toEqual({
			status: 400,
			body: { Message: 'No order #none.' },
		});
		expect((await drive('toString', [])).status).toBe(404);
	});
});
