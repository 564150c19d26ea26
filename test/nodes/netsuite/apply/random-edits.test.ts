import fc from 'fast-check';
import { anOrder } from '../../../builders/order-builder';
import type { OrderSnapshot } from '../../../../domain/order/order-snapshot';
import { Account, statuses } from './account';

jest.setTimeout(60_000);

type Line = { sku: string; quantity: number; priceMinor: number; ratePpm: number };
type Story = { lines: Line[]; postageMinor: number; note: string };

const line = fc.record({
	sku: fc.constantFrom('SKU-1', 'SKU-2', 'SKU-3'),
	quantity: fc.integer({ min: 1, max: 12 }),
	priceMinor: fc.integer({ min: 1, max: 20_000 }),
	ratePpm: fc.constantFrom(0, 50_000, 200_000, 255_000),
});
const story: fc.Arbitrary<Story> = fc.record({
	lines: fc.array(line, { minLength: 1, maxLength: 5 }),
	postageMinor: fc.integer({ min: 0, max: 1500 }),
	note: fc.constantFrom('', 'Ring twice'),
});

const pounds = (minor: number): string => (minor / 100).toFixed(2);

/** A line keeps its id from one version of the order to the next by its SKU and place. */
function tell(
	{ lines, postageMinor, note }: Story,
	before: OrderSnapshot | null,
	reference: string,
) {
	const order = anOrder();
	for (const [at, each] of lines.entries()) {
		order.withLine(each.sku, each.quantity, pounds(each.priceMinor), {
			lineId: `${at}${each.sku.at(-1)}`,
			taxRatePpm: each.ratePpm,
		});
	}
	const snapshot = order.shippedBy('Standard', pounds(postageMinor)).withNote(note).build();
	const current = new Set(snapshot.lines.map(({ lineId }) => lineId));
	const gone = (before?.lines ?? []).filter(({ lineId }) => !current.has(lineId));
	return { ...snapshot, reference, removedLines: gone.map(({ lineId, sku }) => ({ lineId, sku })) };
}

describe.each([
	['suiteTax', 'remove'],
	['suiteTax', 'close'],
	['taxItemLine', 'reduce'],
] as const)('with %s and removed lines to %s', (tax, removedLines) => {
	test('any edit is one write, comes out to the penny, and is not written twice', async () => {
		const account = await Account.open(tax === 'suiteTax' ? {} : { taxProfile: 'none' });
		account.options['removedLines'] = removedLines;
		if (tax === 'taxItemLine') {
			account.taxItem = account.simulator.account.createItem({
				sku: 'TAX',
				type: 'otherChargeSaleItem',
				price: 0,
			});
			account.options['taxItemId'] = account.taxItem;
		}
		let number = 7000;
		try {
			await fc.assert(
				fc.asyncProperty(story, story, async (first, second) => {
					const reference = String(++number);
					const before = tell(first, null, reference);
					const after = tell(second, before, reference);
					await account.place(before);
					const writes = account.writes().length;
					const item = await account.edit(after);
					expect(new Set(statuses(item).map((each) => each.split(': ')[1]))).not.toContain(
						'rejected',
					);
					expect(await account.differences(item)).toEqual([]);
					const again = await account.edit(after);
					expect(again.plan?.steps).toEqual([]);
					expect(account.writes().length - writes).toBe(item.plan?.steps.length === 0 ? 0 : 1);
				}),
				{ numRuns: 12 },
			);
		} finally {
			await account.close();
		}
	});
});
