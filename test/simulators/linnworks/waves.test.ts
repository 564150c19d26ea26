import { startBench, TWO_LINES, type Bench } from './linnworks-caller';

describe('linnworks simulator: pick waves', () => {
	let bench: Bench;
	let num: number;

	beforeEach(async () => {
		bench = await startBench();
		num = bench.simulator.warehouse.createOrder(TWO_LINES).numOrderId;
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const { objectContaining } = expect;
	const order = () => bench.simulator.warehouse.order('#1001');
	const readWave = async (id: number) =>
		await bench.caller.get<{ PickingWaves: object[] }>('Picking/GetPickingWave', {
			pickingWaveId: String(id),
		});
	const check = async () =>
		await bench.caller.post('Picking/CheckAllocatableToPickwave', { request: { OrderIds: [num] } });
	const takeOut = async () =>
		await bench.caller.post('Picking/DeleteOrdersFromPickingWaves', {
			request: { OrderIds: [num, 1] },
		});

	it('follows an order from the wave to the van', async () => {
		const { warehouse } = bench.simulator;
		const { PickingWaveId: id } = warehouse.createPickWave(['#1001']);
		expect(order().GeneralInfo.PickwaveIds).toEqual([id]);
		expect(() => warehouse.pickItem('#1001', 'MUG', 1)).toThrow('not started');
		warehouse.startWave(id);
		expect(warehouse.pickItem('#1001', 'MUG', 1).Orders[0]?.PickState).toBe('PartialPicked');
		warehouse.pickItem('#1001', 'MUG', 1);
		expect(warehouse.pickItem('#1001', 'TEA', 1).Orders[0]?.PickState).toBe('Picked');
		warehouse.completePick(id);
		expect((await readWave(id)).body.PickingWaves).toMatchObject([
			{ State: 'Complete', ItemsPicked: 3, OrdersPicked: 1 },
		]);
		warehouse.process('#1001');
		expect(warehouse.wave(id)).toMatchObject({
			State: 'Shipped',
			Orders: [{ PickState: 'Processed' }],
		});
		expect((await readWave(id)).body.PickingWaves).toEqual([]);
	});

	it('lists finished waves on the order unless switched', () => {
		const { PickingWaveId: id } = bench.simulator.warehouse.createPickWave('#1001');
		bench.simulator.warehouse.abandonWave(id);
		expect(order().GeneralInfo.PickwaveIds).toEqual([id]);
		bench.simulator.switches.pickwaveIdsKeepFinished = false;
		expect(order().GeneralInfo.PickwaveIds).toEqual([]);
	});

	it.each([
		['park', 'IsParked'],
		['lock', 'IsLocked'],
		['process', 'IsProcessed'],
		['cancel', 'IsCancelled'],
		['createPickWave', 'AlreadyExistsInWave'],
	] as const)('keeps an order out of a wave after %s', async (driver, reason) => {
		bench.simulator.warehouse[driver]('#1001');
		const errors = [objectContaining({ ErrorType: reason })];
		expect((await check()).body).toMatchObject({ Results: [{ HasErrors: true, Errors: errors }] });
		expect(() => bench.simulator.warehouse.createPickWave('#1001')).toThrow(reason);
	});

	it('checks without side effects and reports unknown orders', async () => {
		expect((await check()).body).toMatchObject({ Results: [{ OrderId: num, HasErrors: false }] });
		num = 5;
		expect((await check()).body).toMatchObject({
			Results: [{ Errors: [{ ErrorType: 'OrderDoesntExist' }] }],
		});
		expect(order().GeneralInfo.PickwaveIds).toEqual([]);
	});

	it('generates a wave of the orders that may enter and reports the rest', async () => {
		const other = bench.simulator.warehouse.createOrder({ ...TWO_LINES, reference: '#1002' });
		bench.simulator.warehouse.park('#1002');
		const { body } = await bench.caller.post('Picking/GeneratePickingWave', {
			LocationId: order().FulfilmentLocationId,
			Orders: [{ OrderId: num }, { OrderId: other.numOrderId }],
		});
		expect(body).toMatchObject({
			ValidationResults: [{ HasErrors: false }, { Errors: [{ ErrorType: 'IsParked' }] }],
			PickingWaves: [{ State: 'Unallocated', Orders: [{ OrderId: num, PickState: 'Unpicked' }] }],
		});
		expect(bench.simulator.warehouse.order('#1002').GeneralInfo.PickwaveIds).toEqual([]);
	});

	it('shows an order parked inside its wave as LockedOrParked', async () => {
		const { PickingWaveId: id } = bench.simulator.warehouse.createPickWave('#1001');
		bench.simulator.warehouse.park('#1001');
		const parked = { PickState: 'LockedOrParked', Items: [{ ItemState: 'OrderStateInvalid' }, {}] };
		expect((await readWave(id)).body.PickingWaves).toMatchObject([{ Orders: [parked] }]);
		expect((await takeOut()).body).toEqual({ ProcessedOrderIds: [], NoPickwaves: [1] });
		bench.simulator.warehouse.unpark('#1001');
		expect(bench.simulator.warehouse.wave(id).Orders[0]?.PickState).toBe('Unpicked');
	});

	it('takes an unpicked order out of its wave and a picked one not', async () => {
		const { warehouse } = bench.simulator;
		warehouse.createPickWave('#1001');
		expect((await takeOut()).body).toEqual({ ProcessedOrderIds: [num], NoPickwaves: [1] });
		expect(order().GeneralInfo.PickwaveIds).toEqual([]);
		const { PickingWaveId: id } = warehouse.createPickWave('#1001');
		warehouse.startWave(id);
		warehouse.pickItem('#1001', 'TEA', 1);
		expect((await takeOut()).body).toEqual({ ProcessedOrderIds: [], NoPickwaves: [1] });
		expect(order().GeneralInfo.PickwaveIds).toEqual([id]);
	});

	it('marks the item of a line removed under the wave, or refuses the removal', async () => {
		const { PickingWaveId: id } = bench.simulator.warehouse.createPickWave('#1001');
		const remove = async () =>
			await bench.caller.post('Orders/RemoveOrderItem', {
				orderId: order().OrderId,
				rowid: order().Items[0]?.RowId,
			});
		bench.simulator.switches.removeLineInWave = 'refuse';
		expect((await remove()).status).toBe(400);
		bench.simulator.switches.removeLineInWave = 'allow';
		expect((await remove()).status).toBe(200);
		const items = bench.simulator.warehouse.wave(id).Orders[0]?.Items;
		expect(items?.map(({ ItemState }) => ItemState)).toEqual(['DeletedFromOrder', 'Normal']);
	});
});
