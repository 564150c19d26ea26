import { anOrder } from '../../builders/order-builder';
import { statuses, Warehouse } from './warehouse';

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
});
afterEach(async () => await warehouse.close());

const bought = () => anOrder().withLine('SKU-1', 3, '10.00');
const edited = () => bought().nowWith('SKU-1', { quantity: 1 }).build();
const writes = () =>
	warehouse.simulator.calls
		.all()
		.filter((call) => /Set|Add|Update|Remove|Cancel|Change/.test(call.operation));

test.each([
	['was changed', () => void warehouse.simulator.warehouse.addLine('6001', { sku: 'SKU-1' })],
	['was locked', () => warehouse.simulator.warehouse.lock('6001')],
	['was parked', () => warehouse.simulator.warehouse.park('6001')],
	['was closed', () => warehouse.simulator.warehouse.process('6001')],
	['was cancelled', () => warehouse.simulator.warehouse.cancel('6001')],
	['got its label', () => warehouse.simulator.warehouse.printLabel('6001', 'T1')],
	['was shipped in part', () => warehouse.simulator.warehouse.partShip('6001', 'SKU-1', 1)],
	['entered a wave', () => void warehouse.simulator.warehouse.createPickWave('6001')],
])('an order that %s after planning is left alone', async (_what, meanwhile) => {
	warehouse.place(bought().build());
	const planned = await warehouse.plan([{ snapshot: edited() }]);
	meanwhile();
	warehouse.simulator.calls.reset();
	const [item] = await warehouse.run('apply', planned);
	expect(item?.applied).toMatchObject({ conflict: true, stillHeld: false });
	expect(statuses(item).every((each) => each.endsWith('notStarted'))).toBe(true);
	expect(writes()).toEqual([]);
});

test('an order in an unstarted wave is taken out of it first', async () => {
	warehouse.place(bought().build());
	const wave = warehouse.simulator.warehouse.createPickWave('6001');
	const [item] = await warehouse.sweep([{ snapshot: edited() }]);
	expect(item?.decision?.code).toBe('EDIT_AFTER_WAVE_REMOVAL');
	expect(statuses(item)[0]).toBe('updateLine: done');
	expect(item?.verification).toEqual({ discrepancies: [], newWaves: [], parked: false });
	expect(warehouse.simulator.warehouse.wave(wave.PickingWaveId).Orders).toEqual([]);
});

test('an order that does not come out of its wave is left alone', async () => {
	warehouse.place(bought().build());
	const wave = warehouse.simulator.warehouse.createPickWave('6001');
	const planned = await warehouse.plan([{ snapshot: edited() }]);
	warehouse.simulator.warehouse.startWave(wave.PickingWaveId);
	warehouse.simulator.warehouse.pickItem('6001', 'SKU-1', 1);
	const [item] = await warehouse.run('apply', planned);
	expect(item?.applied?.conflict).toBe(true);
	expect(writes()).toEqual([]);
});

test('a wave that comes in between is reported', async () => {
	warehouse.place(bought().build());
	const applied = await warehouse.run('apply', await warehouse.plan([{ snapshot: edited() }]));
	const wave = warehouse.simulator.warehouse.createPickWave('6001');
	const [item] = await warehouse.run('verify', applied);
	expect(item?.verification?.newWaves).toEqual([String(wave.PickingWaveId)]);
});

test('a dry run reads and writes nothing', async () => {
	warehouse.place(bought().build());
	const planned = await warehouse.plan([{ snapshot: edited() }]);
	warehouse.simulator.calls.reset();
	const [item] = await warehouse.run('apply', planned, { dryRun: true });
	expect(statuses(item)).toEqual(['updateLine: notStarted', 'setTotals: notStarted']);
	expect(item?.applied?.steps[0]?.message).toBe('Dry run');
	expect(warehouse.simulator.calls.count()).toBe(0);
});

test('no order is started after the time is up', async () => {
	warehouse.place(bought().build());
	const planned = await warehouse.plan([{ snapshot: edited() }]);
	const parameters = { stopBefore: new Date(Date.now() - 1000).toISOString() };
	const [item] = await warehouse.run('apply', planned, parameters);
	expect(statuses(item)[0]).toBe('updateLine: notStarted');
	expect(item?.applied?.conflict).toBe(false);
	expect(writes()).toEqual([]);
});

test('nothing is written when the time cannot be read', async () => {
	warehouse.place(bought().build());
	const planned = await warehouse.plan([{ snapshot: edited() }]);
	await expect(warehouse.run('apply', planned, { stopBefore: 'soon' })).rejects.toThrow(
		'Stop Before "soon" is not a time',
	);
	expect(writes()).toEqual([]);
});
