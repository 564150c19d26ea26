import type { FaultDraft } from '../../../../simulators/linnworks';
import { aRefundStory, type RefundStory } from '../../../builders/refund-builder';
import { ReturnDesk } from './return-desk';

jest.setTimeout(30_000);

let desk: ReturnDesk;
beforeEach(async () => {
	desk = await ReturnDesk.open();
});
afterEach(async () => await desk.close());

const CREATE = 'ReturnsRefunds/CreateRefund';
const READ = 'ReturnsRefunds/GetRefundHeadersByOrderId';

/** The order as the story has it now is imported and sent off. */
const dispatch = (story: RefundStory): RefundStory => {
	desk.warehouse.place(story.order());
	desk.staff.process('6001');
	return story;
};
const itemOf = (story: RefundStory) => ({ refunds: story.build(), snapshot: story.order() });
const record = async (story: RefundStory, parameters: Record<string, unknown> = {}) =>
	(await desk.run('recordRefund', [itemOf(story)], parameters))[0];
const fault = (draft: Partial<FaultDraft>): void =>
	desk.warehouse.simulator.faults.add({ operation: CREATE, kind: 'status', ...draft });

/** What Linnworks holds: by refund, the lines as [unit, row's SKU, amount]. */
const recorded = () =>
	desk.staff
		.refundRecords('6001')
		.map((refund) => [
			refund.ExternalReference,
			refund.RefundLines.map((line) => [
				line.RefundedUnit,
				line.RefundedItem?.ItemSKU ?? '',
				line.Amount,
			]),
		]);

describe('a refund of an order that has left', () => {
	test('is recorded once under its id, as the channel made it, and never sent', async () => {
		const story = dispatch(aRefundStory()).refunds('TEE', 1, { restock: 'return' });
		const done = await record(story);
		const [refund] = desk.staff.refundRecords('6001');
		expect(done?.refundRecords).toEqual([
			{
				...{ refundId: '7001', recordId: String(refund?.RefundHeaderId), amountMinor: 3300 },
				...{ currency: 'GBP', status: 'done', message: '', waitsFor: '' },
			},
		]);
		expect(recorded()).toEqual([['7001', [['Item', 'TEE', 33]]]]);
		expect(refund).toMatchObject({ ChannelInitiated: true, Actioned: false });
		expect((await record(story))?.refundRecords).toMatchObject([
			{ status: 'alreadyDone', recordId: String(refund?.RefundHeaderId) },
		]);
		expect(desk.calls.count(CREATE)).toBe(1);
		expect(desk.calls.count('ReturnsRefunds/ActionRefund')).toBe(0);
	});

	test('is recorded line by line, with its carriage, its duty and its goodwill', async () => {
		const story = dispatch(aRefundStory())
			.refunds('TEE', 2, { restock: 'return', beyond: '1.37' })
			.refundsShipping('5.00')
			.refundsDuty('2.01')
			.givesGoodwill('3.33');
		const done = await record(story);
		expect(done?.refundRecords?.map(({ status }) => status)).toEqual(Array(4).fill('done'));
		expect(recorded()).toEqual([
			['7001', [['Item', 'TEE', 66], ['Additional', '', 1.37]]],
			['7002', [['Shipping', '', 5]]],
			['7003', [['Additional', '', 2.01]]],
			['7004', [['Additional', '', 3.33]]],
		]); // prettier-ignore
		expect(desk.calls.count(READ)).toBe(2);
	});

	test('that held money back spreads what moved over its lines, to the penny', async () => {
		const story = dispatch(aRefundStory()).refunds('TEE', 1, {
			...{ restock: 'return', beyond: '-3.01' },
		});
		expect((await record(story))?.refundRecords).toMatchObject([{ amountMinor: 2999 }]);
		expect(recorded()).toEqual([['7001', [['Item', 'TEE', 29.99]]]]);
	});

	test('of an exchange is the difference that moved, or nothing', async () => {
		const hat = { lineId: '9003', sku: 'HAT', price: '30.00' };
		const story = dispatch(aRefundStory()).exchanges('TEE', '501', hat);
		expect((await record(story))?.refundRecords).toMatchObject([{ amountMinor: 300 }]);
		const dear = { lineId: '9004', sku: 'COAT', price: '90.00' };
		expect((await record(story.exchanges('TEE', '502', dear)))?.refundRecords).toHaveLength(1);
	});

	test('is only shown by a dry run', async () => {
		const story = dispatch(aRefundStory()).refunds('TEE', 1, { restock: 'return' });
		expect((await record(story, { dryRun: true }))?.refundRecords).toMatchObject([
			{ status: 'notStarted', message: 'Dry run', amountMinor: 3300, recordId: '' },
		]);
		expect(desk.calls.count(CREATE)).toBe(0);
	});

	test('goes by the other currency of the shop if the order is in that one', async () => {
		const story = aRefundStory().alsoIn('EUR', 2);
		desk.warehouse.place(story.order(), { currency: 'EUR', postageCost: 200 });
		desk.staff.process('6001');
		await record(story.givesGoodwill('3.33'));
		expect(recorded()).toEqual([['7001', [['Additional', '', 6.66]]]]);
	});
});

