import { aRefundStory, type RefundStory } from '../../../builders/refund-builder';
import { aRestockStory } from '../../../builders/restock-builder';
import { ReturnDesk } from './return-desk';

jest.setTimeout(30_000);

let desk: ReturnDesk;
beforeEach(async () => {
	desk = await ReturnDesk.open();
});
afterEach(async () => await desk.close());

const CREATE = 'ReturnsRefunds/CreateRefund';
const BOOK = 'ReturnsRefunds/CreateRMABooking';
const PAST = '2020-01-01T00:00:00Z';

const itemOf = (story: RefundStory) => ({ refunds: story.build(), snapshot: story.order() });
const record = async (story: RefundStory, parameters: Record<string, unknown> = {}) =>
	(await desk.run('recordRefund', [itemOf(story)], parameters))[0];
const dispatch = (story: RefundStory): RefundStory => {
	desk.warehouse.place(story.order());
	desk.staff.process('6001');
	return story;
};
const tee = (): RefundStory => aRefundStory().refunds('TEE', 1, { restock: 'return' });
const oneTeeBack = () => aRestockStory().ships('9001', 2).opensReturn('501', '9001', 1);
/** What Linnworks holds in all, in minor units. */
const heldMinor = (): number =>
	desk.staff.refundRecords('6001').reduce((sum, { Amount }) => sum + Math.round(Amount * 100), 0);

describe('when the time is up', () => {
	test('nothing is begun or read, and it says what it waits for', async () => {
		dispatch(aRefundStory());
		expect((await record(tee(), { stopBefore: PAST }))?.refundRecords).toEqual([
			{
				...{ refundId: '7001', recordId: '', amountMinor: 0, currency: 'GBP' },
				...{ status: 'notStarted', waitsFor: 'time', message: 'No time left in this run' },
			},
		]);
		const facts = { restockFacts: oneTeeBack().build() };
		const [booked] = await desk.run('book', [facts], { stopBefore: PAST });
		expect(booked?.bookings).toMatchObject([{ status: 'notStarted', waitsFor: 'time' }]);
		const returns = desk.calls.all().filter(({ operation }) => operation.startsWith('Returns'));
		expect(returns).toEqual([]);
	});

	test('what was begun is finished, and the rest is left for the next run', async () => {
		const story = dispatch(aRefundStory()).givesGoodwill('1.00').givesGoodwill('2.00');
		const stopBefore = new Date(Date.now() + 60_000).toISOString();
		const { count } = desk.calls;
		const clock = jest
			.spyOn(Date, 'now')
			.mockImplementation(() => (count.call(desk.calls, CREATE) > 0 ? Infinity : 0));
		const done = await record(story, { stopBefore });
		clock.mockRestore();
		expect(done?.refundRecords).toMatchObject([
			{ refundId: '7001', status: 'done' },
			{ refundId: '7002', status: 'notStarted', waitsFor: 'time', amountMinor: 200 },
		]);
		expect((await record(story))?.refundRecords).toMatchObject([
			{ status: 'alreadyDone' },
			{ status: 'done' },
		]);
		expect(heldMinor()).toBe(300);
	});

	test.each(['recordRefund', 'book'] as const)('%s refuses what is no time', async (operation) => {
		const item = { ...itemOf(tee()), restockFacts: oneTeeBack().build() };
		await expect(desk.run(operation, [item], { stopBefore: 'soon' })).rejects.toThrow(
			'Stop Before "soon" is not a time',
		);
	});
});

