import type { FaultDraft } from '../../../../simulators/linnworks';
import { aRestockStory, type RestockStory } from '../../../builders/restock-builder';
import { withGiftSet } from '../../../builders/bundle-builder';
import { anOrder } from '../../../builders/order-builder';
import { ReturnDesk, teesAndMug } from './return-desk';

jest.setTimeout(30_000);

let desk: ReturnDesk;
beforeEach(async () => {
	desk = await ReturnDesk.open();
});
afterEach(async () => await desk.close());

const CREATE = 'ReturnsRefunds/CreateRMABooking';
const shipped = () => aRestockStory().ships('9001', 2).ships('9002', 1);
const oneTee = () => shipped().opensReturn('501', '9001', 1);

const book = async (story: RestockStory, parameters: Record<string, unknown> = {}) => {
	const [done] = await desk.run('book', [{ restockFacts: story.build() }], parameters);
	return done;
};
const fault = (draft: Partial<FaultDraft>): void =>
	desk.warehouse.simulator.faults.add({ operation: CREATE, kind: 'status', ...draft });
const booked = () =>
	desk.staff
		.returnBookings('6001')
		.map((rma) => [
			rma.ExternalReference,
			rma.RMALines.map((line) => [line.ReturnItemSKU, line.ReturnQuantity, line.ScrapQuantity]),
		]);

describe('an open return', () => {
	test('becomes one booking under its id, with its units and lines, and moves no stock', async () => {
		desk.dispatch();
		const story = shipped().opensReturn('501', '9001', 1, {
			lines: [
				{ lineId: '9001', quantity: 1 },
				{ lineId: '9002', quantity: 1 },
			],
		});
		const done = await book(story, { reasonCategory: 'Unwanted', reason: 'Too small' });
		const [rma] = desk.staff.returnBookings('6001');
		expect(done?.bookings).toEqual([
			{
				...{ returnId: '501', rmaId: String(rma?.RMAHeaderId) },
				...{ status: 'done', message: '', waitsFor: '' },
			},
		]);
		expect(booked()).toEqual([
			['501', [['TEE', 1, 0], ['MUG', 1, 0]]], // prettier-ignore
		]);
		expect(rma).toMatchObject({ ChannelInitiated: true, Actioned: false });
		expect(rma?.RMALines[0]).toMatchObject({
			...{ ReasonCategory: 'Unwanted', Reason: 'Too small', RefundAmount: 0 },
			ReturnLocation: desk.staff.order('6001').FulfilmentLocationId,
		});
		expect(desk.staff.stockLevel('TEE').level).toBe(998);
	});

	test('is booked once, however often it is run', async () => {
		desk.dispatch();
		await book(oneTee());
		expect((await book(oneTee()))?.bookings).toMatchObject([{ status: 'alreadyDone' }]);
		desk.staff.receiveReturn('6001', [{ sku: 'TEE', quantity: 1 }]);
		expect((await book(oneTee()))?.bookings).toMatchObject([
			{ status: 'alreadyDone', message: 'Booked in' },
		]);
		expect(desk.calls.count(CREATE)).toBe(1);
	});

	test('is booked once, although two items of one run are about it', async () => {
		desk.dispatch();
		const restockFacts = oneTee().build();
		const done = await desk.run('book', [{ restockFacts }, { restockFacts }]);
		expect(done.map((each) => each.bookings?.[0]?.status)).toEqual(['done', 'alreadyDone']);
		expect(desk.calls.count(CREATE)).toBe(1);
	});

	test('that came in with fewer units than announced is left as the warehouse has it', async () => {
		desk.dispatch();
		const both = () => shipped().opensReturn('501', '9001', 2);
		await book(both());
		desk.staff.receiveReturn('6001', [{ sku: 'TEE', quantity: 1, scrap: 1 }]);
		expect((await book(both()))?.bookings).toMatchObject([{ status: 'alreadyDone' }]);
	});

	test('goes to the location that takes returns', async () => {
		desk.dispatch();
		const returnLocationId = desk.staff.addLocation({ name: 'Returns' }).toUpperCase();
		await book(oneTee(), { returnLocationId });
		const [rma] = desk.staff.returnBookings('6001');
		expect(rma?.RMALines[0]?.ReturnLocation).toBe(returnLocationId.toLowerCase());
	});

	test('is only shown by a dry run', async () => {
		desk.dispatch();
		expect((await book(oneTee(), { dryRun: true }))?.bookings).toEqual([
			{ returnId: '501', rmaId: '', status: 'notStarted', message: 'Dry run', waitsFor: '' },
		]);
		expect(desk.calls.count(CREATE)).toBe(0);
	});

	test('can be the only one that is asked for', async () => {
		desk.dispatch();
		const done = await book(oneTee().opensReturn('502', '9002', 1), { returnId: '502' });
		expect(done?.bookings?.map((each) => each.returnId)).toEqual(['502']);
		expect(booked()).toEqual([['502', [['MUG', 1, 0]]]]);
	});

	test('finds its row by the SKU where the row carries no id of the shop', async () => {
		desk.dispatch(anOrder().withLine('TEE', 2, '33.00', { lineId: 'AMZ-1' }));
		expect((await book(oneTee()))?.bookings).toMatchObject([{ status: 'done' }]);
	});

	test('waits until the order has left', async () => {
		desk.warehouse.place(teesAndMug().build());
		const done = await book(oneTee());
		expect(done?.bookings).toMatchObject([
			{
				status: 'notStarted',
				waitsFor: 'dispatch',
				message: expect.stringContaining('still open'),
			},
		]);
		desk.staff.cancel('6001');
		expect((await book(oneTee()))?.bookings).toMatchObject([
			{ status: 'alreadyDone', waitsFor: '', message: expect.stringContaining('cancelled') },
		]);
		expect(desk.calls.count(CREATE)).toBe(0);
	});
});

