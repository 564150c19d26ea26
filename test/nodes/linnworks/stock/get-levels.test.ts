import { stockLevelSchema } from '../../../../domain/stock/stock-level';
import { EMPTY_GUID } from '../../../../simulators/linnworks';
import { StockRoom } from './stock-room';

let room: StockRoom;
beforeEach(async () => {
	room = await StockRoom.open();
});
afterEach(async () => await room.close());

const many = (count: number): void => {
	for (let at = 0; at < count; at += 1) room.keep({ sku: `SKU-${at}`, level: at });
};

describe('reading all items', () => {
	test('gives each with what is on the shelf, held by orders and for sale, at every location', async () => {
		const north = room.staff.addLocation({ name: 'North' });
		room.keep({ sku: 'TEE', level: 10 }, { sku: 'TEE', level: 4, location: 'North' });
		room.staff.createOrder({
			reference: '#1',
			lines: [{ itemNumber: 'L1', sku: 'TEE', quantity: 3, pricePerUnit: 1 }],
		});
		const [read] = await room.run();
		expect(stockLevelSchema.parse(read?.stockLevel)).toEqual(read?.stockLevel);
		expect(read?.stockLevel).toMatchObject({
			...{ sku: 'TEE', isComposite: false, archived: false, jit: false, composition: null },
			problem: '',
			levels: [
				{ locationId: EMPTY_GUID, onHand: 10, inOrders: 3, available: 7, minimumLevel: null },
				{ locationId: north, onHand: 4, inOrders: 0, available: 4, jit: false },
			],
		});
	});

	test('takes two calls for 200 items, and the locations', async () => {
		many(401);
		const read = await room.run();
		expect(read).toHaveLength(401);
		expect(read[0]?.stockRead).toEqual({
			...{ items: 401, variationParents: 0, walks: 1, isComplete: true },
		});
		const calls = room.calls();
		expect(calls.filter((call) => call === 'Stock/GetStockItemsFull')).toHaveLength(3);
		expect(calls.filter((call) => call === 'Stock/GetStockItemTypeInfo')).toHaveLength(3);
		expect(calls).toHaveLength(7);
	});

	test('reads a list that fills its last page to the end', async () => {
		many(200);
		expect(await room.run()).toHaveLength(200);
	});

	test('leaves out archived items, and groups of variations, which it counts', async () => {
		room.keep({ sku: 'TEE' }, { sku: 'OLD' }, { sku: 'TEE-ALL', isVariationParent: true });
		room.staff.archiveStockItem('OLD');
		const read = await room.run();
		expect(read.map(({ stockLevel }) => stockLevel.sku)).toEqual(['TEE']);
		expect(read[0]?.stockRead.variationParents).toBe(1);
	});

	test('tells minimum levels and what is ordered when it is sold', async () => {
		room.keep({ sku: 'TEE', minimumLevel: 5 }, { sku: 'BED', jit: true });
		const levels = await room.levels();
		expect(levels.get('TEE')).toMatchObject({ jit: false, levels: [{ minimumLevel: 5 }] });
		expect(levels.get('BED')).toMatchObject({ jit: true, levels: [{ jit: true }] });
	});

	test('has nothing to tell of an empty account', async () => {
		expect(await room.run()).toEqual([]);
	});

	test('answers for SKUs that the shop sells, also where there is nothing to push', async () => {
		room.keep({ sku: 'TEE' }, { sku: 'OLD' }, { sku: 'GROUP', isVariationParent: true });
		room.staff.archiveStockItem('OLD');
		const skus = JSON.stringify(['tee', 'OLD', 'NEVER', 'GROUP', '', null]);
		const levels = await room.levels({ skus });
		const told = [...levels.values()].map(({ sku, problem, archived }) => [sku, problem, archived]);
		expect(told).toEqual([
			['TEE', '', false],
			['OLD', 'archived', true],
			['GROUP', 'variationParent', false],
			['NEVER', 'notFound', false],
		]);
	});
});

