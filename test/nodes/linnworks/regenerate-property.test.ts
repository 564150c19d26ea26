import fc from 'fast-check';
import { SKUS, story, tell } from './random-orders';
import { Warehouse } from './warehouse';

jest.setTimeout(60_000);

const RUNS = 25;
const options = { rateLimitPercent: 100_000 };

test('any edit of an imported order ends in one order that is right', async () => {
	const warehouse = await Warehouse.open();
	const strategy = fc.constantFrom('regenerate', 'auto');
	try {
		await fc.assert(
			fc.asyncProperty(story, story, strategy, async (first, second, chosen) => {
				warehouse.simulator.reset();
				warehouse.simulator.switches.quota = false;
				for (const sku of SKUS) warehouse.stock(sku);
				const parameters = {
					importOrders: true,
					strategy: chosen,
					wholeLineage: true,
					options,
				};
				const before = tell(first);
				const imported = await warehouse.sweep([{ snapshot: before }], parameters);
				await warehouse.run('release', imported, { markPaid: true, options });
				const snapshot = {
					...tell(second),
					removedLines: before.lines.map(({ lineId, sku }) => ({ lineId, sku })),
				};
				const [edited] = await warehouse.sweep([{ snapshot }], parameters);
				expect(edited?.plan?.problems).toEqual([]);
				expect(edited?.verification?.discrepancies).toEqual([]);
				const [item] = await warehouse.run('release', edited ? [edited] : [], {
					markPaid: true,
					options,
				});
				expect(item?.released).not.toBe('failed');
				const [again] = await warehouse.plan([{ snapshot }], parameters);
				expect(again?.plan?.steps).toEqual([]);
				const open = warehouse.simulator.warehouse.orders().filter((each) => !each.Processed);
				expect(open).toHaveLength(1);
				expect(open[0]?.Items).toHaveLength(snapshot.lines.length);
			}),
			{ numRuns: RUNS },
		);
	} finally {
		await warehouse.close();
	}
});