describe('an order that Linnworks does not have', () => {
	test('has nothing to record or to book if nothing of it left', async () => {
		const cancelled = aRefundStory().cancels({ paid: true });
		expect((await record(cancelled))?.refundRecords).toMatchObject([
			{
				...{ refundId: '7001', status: 'alreadyDone', amountMinor: 0, waitsFor: '' },
				message: expect.stringContaining('nothing of it has left'),
			},
		]);
		const facts = { restockFacts: aRestockStory().opensReturn('501', '9001', 1).build() };
		const [booked] = await desk.run('book', [facts]);
		expect(booked?.bookings).toMatchObject([
			{ status: 'alreadyDone', message: expect.stringContaining('nothing of it has left') },
		]);
	});

	test.each([
		['goods came back', () => itemOf(tee())],
		[
			'units were fulfilled',
			() => {
				const item = itemOf(aRefundStory().givesGoodwill('1.00'));
				const lines = item.snapshot.lines.map((line) => ({ ...line, fulfilledQuantity: 1 }));
				return { ...item, snapshot: { ...item.snapshot, lines } };
			},
		],
		[
			'the facts say so',
			() => ({
				...itemOf(aRefundStory().cancels({ paid: true })),
				restockFacts: aRestockStory().ships('9001', 1).build(),
			}),
		],
	])('is told if %s', async (_, item) => {
		const [done] = await desk.run('recordRefund', [item()]);
		expect(done).toMatchObject({ failure: { code: 'ORDER_ABSENT', retry: true } });
		expect(done?.refundRecords).toBeUndefined();
	});

	test('is told if goods of an open return left, but not for one that is closed', async () => {
		const book = async (story = oneTeeBack()) =>
			(await desk.run('book', [{ restockFacts: story.build() }]))[0];
		expect(await book()).toMatchObject({ failure: { code: 'ORDER_ABSENT' } });
		const closed = aRestockStory().ships('9001', 2).opensReturn('501', '9001', 1, {
			status: 'closed',
		});
		expect((await book(closed))?.bookings).toMatchObject([{ status: 'alreadyDone' }]);
	});
});

describe('several orders of one reference', () => {
	const again = (changes: object) => desk.warehouse.place(aRefundStory().order(), changes);
	const cancelFirst = (): string => {
		const first = desk.warehouse.place(aRefundStory().order());
		desk.staff.cancel(first);
		return first;
	};
	/** Records one tee; answers the order that got it. */
	const recordedOn = async (item: object = {}, parameters = {}) => {
		const [done] = await desk.run('recordRefund', [{ ...itemOf(tee()), ...item }], parameters);
		if (done?.failure) return done.failure.code;
		const [call] = desk.calls.of(CREATE);
		const body = (call?.body as { request?: { OrderId: string } } | undefined)?.request;
		return body?.OrderId ?? done?.refundRecords?.[0]?.waitsFor;
	};

	test('a successor that left takes the record of the cancelled order it replaced', async () => {
		cancelFirst();
		const next = again({ reference: '6001-R1', secondaryReference: '6001' });
		desk.staff.process(next);
		expect(await recordedOn()).toBe(next);
	});

	test.each([
		['the same reference', { source: 'DIRECT' }],
		['it as its secondary reference', { reference: 'PHONE-17', secondaryReference: '6001' }],
	])('one made anew under %s does, though the first is remembered', async (_, changes) => {
		const first = cancelFirst();
		const next = again(changes);
		expect(await recordedOn()).toBe('dispatch');
		desk.staff.process(next);
		expect(await recordedOn({}, { orderId: first })).toBe(next);
	});

	test('a resend that is still open keeps nobody from recording on the order that left', async () => {
		const first = desk.warehouse.place(aRefundStory().order());
		desk.staff.process(first);
		again({ reference: 'RESEND-1', secondaryReference: '6001' });
		expect(await recordedOn()).toBe(first);
	});

	test('two that left are for a person to tell apart', async () => {
		for (const source of ['SHOPIFY', 'DIRECT']) desk.staff.process(again({ source }));
		expect(await recordedOn()).toBe('ORDER_AMBIGUOUS');
		expect(desk.calls.count(CREATE)).toBe(0);
	});

	test('all of them cancelled hold no money', async () => {
		const first = cancelFirst();
		const [done] = await desk.run('recordRefund', [itemOf(tee())], { orderId: first });
		expect(done?.refundRecords).toMatchObject([
			{ status: 'alreadyDone', message: expect.stringContaining('cancelled') },
		]);
	});

	test('a return is booked on the one that left as well', async () => {
		cancelFirst();
		const next = again({ source: 'DIRECT' });
		desk.staff.process(next);
		const [booked] = await desk.run('book', [{ restockFacts: oneTeeBack().build() }]);
		expect(booked?.bookings).toMatchObject([{ status: 'done' }]);
		expect(desk.calls.of(BOOK)[0]?.body).toMatchObject({ request: { OrderId: next } });
	});
});

