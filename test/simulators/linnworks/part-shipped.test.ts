import { startBench, TWO_LINES, type Answer, type Bench } from './linnworks-caller';

describe('linnworks simulator: a line of which units have shipped', () => {
	let bench: Bench;
	let orderId: string;

	beforeEach(async () => {
		bench = await startBench();
		orderId = bench.simulator.warehouse.createOrder(TWO_LINES).orderId;
		bench.simulator.warehouse.partShip('#1001', 'MUG', 1);
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const mug = () => bench.simulator.warehouse.order('#1001').Items[0];
	const mugs = () => bench.simulator.warehouse.stockLevel('MUG');
	const setQuantity = async (quantity: number): Promise<Answer> =>
		await bench.caller.post('Orders/UpdateOrderItem', {
			orderId,
			orderItem: { ...mug(), Quantity: quantity },
		});
	const remove = async (): Promise<Answer> =>
		await bench.caller.post('Orders/RemoveOrderItem', { orderId, rowid: mug()?.RowId });

	it('remembers what has shipped through an edit', async () => {
		expect((await setQuantity(5)).status).toBe(200);
		expect(mug()).toMatchObject({ Quantity: 5, PartShippedQty: 1 });
		expect(mugs()).toEqual({ level: 49, inOrders: 4, available: 45 });
	});

	it('may be taken below that by default, and then the order sells less than has left', async () => {
		expect((await setQuantity(0)).status).toBe(200);
		expect(mug()).toMatchObject({ Quantity: 0, PartShippedQty: 1, CostIncTax: 0 });
		expect(mugs()).toEqual({ level: 49, inOrders: 0, available: 49 });
	});

	it('may be removed by default, and then nothing on the order tells what has shipped', async () => {
		expect((await remove()).status).toBe(200);
		expect(bench.simulator.warehouse.order('#1001').GeneralInfo.PartShipped).toBe(false);
	});

	it('is kept where the switch says so, down to what has shipped', async () => {
		bench.simulator.switches.editBelowShipped = 'refuse';
		for (const { status, body } of [await setQuantity(0), await remove()]) {
			expect([status, body]).toMatchObject([400, { Message: '1 of item L1 have been shipped.' }]);
		}
		expect(mug()).toMatchObject({ Quantity: 2, PartShippedQty: 1 });
		expect((await setQuantity(1)).status).toBe(200);
		expect(mugs()).toEqual({ level: 49, inOrders: 0, available: 49 });
	});
});
