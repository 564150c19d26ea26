import { startBench, stockItemId, TWO_LINES, type Bench } from './linnworks-caller';

describe('linnworks simulator: faults', () => {
	let bench: Bench;
	let orderId: string;
	let itemId: string;

	beforeEach(async () => {
		bench = await startBench();
		orderId = bench.simulator.warehouse.createOrder(TWO_LINES).orderId;
		itemId = await stockItemId(bench.caller, 'MUG');
		bench.simulator.calls.reset();
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const operation = 'Orders/AddOrderItem';
	const add = async () => await bench.caller.post(operation, { orderId, itemId, quantity: 1 });
	const lineCount = () => bench.simulator.warehouse.order('#1001').Items.length;

	it.each([
		['before', 2],
		['after', 3],
	] as const)('answers 500 %s the write', async (when, lines) => {
		bench.simulator.faults.add({ operation, when, kind: 'status' });
		expect((await add()).status).toBe(500);
		expect(lineCount()).toBe(lines);
		expect((await add()).status).toBe(200);
	});

	it.each([
		['drop', 'before', 2],
		['drop', 'after', 3],
		['timeout', 'after', 3],
	] as const)('cuts the connection: %s %s the write', async (kind, when, lines) => {
		bench.simulator.faults.add({ operation, when, kind, delayMs: 20 });
		await expect(add()).rejects.toThrow('fetch failed');
		expect(lineCount()).toBe(lines);
		expect(bench.simulator.calls.all()).toMatchObject([
			{ operation, status: 0, orderIds: [orderId] },
		]);
	});

	it('holds a timed out socket open for the whole delay', async () => {
		bench.simulator.faults.add({ operation, kind: 'timeout', delayMs: 150 });
		const start = performance.now();
		await expect(add()).rejects.toThrow('fetch failed');
		expect(performance.now() - start).toBeGreaterThan(120);
	});

	it('lets calls through first, then hits as often as told', async () => {
		bench.simulator.faults.add({ operation, kind: 'status', status: 403, afterCalls: 1, times: 2 });
		const statuses = [];
		for (let n = 0; n < 4; n += 1) statuses.push((await add()).status);
		expect(statuses).toEqual([200, 403, 403, 200]);
	});

	it('hits every call until cleared', async () => {
		bench.simulator.faults.add({ operation: '*', kind: 'quota', times: 0 });
		expect([(await add()).status, (await add()).status]).toEqual([429, 429]);
		bench.simulator.faults.clear();
		expect((await add()).status).toBe(200);
	});

	it('ends the session from the second call on', async () => {
		bench.simulator.faults.add({ operation, kind: 'expireSession', afterCalls: 1 });
		expect([(await add()).status, (await add()).status]).toEqual([200, 401]);
		await bench.caller.authorize();
		expect((await add()).status).toBe(200);
	});

	it('hits only the order it names, by reference or id', async () => {
		const other = bench.simulator.warehouse.createOrder({ ...TWO_LINES, reference: '#1002' });
		bench.simulator.faults.add({ operation, kind: 'status', matchOrderId: '#1002', times: 0 });
		expect((await add()).status).toBe(200);
		orderId = other.orderId;
		expect((await add()).status).toBe(500);
	});

	it('counts calls per operation and since a mark', async () => {
		await add();
		const mark = bench.simulator.calls.count();
		await bench.caller.get('Inventory/GetStockLocations');
		expect(bench.simulator.calls.count(operation)).toBe(1);
		expect(bench.simulator.calls.since(mark).map((call) => call.operation)).toEqual([
			'Inventory/GetStockLocations',
		]);
	});
});
