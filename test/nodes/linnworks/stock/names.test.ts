import { EMPTY_GUID } from '../../../../simulators/linnworks';
import { LinnworksStock } from '../../../../nodes/Linnworks/LinnworksStock.node';
import { StockRoom } from './stock-room';

let room: StockRoom;
beforeEach(async () => {
	room = await StockRoom.open();
});
afterEach(async () => await room.close());

const list = async (operation: string) => {
	const context = room.warehouse.context([{}], { operation });
	const [output = []] = await new LinnworksStock().execute.call(context);
	return output.map(({ json }) => json);
};

test('locations are listed anew each time, the Default one among them', async () => {
	const before = await list('getLocations');
	expect(before).toContainEqual({ id: EMPTY_GUID, name: 'Default' });
	const north = room.staff.addLocation({ name: 'North' });
	expect(await list('getLocations')).toEqual([...before, { id: north, name: 'North' }]);
});

test('postal services are listed with the names that a mapping row needs', async () => {
	room.staff.addPostalService({ name: 'Royal Mail 48' });
	const services = await list('getServices');
	expect(services).toContainEqual({ id: expect.any(String), name: 'Royal Mail 48' });
});

test.each([
	['getLocations', 'Inventory/GetStockLocations'],
	['getServices', 'PostalServices/GetPostalServices'],
])('%s stops the node when the call fails', async (name, operation) => {
	room.warehouse.simulator.faults.add({ operation, kind: 'status', status: 403, times: 0 });
	await expect(list(name)).rejects.toThrow(operation);
});

test('items in use come with their bar codes; those that are only asked for have none', async () => {
	room.keep({ sku: 'TEE', barcode: '5012345678900' }, { sku: 'MUG' }, { sku: 'OLD' });
	room.staff.archiveStockItem('OLD');
	const levels = await room.levels({ skus: ['OLD', 'NEVER'] });
	expect(levels.get('TEE')?.barcode).toBe('5012345678900');
	expect(levels.get('MUG')?.barcode).toBe('');
	expect(levels.get('OLD')).not.toHaveProperty('barcode');
	expect((await room.levels({ items: 'given', skus: ['TEE'] })).get('TEE')).not.toHaveProperty(
		'barcode',
	);
});

test('SKUs of variants get an answer too, where that is wanted', async () => {
	room.keep({ sku: 'TEE' }, { sku: 'OLD' });
	room.staff.archiveStockItem('OLD');
	const items = ['TEE', 'OLD', '', 'NEVER'].map((sku) => ({ variant: { sku } }));
	const read = async (skusOfVariants: boolean) => {
		const parameters = { operation: 'getLevels', skusOfVariants, skus: '[]' };
		const context = room.warehouse.context([...items, {}], parameters);
		const [output = []] = await new LinnworksStock().execute.call(context);
		return output.map(({ json }) => {
			const { sku, problem } = json['stockLevel'] as { sku: string; problem: string };
			return `${sku} ${problem}`;
		});
	};
	expect(await read(true)).toEqual(['TEE ', 'OLD archived', 'NEVER notFound']);
	expect(await read(false)).toEqual(['TEE ']);
});
