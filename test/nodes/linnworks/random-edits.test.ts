import fc from 'fast-check';
import { anAddress } from '../../builders/address-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import { Warehouse } from './warehouse';

jest.setTimeout(60_000);

const RUNS = 40;
/** All runs share one account; at the vendor's pace they would wait for most of their minute. */
const UNMETERED = { options: { rateLimitPercent: 100_000 } };

type Line = { sku: string; quantity: number; priceMinor: number; ratePpm: number };
type Story = { lines: Line[]; postageMinor: number; town: string; note: string; tip: number };

const line = fc.record({
	sku: fc.constantFrom('SKU-1', 'SKU-2', 'SKU-3', 'SKU-4'),
	quantity: fc.integer({ min: 1, max: 12 }),
	priceMinor: fc.integer({ min: 1, max: 20_000 }),
	ratePpm: fc.constantFrom(0, 50_000, 200_000, 255_000),
});
const story: fc.Arbitrary<Story> = fc.record({
	lines: fc.array(line, { minLength: 1, maxLength: 5 }),
	postageMinor: fc.integer({ min: 0, max: 1500 }),
	town: fc.constantFrom('London', 'Leeds', 'York'),
	note: fc.constantFrom('', 'Ring twice', 'Leave at the door'),
	tip: fc.constantFrom(0, 200),
});

const pounds = (minor: number): string => (minor / 100).toFixed(2);

/** A line keeps its id from one version of the order to the next by its place in the list. */
function tell({ lines, postageMinor, town, note, tip }: Story, gone: OrderSnapshot | null) {
	const order: OrderBuilder = anOrder();
	for (const [at, each] of lines.entries()) {
		order.withLine(each.sku, each.quantity, pounds(each.priceMinor), {
			lineId: `${each.sku}-${at}`,
			taxRatePpm: each.ratePpm,
		});
	}
	if (tip > 0) order.withService('Tip', pounds(tip));
	const snapshot = order
		.shippedBy('Default', pounds(postageMinor))
		.deliveredTo(anAddress({ town }))
		.withNote(note)
		.build();
	const current = new Set(snapshot.lines.map(({ lineId }) => lineId));
	const removedLines = (gone?.lines ?? []).filter(({ lineId }) => !current.has(lineId));
	return { ...snapshot, removedLines: removedLines.map(({ lineId, sku }) => ({ lineId, sku })) };
}

test('any edit, written and read again, leaves nothing to plan', async () => {
	const warehouse = await Warehouse.open();
	try {
		await fc.assert(
			fc.asyncProperty(story, story, async (first, second) => {
				warehouse.simulator.reset();
				warehouse.simulator.switches.quota = false;
				for (const sku of ['SKU-1', 'SKU-2', 'SKU-3', 'SKU-4']) warehouse.stock(sku);
				const before = tell(first, null);
				const after = tell(second, before);
				warehouse.place(before);
				const [item] = await warehouse.sweep([{ snapshot: after }], UNMETERED);
				expect(item?.plan?.problems).toEqual([]);
				expect(item?.verification?.discrepancies).toEqual([]);
				const [again] = await warehouse.plan([{ snapshot: after }], UNMETERED);
				expect(again?.plan?.steps).toEqual([]);
				const order = warehouse.simulator.warehouse.order('6001');
				expect(order.Items).toHaveLength(after.lines.length);
				expect(Math.round(order.TotalsInfo.TotalCharge * 100)).toBe(after.prices[0]?.totalMinor);
			}),
			{ numRuns: RUNS },
		);
	} finally {
		await warehouse.close();
	}
});
