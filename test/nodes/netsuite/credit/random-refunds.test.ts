import fc from 'fast-check';
import { aRefundStory, type RefundStory } from '../../../builders/refund-builder';
import { Finance } from './finance';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (): Promise<void> => await new Promise((done) => setTimeout(done, 1)),
}));

let finance: Finance;

beforeAll(async () => {
	finance = await Finance.open();
});
afterAll(async () => await finance.close());

const account = () => finance.simulator.account;

/** What happens between two sweeps: in the shop, in the warehouse, or on the way of an answer. */
const EVENTS = {
	editsMugOff: (story: RefundStory) => story.unitsOf('9002') > 0 && story.editsOff('MUG', 1),
	refundsTee: (story: RefundStory) =>
		story.unitsOf('9001') > 0 && story.refunds('TEE', 1, { restock: 'none' }),
	holdsBack: (story: RefundStory) =>
		story.unitsOf('9001') > 0 && story.refunds('TEE', 1, { restock: 'none', beyond: '-3.00' }),
	givesGoodwill: (story: RefundStory) => story.givesGoodwill('2.50'),
	losesAnAnswer: () =>
		finance.simulator.faults.add({
			method: 'POST',
			target: 'customerRefund',
			kind: 'drop',
			when: 'after',
		}),
	losesACall: () =>
		finance.simulator.faults.add({ method: 'POST', target: 'customerRefund', kind: 'drop' }),
	losesACredit: () =>
		finance.simulator.faults.add({
			...{ method: 'POST', target: 'invoice/!transform/creditMemo' },
			...{ kind: 'status', when: 'after' },
		}),
} as const;

test('whatever happens between the sweeps, all money that moved is booked once and to the penny', async () => {
	const events = fc.array(fc.constantFrom(...(Object.keys(EVENTS) as Array<keyof typeof EVENTS>)), {
		maxLength: 6,
	});
	await fc.assert(
		fc.asyncProperty(events, fc.nat(6), async (told, billedAt) => {
			finance.begin();
			const story = aRefundStory();
			const key = finance.place(story.order());
			const deposit = account().deposit(key);
			for (const [at, event] of told.entries()) {
				if (at === billedAt) finance.bill(key, deposit);
				EVENTS[event](story);
				await finance.sweep([story]);
			}
			finance.simulator.faults.clear();
			await finance.sweep([story]);
			const [item] = await finance.plan([story]);
			expect(item?.plan).toMatchObject({ steps: [], problems: [] });
			const refunds = story.build().refunds.flatMap(({ amounts }) => amounts);
			const moved = refunds
				.flatMap(({ transactions }) => transactions)
				.map(({ transactionId, amountMinor }) => [
					`SHOPIFY_CR_${transactionId}`,
					amountMinor / 100,
				]);
			const paid = finance.booked('customerRefund');
			expect(paid.map(({ externalId, total }) => [externalId, total]).sort()).toEqual(moved.sort());
			const credits = finance.booked('creditMemo').map(({ externalId }) => externalId);
			expect(new Set(credits).size).toBe(credits.length);
		}),
		{ numRuns: 15 },
	);
});