describe('a return that is refused', () => {
	test.each([
		[
			'of a SKU that the order has not',
			(story: RestockStory) => story.selling(['9009', 'HAT', 1]).opensReturn('501', '9009', 1),
			'no row for line 9009 (HAT)',
		],
		[
			'of a line that the shop has not',
			(story: RestockStory) => story.opensReturn('501', '9009', 1),
			'line 9009 is not on',
		],
		[
			'of more than was shipped',
			(story: RestockStory) => story.opensReturn('501', '9001', 3),
			'3 of TEE are to come back, but only 2 are out',
		],
		[
			'without units',
			(story: RestockStory) => story.opensReturn('501', '9001', 1, { lines: [] }),
			'it has no units',
		],
	])('%s never reaches Linnworks', async (_, tell, words) => {
		desk.dispatch();
		const done = await book(tell(aRestockStory()));
		expect(done?.bookings).toMatchObject([
			{ status: 'rejected', rmaId: '', message: expect.stringContaining(words) },
		]);
		expect(desk.calls.count(CREATE)).toBe(0);
	});

	test('of what other returns have booked already, in Linnworks or in the same run', async () => {
		desk.warehouse.simulator.switches.bookedReturnsBlock = false;
		desk.dispatch();
		const rmaId = desk.staff.bookReturn('6001', [{ sku: 'TEE', quantity: 1 }]);
		const story = oneTee().opensReturn('502', '9001', 1);
		const done = await book(story);
		expect(done?.bookings).toMatchObject([
			{ returnId: '501', status: 'done' },
			{
				...{ returnId: '502', status: 'rejected' },
				message: expect.stringContaining(`only 0 are out; RMA ${rmaId} counted in`),
			},
		]);
	});

	test('of a bundle that is one row in Linnworks is left to a person', async () => {
		desk.staff.addStockItem({ sku: 'GIFT-SET', components: [{ sku: 'MUG', quantity: 1 }] });
		desk.dispatch(anOrder().withLine('GIFT-SET', 1, '10.00', { lineId: '7' }));
		const [mug] = withGiftSet(anOrder(), '7', 1).build().lines;
		const story = aRestockStory()
			.selling(['71', 'MUG', 1])
			.knowing('71', { bundle: mug?.bundle ?? null })
			.opensReturn('501', '71', 1);
		expect((await book(story))?.bookings).toMatchObject([
			{ status: 'rejected', message: expect.stringContaining('part of a bundle') },
		]);
	});

	test('by Linnworks is told in its words, and stops no other', async () => {
		desk.dispatch();
		const returnLocationId = '10ca0000-0000-4000-8000-00000000dead';
		const done = await book(oneTee().opensReturn('502', '9002', 1), { returnLocationId });
		expect(done?.bookings?.map(({ status, message }) => [status, message])).toEqual(
			['501', '502'].map(() => [
				'rejected',
				expect.stringContaining(`Return location ${returnLocationId} does not exist.`),
			]),
		);
		expect(desk.calls.count(CREATE)).toBe(2);
	});
});