describe('what an edit has done already', () => {
	test('is not recorded: the order never held it', async () => {
		const story = dispatch(aRefundStory().refunds('TEE', 1));
		expect((await record(story))?.refundRecords).toMatchObject([
			{ status: 'alreadyDone', amountMinor: 0, message: expect.stringContaining('an edit') },
		]);
		const more = story.refunds('TEE', 1, { restock: 'return' });
		expect((await record(more))?.refundRecords).toMatchObject([
			{ refundId: '7001', status: 'alreadyDone' },
			{ refundId: '7002', status: 'done', amountMinor: 3300 },
		]);
	});

	test('is recorded with the money that follows it, if the order had left by then', async () => {
		const story = dispatch(aRefundStory()).editsOff('MUG', 1).settles('13.20');
		expect((await record(story))?.refundRecords).toMatchObject([
			{ refundId: '7002', status: 'done', amountMinor: 1320 },
		]);
		expect(recorded()).toEqual([['7002', [['Additional', '', 13.2]]]]);
		expect((await record(story))?.refundRecords).toMatchObject([{ status: 'alreadyDone' }]);
	});

	test('is not recorded with that money, if it had not', async () => {
		const story = dispatch(aRefundStory().editsOff('MUG', 1)).settles('13.20');
		expect((await record(story))?.refundRecords).toMatchObject([
			{ refundId: '7002', status: 'alreadyDone', amountMinor: 0 },
		]);
		expect(desk.calls.count(CREATE)).toBe(0);
	});

	test('leaves the other units of a refund to be recorded', async () => {
		const story = aRefundStory().selling(['9001', 'TEE', 3, '33.00']);
		desk.warehouse.place(story.order());
		desk.staff.changeLine('6001', 'TEE', { Quantity: 2 });
		desk.staff.process('6001');
		story.refunds('TEE', 2, { restock: 'return' });
		expect((await record(story))?.refundRecords).toMatchObject([{ amountMinor: 3300 }]);
	});
});

describe('what waits', () => {
	test('is a refund of an order that is still open, until it was cancelled', async () => {
		const story = aRefundStory();
		desk.warehouse.place(story.order());
		story.givesGoodwill('3.33');
		expect((await record(story))?.refundRecords).toMatchObject([
			{
				status: 'notStarted',
				waitsFor: 'dispatch',
				message: expect.stringContaining('still open'),
			},
		]);
		desk.staff.cancel('6001');
		expect((await record(story))?.refundRecords).toMatchObject([
			{ status: 'alreadyDone', waitsFor: '', message: expect.stringContaining('cancelled') },
		]);
		expect(desk.calls.count(CREATE)).toBe(0);
	});

	test('is money that is pending, until it moved', async () => {
		const story = dispatch(aRefundStory()).givesGoodwill('3.33', 'pending');
		expect((await record(story))?.refundRecords).toMatchObject([
			{ status: 'notStarted', waitsFor: 'money', message: 'The money of refund 7001 is pending' },
		]);
		expect((await record(story.turns('8101', 'failed')))?.refundRecords).toEqual([]);
		expect((await record(story.turns('8101', 'moved')))?.refundRecords).toMatchObject([
			{ status: 'done', amountMinor: 333 },
		]);
	});

	test('is an order that changed while it was read', async () => {
		const story = dispatch(aRefundStory()).givesGoodwill('3.33');
		const snapshot = { ...story.order(), updatedAt: '2026-03-03T23:00:00Z' };
		const [done] = await desk.run('recordRefund', [{ refunds: story.build(), snapshot }]);
		expect(done?.refundRecords).toMatchObject([{ status: 'notStarted', waitsFor: 'reading' }]);
		expect(desk.calls.count(CREATE)).toBe(0);
	});

	test('is not the history of the shop', async () => {
		const story = dispatch(aRefundStory()).givesGoodwill('3.33').givesGoodwill('4.44');
		const lookFrom = '2026-03-03T08:30:00Z';
		expect((await record(story, { lookFrom }))?.refundRecords).toMatchObject([
			{ refundId: '7002', status: 'done' },
		]);
		await expect(record(story, { lookFrom: 'soon' })).rejects.toThrow('is not a time');
	});
});

