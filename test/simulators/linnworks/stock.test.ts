import { startBench, stockItemId, type Bench } from './linnworks-caller';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});
afterEach(async () => await bench.simulator.close());

type Row = { SKU: string; Quantity: number; CostIncTax: number; CompositeSubItems: Row[] };
type Found = { ItemNumber: string; StockLevels: unknown[] };

const search = async (keyword: string, changes: object = {}, at: Bench = bench) =>
	await at.caller.post<Found[] | { Message: string }>('Stock/GetStockItemsFull', {
		...{ keyword, loadCompositeParents: true, loadVariationParents: false },
		...{ entriesPerPage: 200, pageNumber: 1, dataRequirements: [], searchTypes: ['Barcode'] },
		...changes,
	});
const skus = (found: unknown): string[] => (found as Found[]).map((item) => item.ItemNumber);
const stocked = (sku: string, barcode: string) =>
	bench.simulator.warehouse.addStockItem({ sku, barcode });

describe('a stock search', () => {
	test('finds a keyword inside the fields that were named', async () => {
		stocked('PEN', '0012345678905');
		stocked('CUP', '9912345678905');
		expect(skus((await search('12345678905')).body)).toEqual(['PEN', 'CUP']);
		expect(skus((await search('0012')).body)).toEqual(['PEN']);
		expect(skus((await search('pe', { searchTypes: ['SKU', 'Title'] })).body)).toEqual(['PEN']);
	});

	test('refuses where nothing is found, past the last page, and pages of the wrong size', async () => {
		stocked('PEN', '111');
		const nothing = { Code: '-', Message: 'No items found with given filter.' };
		expect(await search('999')).toMatchObject({ status: 400, body: nothing });
		expect(await search('111', { pageNumber: 2 })).toMatchObject({ status: 400, body: nothing });
		expect((await search('111', { entriesPerPage: 201 })).status).toBe(400);
	});

	test('may find whole codes only and answer an empty list, by its switches', async () => {
		const switches = { stockSearch: 'exact', emptyStockSearch: 'empty' } as const;
		const other = await startBench({ switches });
		other.simulator.warehouse.addStockItem({ sku: 'PEN', barcode: '111222' });
		expect(await search('111', {}, other)).toMatchObject({ status: 200, body: [] });
		expect(skus((await search('111222', {}, other)).body)).toEqual(['PEN']);
		await other.simulator.close();
	});

	test('leaves composites out unless asked, and levels too', async () => {
		const components = [{ sku: 'MUG', quantity: 2 }];
		bench.simulator.warehouse.addStockItem({ sku: 'SET', barcode: '333', components });
		expect((await search('333', { loadCompositeParents: false })).status).toBe(400);
		const [bare] = (await search('333')).body as Found[];
		const [full] = (await search('333', { dataRequirements: ['StockLevels'] })).body as Found[];
		expect([bare?.StockLevels.length, full?.StockLevels.length]).toEqual([0, 1]);
	});
});

test('an archived item is found by no SKU, search or link, only by its type', async () => {
	const { warehouse } = bench.simulator;
	warehouse.setBarcode('MUG', '444');
	const mug = await stockItemId(bench.caller, 'MUG');
	warehouse.archiveStockItem('MUG');
	expect(await stockItemId(bench.caller, 'MUG')).toBe('');
	expect((await search('444')).status).toBe(400);
	const types = await bench.caller.post('Stock/GetStockItemTypeInfo', { SKUS: ['mug', 'NONE'] });
	expect(types.body).toMatchObject({
		StockItemInfo: [{ SKU: 'MUG', StockItemId: mug, IsArchived: true }],
	});
	warehouse.archiveStockItem('MUG', false);
	expect(await stockItemId(bench.caller, 'MUG')).toBe(mug);
});

