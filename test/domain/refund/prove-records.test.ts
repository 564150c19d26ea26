import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import { moneyProofSchema, type MoneyProof } from '../../../domain/refund/money-proof';
import { proveRecords } from '../../../domain/refund/prove-records';
import { dispatchedAs, type RecordsBuilder } from '../../builders/records-builder';
import { aRefundStory, type RefundStory } from '../../builders/refund-builder';

type Story = {
	story: RefundStory;
	records: RecordsBuilder;
	lookFrom?: string;
	snapshot?: Partial<OrderSnapshot>;
};

const prove = ({ story, records, lookFrom = '', snapshot = {} }: Story): MoneyProof =>
	proveRecords(
		{
			refunds: story.build(),
			snapshot: { ...story.order(), ...snapshot },
			records: records.build(),
		},
		{ lookFrom },
	);

/** Differences in short: refund, cause, amount, recorded less moved. */
const told = (proof: MoneyProof): string[] =>
	proof.differences.map(
		({ refundId, cause, amountMinor, differenceMinor }) =>
			`${refundId || '-'} ${cause} ${(amountMinor / 100).toFixed(2)} ${(differenceMinor / 100).toFixed(2)}`,
	);

/** An order that left whole, then a refund of one tee (33.00). */
const left = (): RecordsBuilder => dispatchedAs(aRefundStory().order());
const tee = (): RefundStory => aRefundStory().refunds('TEE', 1, { restock: 'return' });
const inStep = (): RecordsBuilder => left().recorded('7001', '33.00');
const editBack: OrderSnapshot['changes'] = [
	{
		...{ kind: 'edit', at: '2026-03-04T09:00:00Z', appId: '', appTitle: '', staff: '' },
		lineIds: ['9001'],
		units: { '9001': 1 },
	},
];