describe('what a person has to see', () => {
	/** A refund that somebody else booked in Linnworks. */
	const book = async (Amount: number, ExternalReference = ''): Promise<void> => {
		const OrderId = desk.staff.order('6001').OrderId;
		const line = { RefundedUnit: 'Additional', Amount, ExternalReference };
		await desk.post(CREATE, { OrderId, RefundLines: [line] });
	};

	test('is more money than the order has left', async () => {
		const story = dispatch(aRefundStory()).givesGoodwill('4.21');
		await book(80);
		expect((await record(story))?.refundRecords).toMatchObject([
			{ status: 'rejected', message: expect.stringContaining('4.21 is more than the 4.20') },
		]);
	});

	test('is a refund of the same amount that names none of the shop, unless it is not to matter', async () => {
		const story = dispatch(aRefundStory()).givesGoodwill('4.21').givesGoodwill('4.21');
		await book(4.21);
		const [first, second] = (await record(story))?.refundRecords ?? [];
		expect(first).toMatchObject({ status: 'rejected', recordId: '' });
		expect(first?.message).toContain('refund 5001 of the same amount');
		expect(second).toMatchObject({ status: 'done' });
		const ignored = await record(story, { handBookings: 'ignore' });
		expect(ignored?.refundRecords).toMatchObject([{ status: 'done' }, { status: 'alreadyDone' }]);
	});

	test('is a refund that is recorded twice, or not with what moved', async () => {
		const story = dispatch(aRefundStory()).givesGoodwill('4.21');
		await book(4.22, '7001');
		expect((await record(story))?.refundRecords).toMatchObject([
			{ status: 'rejected', message: expect.stringContaining('with 4.22, but it has to be 4.21') },
		]);
		await book(1, '7001');
		expect((await record(story))?.refundRecords).toMatchObject([
			{ status: 'rejected', message: expect.stringContaining('more than once') },
		]);
		expect(desk.calls.count(CREATE)).toBe(2);
	});

	test('is a refund in a currency that the order has not', async () => {
		const story = aRefundStory();
		desk.warehouse.place(story.order(), { currency: 'USD' });
		desk.staff.process('6001');
		expect((await record(story.givesGoodwill('1')))?.refundRecords).toMatchObject([
			{ status: 'rejected', message: expect.stringContaining('not in USD') },
		]);
	});

	test('is a refusal of Linnworks, in its words', async () => {
		desk.warehouse.simulator.switches.internalRefunds = false;
		const story = dispatch(aRefundStory()).givesGoodwill('1');
		expect((await record(story))?.refundRecords).toMatchObject([
			{ status: 'rejected', message: expect.stringContaining('NotImplemented') },
		]);
	});
});

describe('when an answer gets lost', () => {
	const story = () => dispatch(aRefundStory()).refunds('TEE', 1, { restock: 'return' });

	test('after the record was made, it is found by reading back and not made again', async () => {
		fault({ when: 'after', status: 500 });
		expect((await record(story()))?.refundRecords).toMatchObject([
			{ status: 'done', message: 'Confirmed by reading back' },
		]);
		expect(desk.calls.count(CREATE)).toBe(1);
	});

	test('before it was made, nobody says that it was, and the next run makes it', async () => {
		fault({ kind: 'drop' });
		const told = story();
		expect((await record(told))?.refundRecords).toMatchObject([{ status: 'unknown' }]);
		expect(desk.calls.count(CREATE)).toBe(1);
		expect((await record(told))?.refundRecords).toMatchObject([{ status: 'done' }]);
		expect(recorded()).toHaveLength(1);
	});

	test('of the look beforehand, nothing is written', async () => {
		fault({ operation: READ, times: 3, status: 503 });
		expect(await record(story())).toMatchObject({ failure: { code: 'SYNC_FAILED', retry: true } });
		expect(desk.calls.count(CREATE)).toBe(0);
	});

	test('one of two items about the same order finds what the other has made', async () => {
		const item = itemOf(story());
		const done = await desk.run('recordRefund', [item, item]);
		expect(done.map((each) => each.refundRecords?.[0]?.status)).toEqual(['done', 'alreadyDone']);
	});
});

describe('items that cannot be worked on', () => {
	test('fail with a value, and the others go on', async () => {
		const item = itemOf(dispatch(aRefundStory()).givesGoodwill('1.00'));
		const returned = aRefundStory().refunds('TEE', 1, { restock: 'return' }).build();
		const done = await desk.run('recordRefund', [
			{ ...item, refunds: '{' },
			{ ...item, snapshot: {} },
			{ ...item, refunds: returned, reference: '6002' },
			item,
			itemOf(aRefundStory()),
		]);
		expect(done).toMatchObject([
			{ failure: { code: 'SNAPSHOT_INVALID' } },
			{ failure: { code: 'SNAPSHOT_INVALID' } },
			{ failure: { code: 'ORDER_ABSENT' } },
			{ refundRecords: [{ status: 'done' }] },
			{ refundRecords: [] },
		]);
	});
});