describe('a list that changes while it is read', () => {
	const skusOf = async (meanwhile: (operation: string, call: number) => void) => {
		const read = await room.run({}, meanwhile);
		const about = read[0]?.stockRead;
		return { skus: read.map(({ stockLevel }) => stockLevel.sku), about };
	};
	const beforePage = (page: number, act: () => void) => (operation: string, call: number) => {
		if (operation === 'Stock/GetStockItemsFull' && call === page) act();
	};

	test('loses no item when another is archived and the pages shift', async () => {
		many(401);
		const { skus, about } = await skusOf(beforePage(2, () => room.staff.archiveStockItem('SKU-7')));
		expect(skus).toHaveLength(400);
		expect(new Set(skus)).toContain('SKU-200');
		expect(skus).not.toContain('SKU-7');
		expect(about).toMatchObject({ walks: 2, isComplete: true });
	});

	test('gives no item twice when another comes back into use', async () => {
		many(401);
		room.staff.archiveStockItem('SKU-7');
		const back = (): void => room.staff.archiveStockItem('SKU-7', false);
		const { skus, about } = await skusOf(beforePage(2, back));
		expect(skus).toHaveLength(401);
		expect(new Set(skus).size).toBe(401);
		expect(about).toMatchObject({ walks: 2, isComplete: true });
	});

	test('says so if it never comes to rest', async () => {
		many(450);
		let next = 0;
		const { skus, about } = await skusOf((operation, call) => {
			if (operation !== 'Stock/GetStockItemsFull' || call % 3 !== 2) return;
			room.staff.archiveStockItem(`SKU-${next++}`);
		});
		expect(about).toMatchObject({ walks: 3, isComplete: false });
		expect(new Set(skus).size).toBe(skus.length);
	});
});

describe('composites', () => {
	test('are as many as their components make, down to those of a composite inside', async () => {
		room.keep({ sku: 'MUG', level: 10 }, { sku: 'TEA', level: 9 });
		room.keep({ sku: 'SET', components: [{ sku: 'MUG', quantity: 2 }] });
		const inside = [
			{ sku: 'SET', quantity: 1 },
			{ sku: 'MUG', quantity: 1 },
			{ sku: 'TEA', quantity: 2 },
		];
		room.keep({ sku: 'BOX', components: inside });
		const levels = await room.levels();
		expect(levels.get('SET')).toMatchObject({ isComposite: true, levels: [{ available: 5 }] });
		expect(levels.get('BOX')).toMatchObject({
			levels: [{ available: 3, onHand: 3 }],
			composition: [
				{ sku: 'MUG', quantity: 3 },
				{ sku: 'TEA', quantity: 2 },
			],
		});
	});

	test('lose what orders hold of their components', async () => {
		room.keep({ sku: 'MUG', level: 10 });
		room.keep({ sku: 'SET', components: [{ sku: 'MUG', quantity: 2 }] });
		const lines = [{ itemNumber: 'L1', sku: 'MUG', quantity: 3, pricePerUnit: 1 }];
		room.staff.createOrder({ reference: '#1', lines });
		const level = (await room.levels()).get('SET')?.levels[0];
		expect(level).toMatchObject({ onHand: 5, available: 3, inOrders: 2 });
	});

	test('without components, of archived ones, or of themselves have a problem and no level', async () => {
		room.keep({ sku: 'MUG' }, { sku: 'OLD' }, { sku: 'EMPTY', isComposite: true });
		room.keep({ sku: 'A', components: [{ sku: 'B', quantity: 1 }] });
		room.keep({ sku: 'B', components: [{ sku: 'A', quantity: 1 }] });
		room.keep({ sku: 'DEAD', components: [{ sku: 'OLD', quantity: 1 }] });
		room.staff.archiveStockItem('OLD');
		const levels = await room.levels();
		const told = ['EMPTY', 'A', 'B', 'DEAD', 'MUG'].map((sku) => levels.get(sku)?.problem);
		const circle = 'compositeCircular';
		expect(told).toEqual(['compositeEmpty', circle, circle, 'componentUnknown', '']);
		expect(levels.get('DEAD')).toMatchObject({ levels: [], detail: 'Component OLD is archived' });
	});

	test('are asked about 100 a call', async () => {
		room.keep({ sku: 'MUG', level: 10 });
		for (let at = 0; at < 101; at += 1) {
			room.keep({ sku: `SET-${at}`, components: [{ sku: 'MUG', quantity: at + 1 }] });
		}
		const levels = await room.levels();
		expect(levels.get('SET-4')?.levels[0]?.available).toBe(2);
		const asked = room.calls().filter((call) => call.endsWith('CompositionByIds'));
		expect(asked).toHaveLength(2);
	});
});

