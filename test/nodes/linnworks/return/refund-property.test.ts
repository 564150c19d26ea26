import fc from 'fast-check';
import '../../../support/property-seed';
import { proveRecords } from '../../../../domain/refund/prove-records';
import type { MoneyDifference } from '../../../../domain/refund/money-proof';
import { aRefundStory, type RefundStory } from '../../../builders/refund-builder';
import { ReturnDesk } from './return-desk';

jest.setTimeout(60_000);

type Act = {
	kind: 'goods' | 'goodwill' | 'shipping' | 'edit' | 'exchange' | 'fee';
	sku: 'TEE' | 'MUG';
	pence: number;
};

const act = fc.record<Act>({
	kind: fc.constantFrom('goods', 'goodwill', 'shipping', 'edit', 'exchange', 'fee'),
	sku: fc.constantFrom('TEE', 'MUG'),
	pence: fc.integer({ min: 1, max: 150 }),
});
const SOLD = { TEE: ['9001', 6, 3333], MUG: ['9002', 3, 1321] } as const;
/** Linnworks keeps hundredths, so a fils that is finer than that is another story. */
const CURRENCIES = [['GBP', 1], ['JPY', 1], ['KWD', 10]] as const; // prettier-ignore

/** Carries an act out as far as the order allows; answers the money that went back for goods and carriage. */
function carryOut(story: RefundStory, each: Act, left: Map<string, number>, at: number): number {
	const { kind, sku, pence } = each;
	const [, , price] = SOLD[sku];
	const money = (minor: number) => (minor / 100).toFixed(2);
	if (kind === 'goodwill') {
		story.givesGoodwill(money(pence));
		return 0;
	}
	const key = kind === 'shipping' ? 'shipping' : sku;
	const rest = left.get(key) ?? 0;
	const taken = kind === 'shipping' ? pence : 1;
	if (rest < taken) return 0;
	left.set(key, rest - taken);
	switch (kind) {
		case 'shipping':
			story.refundsShipping(money(pence));
			return pence;
		case 'goods':
			story.refunds(sku, 1, { restock: 'return' });
			return price;
		case 'fee':
			story.refunds(sku, 1, { restock: 'return', beyond: money(0 - pence) });
			return price - pence;
		case 'edit':
			story.editsOff(sku, 1).settles(money(price));
			return price;
		case 'exchange': {
			const into = { lineId: `99${at}`, sku: 'HAT', price: money(price - pence) };
			story.exchanges(sku, `50${at}`, into);
			return pence;
		}
	}
}

const refundedIn = (story: RefundStory, currency: string): number =>
	story
		.build()
		.refunds.flatMap(({ amounts }) => amounts.filter((each) => each.currency === currency))
		.flatMap(({ transactions }) => transactions)
		.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** What the shop and Linnworks differ in, apart from what an edit had taken off before the order left. */
async function differences(desk: ReturnDesk, story: RefundStory): Promise<MoneyDifference[]> {
	const [refunds, snapshot] = [story.build(), story.order()];
	const [read] = await desk.run('getRefundRecords', [{ refunds, snapshot }]);
	if (!read?.records) throw new Error(JSON.stringify(read?.failure));
	const proof = proveRecords({ refunds, snapshot, records: read.records }, { lookFrom: '' });
	const sum = proof.differences.reduce((total, each) => total + each.differenceMinor, 0);
	expect(sum).toBe(proof.paidMinor - proof.movedMinor);
	return proof.differences.filter(({ cause }) => cause !== 'nothingToRecord');
}

/** Somebody makes one record more, takes one away, or changes an amount by `step`; answers the cause of it. */
async function spoil(
	desk: ReturnDesk,
	kind: 'more' | 'less' | 'other',
	step: number,
): Promise<string> {
	const [record] = desk.staff.refundRecords('6001');
	if (!record) return '';
	const { OrderId, RefundHeaderId, RefundLines } = record;
	const [line] = RefundLines;
	if (kind === 'less') {
		await desk.post('ReturnsRefunds/DeleteRefund', { OrderId, RefundHeaderId });
		return 'missing';
	}
	const Amount = (line?.Amount ?? 0) - step;
	if (kind === 'more' || Amount <= 0) {
		const more = { RefundedUnit: 'Additional', Amount: step, ExternalReference: '7999' };
		await desk.post('ReturnsRefunds/CreateRefund', { OrderId, RefundLines: [more] });
		return 'notAtSource';
	}
	const changed = { RefundRowId: line?.RefundRowId, Amount };
	const request = { OrderId, RefundHeaderId, RefundLines: [changed] };
	await desk.post('ReturnsRefunds/UpdateRefund', request);
	return 'amountDiffers';
}

test('what is recorded is what moved, less what an edit had taken off, and anything else is found', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(act, { maxLength: 4 }),
			fc.array(fc.tuple(act, fc.boolean()), { minLength: 1, maxLength: 6 }),
			fc.constantFrom(...CURRENCIES),
			fc.constantFrom('more', 'less', 'other'),
			async (before, after, [currency, factor], spoiling) => {
				const desk = await ReturnDesk.open();
				const story = aRefundStory().selling(
					...(['TEE', 'MUG'] as const).map((sku): [string, string, number, string] => {
						const [lineId, units, price] = SOLD[sku];
						return [lineId, sku, units, (price / 100).toFixed(2)];
					}),
				);
				if (currency !== 'GBP') story.alsoIn(currency, factor);
				const left = new Map([['TEE', 6], ['MUG', 3], ['shipping', 500]]); // prettier-ignore
				const edited = before.reduce((sum, each, at) => sum + carryOut(story, each, left, at), 0);
				desk.dispatchIn(currency, story.order());
				const run = async () =>
					await desk.run('recordRefund', [{ refunds: story.build(), snapshot: story.order() }], {
						handBookings: 'ignore',
					});
				for (const [at, [each, look]] of after.entries()) {
					carryOut(story, each, left, 50 + at);
					if (look) await run();
				}
				await run();
				const calls = desk.calls.count('ReturnsRefunds/CreateRefund');
				const [done] = await run();
				expect(desk.calls.count('ReturnsRefunds/CreateRefund')).toBe(calls);
				expect(done?.refundRecords?.filter(({ status }) => status !== 'alreadyDone')).toEqual([]);
				const records = desk.staff.refundRecords('6001');
				const digits = currency === 'JPY' ? 1 : currency === 'KWD' ? 1000 : 100;
				const recorded = records.reduce((sum, { Amount }) => sum + Math.round(Amount * digits), 0);
				expect(recorded).toBe(refundedIn(story, currency) - edited * factor);
				const names = records.map(({ ExternalReference }) => ExternalReference);
				expect(new Set(names).size).toBe(names.length);
				expect(await differences(desk, story)).toEqual([]);
				const cause = await spoil(desk, spoiling, currency === 'JPY' ? 1 : 0.01);
				const found = await differences(desk, story);
				expect(found.map((each) => each.cause)).toEqual(cause === '' ? [] : [cause]);
				await desk.close();
			},
		),
		{ numRuns: 15 },
	);
});
