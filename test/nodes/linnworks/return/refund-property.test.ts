import fc from 'fast-check';
import { aRefundStory, type RefundStory } from '../../../builders/refund-builder';
import { ReturnDesk } from './return-desk';

jest.setTimeout(60_000);

type Act = { kind: 'goods' | 'goodwill' | 'shipping' | 'edit'; sku: 'TEE' | 'MUG'; pence: number };

const act = fc.record<Act>({
	kind: fc.constantFrom('goods', 'goodwill', 'shipping', 'edit'),
	sku: fc.constantFrom('TEE', 'MUG'),
	pence: fc.integer({ min: 1, max: 150 }),
});
const SOLD = { TEE: ['9001', 6, 3333], MUG: ['9002', 3, 1321] } as const;

/** Carries an act out as far as the order allows; answers the money that went back for goods and carriage. */
function carryOut(
	story: RefundStory,
	{ kind, sku, pence }: Act,
	left: Map<string, number>,
): number {
	const [, , price] = SOLD[sku];
	const money = (minor: number) => (minor / 100).toFixed(2);
	if (kind === 'goodwill') {
		story.givesGoodwill(money(pence));
		return 0;
	}
	const key = kind === 'shipping' ? 'shipping' : sku;
	const amount = kind === 'shipping' ? pence : price;
	const rest = left.get(key) ?? 0;
	const taken = kind === 'shipping' ? pence : 1;
	if (rest < taken) return 0;
	left.set(key, rest - taken);
	if (kind === 'shipping') story.refundsShipping(money(amount));
	if (kind === 'goods') story.refunds(sku, 1, { restock: 'return' });
	if (kind === 'edit') story.editsOff(sku, 1).settles(money(amount));
	return amount;
}

test('what is recorded is what moved, less what an edit had taken off, once for each refund', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(act, { maxLength: 4 }),
			fc.array(fc.tuple(act, fc.boolean()), { minLength: 1, maxLength: 6 }),
			async (before, after) => {
				const desk = await ReturnDesk.open();
				const story = aRefundStory().selling(
					...(['TEE', 'MUG'] as const).map((sku): [string, string, number, string] => {
						const [lineId, units, price] = SOLD[sku];
						return [lineId, sku, units, (price / 100).toFixed(2)];
					}),
				);
				const left = new Map([['TEE', 6], ['MUG', 3], ['shipping', 500]]); // prettier-ignore
				const edited = before.reduce((sum, each) => sum + carryOut(story, each, left), 0);
				desk.warehouse.place(story.order());
				desk.staff.process('6001');
				const run = async () =>
					await desk.run('recordRefund', [{ refunds: story.build(), snapshot: story.order() }], {
						handBookings: 'ignore',
					});
				for (const [each, look] of after) {
					carryOut(story, each, left);
					if (look) await run();
				}
				await run();
				const calls = desk.calls.count('ReturnsRefunds/CreateRefund');
				const [done] = await run();
				expect(desk.calls.count('ReturnsRefunds/CreateRefund')).toBe(calls);
				expect(done?.refundRecords?.filter(({ status }) => status !== 'alreadyDone')).toEqual([]);
				const moved = story
					.build()
					.refunds.flatMap(({ amounts }) => amounts[0]?.transactions ?? [])
					.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
				const records = desk.staff.refundRecords('6001');
				const recorded = records.reduce((sum, { Amount }) => sum + Math.round(Amount * 100), 0);
				await desk.close();
				expect(recorded).toBe(moved - edited);
				const names = records.map(({ ExternalReference }) => ExternalReference);
				expect(new Set(names).size).toBe(names.length);
			},
		),
		{ numRuns: 25 },
	);
});