const rows: Array<Story & { name: string; differences: string[] }> = [
	{ name: 'in step', story: tee(), records: inStep(), differences: [] },
	{ name: 'missing', story: tee(), records: left(), differences: ['7001 missing 33.00 -33.00'] },
	{
		name: 'duplicate',
		story: tee(),
		records: inStep().recorded('7001', '33.00'),
		differences: ['7001 duplicate 33.00 33.00'],
	},
	{
		name: 'one other amount, in either direction',
		story: tee().givesGoodwill('5.00'),
		records: left().recorded('7001', '32.99').recorded('7002', '5.01'),
		differences: ['7001 amountDiffers 32.99 -0.01', '7002 amountDiffers 5.01 0.01'],
	},
	{
		name: 'our mark on something that the shop does not have',
		story: tee(),
		records: inStep().recorded('7999', '5.00'),
		differences: ['7999 notAtSource 5.00 5.00'],
	},
	{
		name: 'somebody recorded it, and something else',
		story: tee(),
		records: left().recorded('', '33.00').recorded('', '1.00'),
		differences: ['7001 bookedByAnother 33.00 0.00', '- notAtSource 1.00 1.00'],
	},
	{
		name: 'pending',
		story: aRefundStory().givesGoodwill('5.00', 'pending'),
		records: left(),
		differences: ['7001 pending 5.00 0.00'],
	},
	{
		name: 'failed',
		story: aRefundStory().givesGoodwill('5.00', 'failed'),
		records: left(),
		differences: [],
	},
	{
		name: 'failed, and recorded all the same',
		story: aRefundStory().givesGoodwill('5.00', 'failed'),
		records: left().recorded('7001', '5.00'),
		differences: ['7001 amountDiffers 5.00 5.00'],
	},
	{
		name: 'before go-live',
		story: tee(),
		records: left(),
		lookFrom: '2026-04-01T00:00:00Z',
		differences: ['7001 beforeGoLive 33.00 -33.00'],
	},
	{
		name: 'still open',
		story: tee(),
		records: left().with({ state: 'open', leftAt: null }),
		differences: ['7001 awaitingDispatch 33.00 -33.00'],
	},
	{
		name: 'still open, and the money is pending',
		story: aRefundStory().givesGoodwill('5.00', 'pending'),
		records: left().with({ state: 'open', leftAt: null }),
		differences: ['7001 pending 5.00 0.00'],
	},
	{
		name: 'cancelled in the warehouse',
		story: aRefundStory().cancels({ paid: true }),
		records: left().with({ state: 'cancelled' }),
		differences: ['7001 nothingToRecord 84.20 -84.20'],
	},
	{
		name: 'never in the warehouse, and nothing left',
		story: aRefundStory().cancels({ paid: true }),
		records: left().with({ state: 'absent', currency: '' }),
		differences: ['7001 nothingToRecord 84.20 -84.20'],
	},
	{
		name: 'never in the warehouse, although goods came back',
		story: tee(),
		records: left().with({ state: 'absent', currency: '' }),
		differences: ['7001 missing 33.00 -33.00'],
	},
	{
		name: 'taken off by an edit before it left',
		story: aRefundStory().refunds('MUG', 1),
		records: dispatchedAs(aRefundStory().refunds('MUG', 1).order()),
		differences: ['7001 nothingToRecord 13.20 -13.20'],
	},
	{
		name: 'taken off by an edit before it left, and recorded all the same',
		story: aRefundStory().refunds('MUG', 1),
		records: dispatchedAs(aRefundStory().refunds('MUG', 1).order()).recorded('7001', '13.20'),
		differences: ['7001 nothingToRecord 13.20 -13.20', '7001 amountDiffers 13.20 13.20'],
	},
	{
		name: 'half of it taken off before it left',
		story: aRefundStory().refunds('TEE', 2),
		records: dispatchedAs(aRefundStory().refunds('TEE', 1).order()).recorded('7001', '33.00'),
		differences: ['7001 nothingToRecord 33.00 -33.00'],
	},
	{
		name: 'a refund in another currency, recorded by hand or not',
		story: aRefundStory().givesGoodwill('5.00').givesGoodwill('6.00'),
		records: left().with({ currency: 'USD' }).recorded('7001', '7.00', { currency: 'USD' }),
		differences: ['7001 bookedByAnother 7.00 7.00', '7002 currency 0.00 0.00'],
	},
	{
		name: 'a record in another currency',
		story: tee(),
		records: inStep().recorded('', '9.00', { currency: 'EUR' }),
		differences: ['- currency 0.00 0.00'],
	},
	{
		name: 'put back on the order later: what is recorded is believed',
		story: tee(),
		records: dispatchedAs(aRefundStory().order())
			.with({ lines: [line('9001', 1, 3000), line('9002', 1, 1200)] })
			.recorded('7001', '33.00'),
		snapshot: { changes: editBack },
		differences: [],
	},
	{
		name: 'put back on the order later, and nobody can tell what it held',
		story: tee(),
		records: left().with({ lines: [line('9001', 1, 3000), line('9002', 1, 1200)] }),
		snapshot: { changes: editBack },
		differences: ['7001 missing 33.00 -33.00'],
	},
	{
		name: 'read while it changed',
		story: tee(),
		records: left(),
		snapshot: { updatedAt: '2026-03-05T00:00:00Z' },
		differences: ['7001 unread 33.00 -33.00'],
	},
	{
		name: 'read while it changed, in step as it seems',
		story: aRefundStory(),
		records: left(),
		snapshot: { updatedAt: '2026-03-05T00:00:00Z' },
		differences: ['- unread 0.00 0.00'],
	},
	{
		name: 'more money than any line explains',
		story: aRefundStory().refunds('TEE', 1, { restock: 'return', moves: '35.00' }),
		records: left().recorded('7001', '35.00'),
		differences: [],
	},
];

function line(reference: string, quantity: number, netMinor: number) {
	return { reference, stockItemId: '', quantity, netMinor: netMinor as never };
}

describe('what the warehouse records of an order', () => {
	it.each(rows)('$name', ({ differences, ...story }) => {
		const proof = prove(story);
		expect(told(proof)).toEqual(differences);
		expect(moneyProofSchema.parse(proof)).toEqual(proof);
		const sum = proof.differences.reduce((total, each) => total + each.differenceMinor, 0);
		expect(sum).toBe(proof.paidMinor - proof.movedMinor);
	});

	it('has its figures', () => {
		expect(prove({ story: tee().givesGoodwill('5.00'), records: inStep() })).toMatchObject({
			...{ orderName: '#1001', targetSystem: 'linnworks', targetOrder: '100001', currency: 'GBP' },
			...{ movedMinor: 3800, dueMinor: 3800, paidMinor: 3300, creditedMinor: 3300 },
		});
	});
});