describe('what a person has to see', () => {
	test('is a booking whose return was called off, or that has other units', async () => {
		desk.dispatch();
		await book(oneTee());
		const off = shipped().opensReturn('501', '9001', 1, { status: 'cancelled' });
		expect((await book(off))?.bookings).toMatchObject([
			{ status: 'rejected', message: expect.stringContaining('Delete it') },
		]);
		const more = shipped().opensReturn('501', '9001', 2);
		expect((await book(more))?.bookings).toMatchObject([
			{ status: 'rejected', message: expect.stringContaining('other units') },
		]);
	});

	test('is a return that is booked twice', async () => {
		desk.dispatch();
		await book(oneTee());
		const { request } = desk.calls.of(CREATE)[0]?.body as { request: unknown };
		await desk.post(CREATE, request);
		expect((await book(oneTee()))?.bookings).toMatchObject([
			{ status: 'rejected', message: expect.stringContaining('more than once') },
		]);
	});

	test.each(['requested', 'closed', 'declined', 'cancelled'] as const)(
		'is not a return that is %s and was never booked',
		async (status) => {
			desk.dispatch();
			const done = await book(shipped().opensReturn('501', '9001', 1, { status }));
			expect(done?.bookings).toEqual([
				{
					returnId: '501',
					rmaId: '',
					status: 'alreadyDone',
					message: `The return is ${status} in the shop`,
					waitsFor: '',
				},
			]);
		},
	);
});

describe('when an answer gets lost', () => {
	test('after the booking was made, it is found by reading back and not made again', async () => {
		desk.dispatch();
		fault({ when: 'after', status: 500 });
		expect((await book(oneTee()))?.bookings).toMatchObject([
			{ status: 'done', message: 'Confirmed by reading back' },
		]);
		expect(desk.calls.count(CREATE)).toBe(1);
		expect(booked()).toHaveLength(1);
	});

	test.each<FaultDraft['kind']>(['status', 'drop'])(
		'before it was made (%s), nobody says that it was, and the next run makes it',
		async (kind) => {
			desk.dispatch();
			fault({ kind });
			expect((await book(oneTee()))?.bookings).toMatchObject([{ status: 'unknown', rmaId: '' }]);
			expect(desk.calls.count(CREATE)).toBe(1);
			expect((await book(oneTee()))?.bookings).toMatchObject([{ status: 'done' }]);
			expect(booked()).toHaveLength(1);
		},
	);

	test.each(['after', 'before'] as const)(
		'or says neither yes nor no (%s it was made), reading back tells',
		async (when) => {
			desk.dispatch();
			fault({ when, status: 200, body: { Items: [], Errors: [], Info: [] } });
			const status = when === 'after' ? 'done' : 'unknown';
			expect((await book(oneTee()))?.bookings).toMatchObject([{ status }]);
			expect(desk.calls.count(CREATE)).toBe(1);
		},
	);

	test('and reading back fails too, it is unknown until the next run', async () => {
		desk.dispatch();
		const read = 'ReturnsRefunds/GetRMAHeadersByOrderId';
		fault({ operation: read, afterCalls: 1, times: 3, status: 503 });
		expect((await book(oneTee()))?.bookings).toMatchObject([{ status: 'unknown' }]);
		expect((await book(oneTee()))?.bookings).toMatchObject([{ status: 'alreadyDone' }]);
		expect(booked()).toHaveLength(1);
	});

	test('of the look beforehand, nothing is written', async () => {
		desk.dispatch();
		fault({ operation: 'ReturnsRefunds/GetRMAHeadersByOrderId', times: 3, status: 503 });
		expect(await book(oneTee())).toMatchObject({ failure: { code: 'SYNC_FAILED', retry: true } });
		expect(desk.calls.count(CREATE)).toBe(0);
	});
});

describe('items that cannot be worked on', () => {
	test('fail with a value, and the others go on', async () => {
		desk.dispatch();
		const restockFacts = oneTee().build();
		const done = await desk.run('book', [
			{ restockFacts: { kind: 'restockFacts' } },
			{ restockFacts, reference: '6002' },
			{ restockFacts, failure: { code: 'SYNC_FAILED' } },
			{ restockFacts },
		]);
		expect(done).toMatchObject([
			{ failure: { code: 'SNAPSHOT_INVALID', reason: expect.stringContaining('schemaVersion') } },
			{ failure: { code: 'ORDER_ABSENT', retry: true } },
			{ failure: { code: 'SYNC_FAILED' } },
			{ bookings: [{ status: 'done' }] },
		]);
		expect(done[2]?.bookings).toBeUndefined();
	});

	test('without a return have nothing to do, with or without an order', async () => {
		const restockFacts = shipped().build();
		expect(await desk.run('book', [{ restockFacts }])).toMatchObject([{ bookings: [] }]);
	});
});