describe('a composite', () => {
	const place = async (): Promise<{ orderId: string; boxId: string }> => {
		const { warehouse } = bench.simulator;
		warehouse.addStockItem({ sku: 'SET', components: [{ sku: 'MUG', quantity: 2 }] });
		const inner = [
			{ sku: 'SET', quantity: 1 },
			{ sku: 'TEA', quantity: 3 },
		];
		warehouse.addStockItem({ sku: 'BOX', components: inner });
		const lines = [{ itemNumber: 'L1', sku: 'TEA', quantity: 1, pricePerUnit: 6 }];
		const { orderId } = warehouse.createOrder({ reference: '#1', lines });
		return { orderId, boxId: await stockItemId(bench.caller, 'BOX') };
	};
	const reserved = (): number[] =>
		['MUG', 'TEA'].map((sku) => bench.simulator.warehouse.stockLevel(sku).inOrders);

	test('is added as one row that carries the money, above components that carry the units', async () => {
		const { orderId, boxId } = await place();
		const linePricing = { PricePerUnit: 30, TaxRatePercentage: 20, TaxInclusive: true };
		const body = { orderId, itemId: boxId, channelSKU: 'BOX', quantity: 2, linePricing };
		const { body: reply } = await bench.caller.post<{ Item: Row }>('Orders/AddOrderItem', body);
		expect(reply.Item).toMatchObject({ SKU: 'BOX', Quantity: 2, CostIncTax: 60 });
		expect(reply.Item.CompositeSubItems).toMatchObject([
			{ SKU: 'SET', Quantity: 2, CostIncTax: 0, CompositeSubItems: [{ SKU: 'MUG', Quantity: 4 }] },
			{ SKU: 'TEA', Quantity: 6, CostIncTax: 0 },
		]);
		expect(reserved()).toEqual([4, 7]);
	});

	test('reserves, frees and ships its components, down to those of a composite inside', async () => {
		const { orderId, boxId } = await place();
		await bench.caller.post('Orders/AddOrderItem', { orderId, itemId: boxId, quantity: 2 });
		const row = bench.simulator.warehouse.order('#1').Items[1];
		const orderItem = { ...row, Quantity: 3 };
		await bench.caller.post('Orders/UpdateOrderItem', { orderId, orderItem });
		expect(reserved()).toEqual([6, 10]);
		bench.simulator.warehouse.partShip('#1', 'BOX', 1);
		expect(reserved()).toEqual([4, 7]);
		expect(bench.simulator.warehouse.stockLevel('MUG').level).toBe(48);
		await bench.caller.post('Orders/RemoveOrderItem', { orderId, rowid: row?.RowId });
		expect(reserved()).toEqual([0, 1]);
	});

	test('tells its own components only, with the parent as StockItemId', async () => {
		const { boxId } = await place();
		const [mug, set] = [
			await stockItemId(bench.caller, 'MUG'),
			await stockItemId(bench.caller, 'SET'),
		];
		const ids = { request: { InventoryItemIds: [boxId, set, mug] } };
		const { body } = await bench.caller.post<{ InventoryItemsCompositionByIds: object }>(
			'Inventory/GetInventoryItemsCompositionByIds',
			ids,
		);
		const byParent = body.InventoryItemsCompositionByIds;
		expect(Object.keys(byParent)).toEqual([boxId, set]);
		expect(byParent).toMatchObject({
			[boxId]: [
				{ SKU: 'SET', Quantity: 1, LinkedStockItemId: set, StockItemId: boxId },
				{ SKU: 'TEA' },
			],
			[set]: [{ SKU: 'MUG', Quantity: 2, LinkedStockItemId: mug, StockItemId: set }],
		});
	});

	test('can be made up anew', async () => {
		await place();
		const lines = [{ itemNumber: 'L1', sku: 'SET', quantity: 1, pricePerUnit: 6 }];
		bench.simulator.warehouse.createOrder({ reference: '#2', lines });
		expect(reserved()).toEqual([2, 1]);
		bench.simulator.warehouse.composeStockItem('SET', [{ sku: 'TEA', quantity: 5 }]);
		expect(reserved()).toEqual([0, 6]);
	});
});
