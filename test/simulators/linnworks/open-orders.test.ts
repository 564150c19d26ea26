import { startBench, TWO_LINES, type Bench } from './linnworks-caller';

describe('linnworks simulator: the list of open orders', () => {
	let bench: Bench;
	beforeEach(async () => {
		bench = await startBench();
	});
	afterEach(async () => await bench.simulator.close());

	const place = (reference: string, changes: object = {}): string =>
		bench.simulator.warehouse.createOrder({ ...TWO_LINES, reference, ...changes }).orderId;
	const list = async (body: object) =>
		await bench.caller.post<string[]>('Orders/GetAllOpenOrders', body);
	const equal = (FieldCode: string, Text: string) => ({ Type: 'Equal', FieldCode, Text });

	it('lists the ids of one location, the Default one when none is named', async () => {
		const second = bench.simulator.warehouse.addLocation({ name: 'Second' });
		const [here, there] = [place('#1'), place('#2', { locationName: 'Second' })];
		place('#3');
		bench.simulator.warehouse.process('#3');
		expect((await list({})).body).toEqual([here]);
		expect((await list({ fulfilmentCenter: second })).body).toEqual([there]);
	});

	it('filters by text: fields together, values of one field as alternatives', async () => {
		const [uk, de] = ['uk', 'de'].map((subSource) =>
			place(`#${subSource}`, { source: 'SHOPIFY', subSource }),
		);
		place('#etsy', { source: 'ETSY', subSource: 'uk' });
		const source = equal('GENERAL_INFO_SOURCE', 'shopify');
		const either = ['uk', 'de'].map((text) => equal('GENERAL_INFO_SUBSOURCE', text));
		const ids = async (...TextFields: object[]) => (await list({ filters: { TextFields } })).body;
		expect(await ids(source)).toEqual([uk, de]);
		expect(await ids(source, either[1] as object)).toEqual([de]);
		expect(await ids(source, ...either)).toEqual([uk, de]);
	});

	it.each([
		{ TextFields: [equal('GENERAL_INFO_TAG', '1')] },
		{ ListFields: [{ FieldCode: 'GENERAL_INFO_STATUS', Type: 'Is', Value: '1' }] },
	])('refuses a filter that it does not know: %j', async (filters) => {
		expect((await list({ filters })).status).toBe(400);
	});
});

describe('linnworks simulator: edits by hand', () => {
	it('change what they name and leave the rest', async () => {
		const { simulator } = await startBench();
		const { warehouse } = simulator;
		warehouse.createOrder(TWO_LINES);
		const before = warehouse.order('#1001');
		warehouse.changeLine('#1001', 'MUG', { Quantity: 3 });
		warehouse.removeLine('#1001', 'TEA');
		warehouse.changeAddress('#1001', { Town: 'York' });
		warehouse.changeTotals('#1001', { Tax: 1 });
		const after = warehouse.order('#1001');
		expect(after.Items.map(({ SKU, Quantity }) => [SKU, Quantity])).toEqual([['MUG', 3]]);
		expect(after.Items[0]).toMatchObject({ PricePerUnit: before.Items[0]?.PricePerUnit });
		expect(after.CustomerInfo).toEqual({
			...before.CustomerInfo,
			Address: { ...before.CustomerInfo.Address, Town: 'York' },
		});
		expect(after.TotalsInfo).toMatchObject({ Tax: 1, TotalCharge: 39.6 });
		expect(warehouse.auditTrail('#1001').at(-1)).toMatchObject({ user: 'warehouse' });
		expect(() => warehouse.changeLine('#1001', 'NONE', {})).toThrow(/no line with SKU NONE/);
		await simulator.close();
	});
});