describe('to the penny', () => {
	const hat = { lineId: '9003', sku: 'HAT', price: '29.99' };
	test.each<[string, string, (story: RefundStory) => RefundStory, number[]]>([
		['a part of a line', 'GBP', (s) => s.refunds('TEE', 1, { restock: 'return' }), [3300]],
		['every line and the carriage', 'GBP', (s) => s.cancels({ paid: true }), [8420]],
		['carriage alone', 'GBP', (s) => s.refundsShipping('4.99'), [499]],
		['tax alone', 'GBP', (s) => s.givesGoodwill('1.21'), [121]],
		['goodwill twice', 'GBP', (s) => s.givesGoodwill('0.01').givesGoodwill('9.99'), [1, 999]],
		['goods less a fee', 'GBP', (s) => s.refunds('TEE', 2, { beyond: '-7.77' }), [5823]],
		['goods and goodwill', 'GBP', (s) => s.refunds('MUG', 1, { beyond: '0.07' }), [1327]],
		['two gateways', 'GBP', (s) => s.refunds('TEE', 1, { moves: '20.01' }).alsoMoves('12.99'), [3300]],
		['an exchange for less', 'GBP', (s) => s.exchanges('TEE', '501', hat), [301]],
		['an edit, and its money later', 'GBP', (s) => s.editsOff('MUG', 1).settles('13.20'), [1320]],
		['more than its lines', 'GBP', (s) => s.refunds('MUG', 1, { moves: '14.00' }), [1400]],
		['everything, one by one', 'GBP', (s) =>
			s.refunds('TEE', 1).refunds('MUG', 1).refundsShipping('2.50').givesGoodwill('0.33'), [3300, 1320, 250, 33]],
		['yen', 'JPY', (s) => s.refunds('TEE', 1).refundsShipping('3.33'), [3300, 333]],
		['fils', 'KWD', (s) => s.refunds('TEE', 1).givesGoodwill('1.21'), [33_000, 1210]],
	])('%s (%s)', async (_, currency, happens, amounts) => {
		const story = aRefundStory();
		if (currency !== 'GBP') story.alsoIn(currency, currency === 'KWD' ? 10 : 1);
		desk.dispatchIn(currency, story.order());
		happens(story);
		const done = await record(story);
		expect(done?.refundRecords?.filter(({ status }) => status === 'done')).toMatchObject(
			amounts.map((amountMinor) => ({ amountMinor, currency })),
		);
		const [read] = await desk.run('getRefundRecords', [itemOf(story)]);
		expect(read?.records?.records.map((each) => each.amountMinor)).toEqual(amounts);
		expect((await record(story))?.refundRecords?.map(({ status }) => status)).toEqual(
			done?.refundRecords?.map(() => 'alreadyDone'),
		);
	}); // prettier-ignore

	test('fils that Linnworks rounds away are told, not taken for recorded', async () => {
		const story = aRefundStory().alsoIn('KWD', 9);
		desk.dispatchIn('KWD', story.order());
		story.givesGoodwill('1.21');
		expect((await record(story))?.refundRecords).toMatchObject([
			{ status: 'unknown', amountMinor: 1089 },
		]);
		expect((await record(story))?.refundRecords).toMatchObject([
			{
				status: 'rejected',
				message: expect.stringContaining('with 1.090, but it has to be 1.089'),
			},
		]);
	});
});

describe('an edit that puts goods back after the order has left', () => {
	const change = { kind: 'edit', appId: '', appTitle: '', staff: '', lineIds: ['9001'] } as const;
	const at = '2026-03-07T09:00:00Z';

	test('does not make a recorded refund wrong, and one that is not recorded is a person’s', async () => {
		const story = dispatch(aRefundStory()).refunds('TEE', 1, { restock: 'return' });
		const putBack = (): object => {
			const snapshot = story.order();
			const lines = snapshot.lines.map((line) =>
				line.lineId === '9001' ? { ...line, quantity: 2 } : line,
			);
			return {
				refunds: story.build(),
				snapshot: { ...snapshot, lines, changes: [{ ...change, at }] },
			};
		};
		const run = async () => (await desk.run('recordRefund', [{ ...putBack() }]))[0]?.refundRecords;
		expect(await run()).toMatchObject([
			{ status: 'rejected', message: expect.stringContaining('put goods of refund 7001 back') },
		]);
		await record(story);
		expect(await run()).toMatchObject([{ status: 'alreadyDone', message: '' }]);
		expect(heldMinor()).toBe(3300);
	});
});
