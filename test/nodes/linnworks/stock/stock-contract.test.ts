import { describeContract, requestProblems } from '../../../support/linnworks-contract';
import { StockRoom } from './stock-room';

describeContract('what we ask about stock', () => {
	test.each([['json'], ['form']])('is in the contract, sent as %s', async (encoding) => {
		const room = await StockRoom.open();
		const options = { encoding };
		room.keep({ sku: 'MUG', level: 10 });
		room.keep({ sku: 'SET', components: [{ sku: 'MUG', quantity: 4 }] });
		await room.run({ options });
		const read = await room.run({ options, items: 'given', skus: ['SET'] });
		expect(read[0]?.stockLevel.levels).toMatchObject([{ available: 2 }]);
		const posts = room.warehouse.simulator.calls
			.all()
			.filter(({ operation, method }) => method === 'POST' && !operation.startsWith('Auth/'));
		expect([...new Set(posts.map(({ operation }) => operation))].sort()).toEqual([
			'Inventory/GetInventoryItemsCompositionByIds',
			'Stock/GetStockItemTypeInfo',
			'Stock/GetStockItemsFull',
			'Stock/GetStockLevel_Batch',
		]);
		for (const call of posts) {
			expect([call.encoding, call.operation, ...requestProblems(call)]).toEqual([
				encoding,
				call.operation,
			]);
		}
		await room.close();
	});
});
