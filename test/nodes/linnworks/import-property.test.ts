import fc from 'fast-check';
import { SKUS, story, tell } from './random-orders';
import { Warehouse } from './warehouse';

jest.setTimeout(60_000);

const RUNS = 40;
const IMPORT = { importOrders: true, options: { rateLimitPercent: 100_000 } };

test('any order, imported and read again, leaves nothing to plan', async () => {
	const warehouse = await Warehouse.open();
	try {
		await fc.assert(
			fc.asyncProperty(story, async (told) => {
				warehouse.simulator.reset();
				warehouse.simulator.switches.quota = false;
				for (const sku of SKUS) warehouse.stock(sku);
				const snapshot = tell(told);
				const [item] = await warehouse.sweep([{ snapshot }], IMPORT);
				expect(item?.plan?.problems).toEqual([]);
				expect(item?.verification?.discrepancies).toEqual([]);
				const [again] = await warehouse.plan([{ snapshot }], IMPORT);
				expect(again?.plan?.steps).toEqual([]);
				const [order, ...others] = warehouse.simulator.warehouse.orders();
				expect(others).toEqual([]);
				expect(order?.Items).toHaveLength(snapshot.lines.length);
				const scale = told.currency === 'JPY' ? 1 : 100;
				const { Tax, TotalCharge } = order?.TotalsInfo ?? { Tax: 0, TotalCharge: 0 };
				expect([Math.round(Tax * scale), Math.round(TotalCharge * scale)]).toEqual([
					snapshot.prices[0]?.taxMinor,
					snapshot.prices[0]?.totalMinor,
				]);
				expect(order?.GeneralInfo.IsParked).toBe(!told.paid);
			}),
			{ numRuns: RUNS },
		);
	} finally {
		await warehouse.close();
	}
});
