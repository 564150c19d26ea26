import { startBench, TWO_LINES, type Bench } from './linnworks-caller';

interface V2Reply {
	TotalOrders: number;
	NextSearchToken: string | null;
	OpenOrders: { OrderId: string; GeneralInfo: object }[];
	ProcessedOrders: { OrderId: string; GeneralInfo: object }[];
}

describe('linnworks simulator: v2 and the processed order search', () => {
	let bench: Bench;
	let ids: string[];

	beforeEach(async () => {
		bench = await startBench();
		ids = ['#1', '#2', '#3'].map((reference) => {
			bench.clock.forward(60_000);
			return bench.simulator.warehouse.createOrder({ ...TWO_LINES, reference }).orderId;
		});
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const read = async (query: string) => (await bench.caller.v2<V2Reply>(`orders?${query}`)).body;

	it('reads orders by repeated ids, telling locked and cancelled apart', async () => {
		bench.simulator.warehouse.lock('#1');
		bench.simulator.warehouse.cancel('#2');
		const { OpenOrders, ProcessedOrders } = await read(`id=${ids[0]}&id=${ids[1]}`);
		expect(OpenOrders).toMatchObject([{ OrderId: ids[0], GeneralInfo: { IsLocked: true } }]);
		expect(ProcessedOrders).toMatchObject([
			{ OrderId: ids[1], GeneralInfo: { IsCancelled: true } },
		]);
	});

	it('pages by search token until the end', async () => {
		const first = await read('entriesPerPage=2');
		expect([first.TotalOrders, first.OpenOrders.length]).toEqual([3, 2]);
		const second = await read(`searchToken=${first.NextSearchToken}`);
		expect(second.OpenOrders.map(({ OrderId }) => OrderId)).toEqual([ids[2]]);
		expect(second.NextSearchToken).toBeNull();
		bench.clock.forward(21 * 60_000);
		await bench.caller.authorize();
		expect((await bench.caller.v2(`orders?searchToken=${first.NextSearchToken}`)).status).toBe(400);
	});

	it('feeds what changed since a moment, notes only when switched so', async () => {
		bench.clock.forward(60_000);
		const fromDate = `fromDate=${bench.clock.read().toISOString()}`;
		const note = { OrderIds: [ids[0]], NoteText: 'hello' };
		bench.simulator.switches.lastUpdatedOnNotes = false;
		await bench.caller.post('Orders/AddOrdersNote', note);
		expect((await read(fromDate)).TotalOrders).toBe(0);
		bench.simulator.switches.lastUpdatedOnNotes = true;
		await bench.caller.post('Orders/AddOrdersNote', note);
		expect((await read(fromDate)).OpenOrders.map(({ OrderId }) => OrderId)).toEqual([ids[0]]);
	});

	it('sets and reads the fulfilment status, and refuses a wrong one', async () => {
		const path = `orders/${ids[0]}/fulfillment-status`;
		await bench.caller.v2(path, 'PUT', { FulfillmentStatus: 'Submitted' });
		const { body } = await bench.caller.v2('orders/fulfillment-status?fulfillmentStatus=Submitted');
		expect(body).toEqual([{ OrderId: ids[0], FulfillmentStatus: 'Submitted' }]);
		const wrong = await bench.caller.v2(path, 'PUT', { FulfillmentStatus: 'Gone' });
		expect([wrong.status, wrong.body]).toMatchObject([
			422,
			{ status: 422, title: expect.any(String) },
		]);
	});

	it('answers a missing session with a problem document', async () => {
		bench.caller.token = '';
		const { status, headers } = await bench.caller.v2('orders');
		expect(status).toBe(401);
		expect(headers.get('Content-Type')).toBe('application/problem+json');
	});

	it('finds processed and cancelled orders by their dates', async () => {
		bench.simulator.warehouse.process('#1');
		bench.clock.forward(60_000);
		bench.simulator.warehouse.cancel('#2');
		const search = async (request: object) =>
			await bench.caller.post('ProcessedOrders/SearchProcessedOrders', {
				request: { ResultsPerPage: 20, PageNumber: 1, ...request },
			});
		expect((await search({ DateField: 'processed' })).body).toMatchObject({
			ProcessedOrders: { TotalEntries: 2, Data: [{ ReferenceNum: '#2' }, { ReferenceNum: '#1' }] },
		});
		expect((await search({ DateField: 'cancelled' })).body).toMatchObject({
			ProcessedOrders: { Data: [{ ReferenceNum: '#2', HoldOrCancel: true }] },
		});
		expect((await search({})).status).toBe(400);
		expect((await search({ DateField: 'processed', ResultsPerPage: 19 })).status).toBe(400);
	});

	it('lists the countries of the world once each', async () => {
		const { body } =
			await bench.caller.get<{ CountryName: string; CountryCode: string }[]>('Orders/GetCountries');
		expect(body.length).toBeGreaterThan(240);
		expect(new Set(body.map(({ CountryName }) => CountryName)).size).toBe(body.length);
		expect(body).toContainEqual(expect.objectContaining({ CountryCode: 'GB', TaxRate: 20 }));
	});
});