describe('reading given SKUs', () => {
	const given = (...skus: unknown[]) => ({ items: 'given', skus });

	test('asks only for those, whatever their case', async () => {
		many(3);
		const levels = await room.levels(given('sku-2', 'SKU-2', 'SKU-1 '));
		expect([...levels.keys()]).toEqual(['SKU-2', 'SKU-1']);
		expect(levels.get('SKU-2')?.levels[0]?.available).toBe(2);
		expect(room.calls()).toEqual([
			...['Inventory/GetStockLocations', 'Stock/GetStockItemTypeInfo', 'Stock/GetStockLevel_Batch'],
		]);
	});

	test('reads the components of composites with them', async () => {
		room.keep({ sku: 'MUG', level: 10 }, { sku: 'OLD', level: 1 });
		room.keep({ sku: 'SET', components: [{ sku: 'MUG', quantity: 4 }] });
		room.keep({ sku: 'DEAD', components: [{ sku: 'OLD', quantity: 1 }] });
		room.staff.archiveStockItem('OLD');
		const levels = await room.levels(given('SET', 'DEAD', 'OLD', 'NEVER'));
		expect(levels.get('SET')?.levels).toMatchObject([{ available: 2 }]);
		expect(levels.get('DEAD')?.problem).toBe('componentUnknown');
		expect(levels.get('OLD')?.problem).toBe('archived');
		expect(levels.get('NEVER')).toMatchObject({ problem: 'notFound', stockItemId: '' });
		expect(levels.size).toBe(4);
	});

	test('a list that is none stops the node', async () => {
		await expect(room.run({ items: 'given', skus: '"TEE' })).rejects.toThrow('skus is not a list');
	});
});

describe('locations', () => {
	test('can be chosen, and one without a row holds nothing', async () => {
		const other = await StockRoom.open({ switches: { levelRows: 'heldOnly' } });
		const north = other.staff.addLocation({ name: 'North' });
		other.keep({ sku: 'TEE', level: 4, location: 'North' }, { sku: 'NEW' });
		const wanted = `${north.toUpperCase()}, ${EMPTY_GUID}`;
		const levels = await other.levels({ locationIds: wanted });
		expect(levels.get('TEE')?.levels).toMatchObject([
			{ locationId: north, available: 4 },
			{ locationId: EMPTY_GUID, available: 0 },
		]);
		expect(levels.get('NEW')).toMatchObject({ problem: '', levels: [{ onHand: 0 }, {}] });
		expect(other.calls()).toContain('Stock/GetStockLevel_Batch');
		const [only] = [...(await other.levels({ locationIds: north })).values()];
		expect(only?.levels).toHaveLength(1);
		await other.close();
	});

	test('that the account does not have stop the node and are named', async () => {
		room.keep({ sku: 'TEE', level: 4 });
		const wrong = '11111111-2222-3333-4444-555555555555';
		await expect(room.run({ locationIds: wrong })).rejects.toThrow(
			`Linnworks has no location ${wrong}`,
		);
	});
});

describe('a call that fails', () => {
	test.each([
		'Inventory/GetStockLocations',
		'Stock/GetStockItemsFull',
		'Stock/GetStockItemTypeInfo',
		'Inventory/GetInventoryItemsCompositionByIds',
	])('%s stops the node', async (operation) => {
		room.keep({ sku: 'MUG' }, { sku: 'SET', components: [{ sku: 'MUG', quantity: 4 }] });
		room.warehouse.simulator.faults.add({ operation, kind: 'status', status: 403, times: 0 });
		await expect(room.run()).rejects.toThrow(operation);
	});

	test('an item whose levels are not in the answer has a problem, not a level of nothing', async () => {
		room.keep({ sku: 'MUG', level: 3 });
		const body: unknown[] = [];
		const operation = 'Stock/GetStockLevel_Batch';
		room.warehouse.simulator.faults.add({ operation, kind: 'status', status: 200, body });
		const levels = await room.levels({ items: 'given', skus: ['MUG'] });
		expect(levels.get('MUG')).toMatchObject({ problem: 'levelsMissing', levels: [] });
	});
});
