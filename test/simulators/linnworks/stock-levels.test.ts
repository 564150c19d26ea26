import { answerProblems, describeContract } from '../../support/linnworks-contract';
import { startBench, stockItemId, type Bench } from './linnworks-caller';

type Level = { Location: { LocationName: string }; MinimumLevel: number; JIT: boolean };
type Found = { ItemNumber: string; IsVariationParent: boolean; StockLevels: Level[] };

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});
afterEach(async () => await bench.simulator.close());

const list = async (changes: object = {}): Promise<Found[]> => {
	const { body } = await bench.caller.post<Found[]>('Stock/GetStockItemsFull', {
		...{ keyword: '', loadCompositeParents: true, loadVariationParents: true },
		...{ entriesPerPage: 200, pageNumber: 1 },
		...{ dataRequirements: ['StockLevels'], searchTypes: ['SKU'] },
		...changes,
	});
	return body;
};
const skusOf = (found: readonly Found[]): string[] => found.map((item) => item.ItemNumber);

test('groups of variations and composites come only if asked for', async () => {
	const { warehouse } = bench.simulator;
	warehouse.addStockItem({ sku: 'TEE-ALL', isVariationParent: true });
	warehouse.addStockItem({ sku: 'EMPTY', isComposite: true });
	const all = skusOf(await list());
	const without = (...skus: string[]) => all.filter((sku) => !skus.includes(sku));
	expect(skusOf(await list({ loadVariationParents: false }))).toEqual(without('TEE-ALL'));
	expect(skusOf(await list({ loadCompositeParents: false }))).toEqual(without('EMPTY'));
	const { body } = await bench.caller.post('Stock/GetStockItemTypeInfo', {
		SKUS: ['TEE-ALL', 'EMPTY'],
	});
	expect(body).toMatchObject({
		StockItemInfo: [
			{ IsVariationGroup: true, IsCompositeParent: false },
			{ IsVariationGroup: false, IsCompositeParent: true },
		],
	});
});

test('levels tell the minimum and what is ordered when it is sold', async () => {
	const { warehouse } = bench.simulator;
	warehouse.addStockItem({ sku: 'BED', jit: true, minimumLevel: 5 });
	const bed = (await list()).find((item) => item.ItemNumber === 'BED');
	expect(bed?.StockLevels).toMatchObject([{ JIT: true, MinimumLevel: 5 }]);
});

test('levels list every location, or only those that held some, by the switch', async () => {
	const { simulator, caller } = bench;
	simulator.warehouse.addLocation({ name: 'North' });
	simulator.warehouse.addStockItem({ sku: 'BED', level: 4, location: 'North' });
	const request = { StockItemIds: [await stockItemId(caller, 'BED')] };
	const names = async (): Promise<string[]> => {
		const { body } = await caller.post<Array<{ StockItemLevels: Level[] }>>(
			'Stock/GetStockLevel_Batch',
			{ request },
		);
		return (body[0]?.StockItemLevels ?? []).map((level) => level.Location.LocationName);
	};
	expect(await names()).toEqual(['Default', 'North']);
	simulator.switches.levelRows = 'heldOnly';
	expect(await names()).toEqual(['North']);
});

describeContract('what the simulator answers about stock', () => {
	test('is in the contract', async () => {
		const { warehouse, calls } = bench.simulator;
		warehouse.addStockItem({ sku: 'BED', jit: true, minimumLevel: 5, isVariationParent: true });
		await list();
		await bench.caller.post('Stock/GetStockItemTypeInfo', { SKUS: ['BED'] });
		for (const call of calls.all()) {
			expect([call.operation, ...answerProblems(call)]).toEqual([call.operation]);
		}
	});
});
