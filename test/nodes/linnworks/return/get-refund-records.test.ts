import { aRefundStory, type RefundStory } from '../../../builders/refund-builder';
import { ReturnDesk } from './return-desk';

jest.setTimeout(30_000);

let desk: ReturnDesk;
beforeEach(async () => {
	desk = await ReturnDesk.open();
});
afterEach(async () => await desk.close());

const READ = 'ReturnsRefunds/GetRefundHeadersByOrderId';
const CREATE = 'ReturnsRefunds/CreateRefund';

const place = (story = aRefundStory()): void => {
	desk.warehouse.place(story.order());
};
const read = async (story: RefundStory, parameters: Record<string, unknown> = {}) =>
	(
		await desk.run(
			'getRefundRecords',
			[{ refunds: story.build(), snapshot: story.order() }],
			parameters,
		)
	)[0];
/** A refund that somebody else made in Linnworks. */
const book = async (Amount: number, ExternalReference = ''): Promise<void> => {
	const OrderId = desk.staff.order('6001').OrderId;
	const line = { RefundedUnit: 'Additional', Amount, ExternalReference };
	await desk.post(CREATE, { OrderId, RefundLines: [line] });
};

describe('the refunds that Linnworks holds of an order', () => {
	test('are read with how the order stands, whoever made them', async () => {
		place();
		desk.staff.process('6001');
		const story = aRefundStory().refunds('TEE', 1, { restock: 'return' });
		await desk.run('recordRefund', [{ refunds: story.build(), snapshot: story.order() }]);
		await book(1.25);
		const done = await read(story);
		expect(done?.records).toMatchObject({
			...{ kind: 'targetRecords', system: 'linnworks', state: 'processed', currency: 'GBP' },
			...{ orderId: desk.staff.order('6001').OrderId, displayNumber: '100001', totalMinor: 8420 },
			leftAt: desk.clock.read().toISOString(),
			lines: [
				{ reference: '9001', quantity: 2, netMinor: 6000 },
				{ reference: '9002', quantity: 1, netMinor: 1200 },
			],
		});
		expect(done?.records?.records).toEqual([
			{
				...{ recordId: '5001', references: ['7001'], amountMinor: 3300, currency: 'GBP' },
				...{ channelInitiated: true, actioned: false },
			},
			{
				...{ recordId: '5002', references: [], amountMinor: 125, currency: 'GBP' },
				...{ channelInitiated: false, actioned: false },
			},
		]);
		expect(desk.calls.count(CREATE)).toBe(2);
	});

	test('are none while it is open or cancelled, or where Linnworks has no such order', async () => {
		const story = aRefundStory().givesGoodwill('1.00');
		expect((await read(story))?.records).toMatchObject({ state: 'absent', orderId: '' });
		place();
		expect((await read(story))?.records).toMatchObject({ state: 'open', leftAt: null });
		desk.staff.cancel('6001');
		expect((await read(story))?.records).toMatchObject({ state: 'cancelled', records: [] });
	});

	test('that was deleted, or is empty, is no record', async () => {
		place();
		desk.staff.process('6001');
		await book(1, '7001');
		const [record] = desk.staff.refundRecords('6001');
		desk.warehouse.simulator.faults.add({
			...{ operation: READ, kind: 'status', status: 200 },
			body: {
				RefundHeaders: [
					{
						...record,
						RefundLines: record?.RefundLines.map((line) => ({ ...line, Deleted: true })),
					},
					{ RefundHeaderId: 7, RefundLines: [] },
				],
			},
		});
		expect((await read(aRefundStory()))?.records?.records).toEqual([]);
	});

	test('cost one call for each order that left, or only for those that the shop refunded', async () => {
		place();
		desk.staff.process('6001');
		const parameters = { allOrders: false };
		await read(aRefundStory(), parameters);
		expect(desk.calls.count(READ)).toBe(0);
		await read(aRefundStory().givesGoodwill('1.00'), parameters);
		expect(desk.calls.count(READ)).toBe(1);
		await desk.run('getRefundRecords', [{}], parameters);
		expect(desk.calls.count(READ)).toBe(2);
		await read(aRefundStory());
		expect(desk.calls.count(READ)).toBe(3);
	});

	test('that could not be read are a failure, and the other orders go on', async () => {
		place();
		desk.staff.process('6001');
		desk.warehouse.simulator.faults.add({ operation: READ, kind: 'status', times: 3, status: 503 });
		const items = [{}, { reference: '6002' }, { failure: { code: 'SYNC_FAILED' } }];
		const [failed, absent, passed] = await desk.run('getRefundRecords', items);
		expect(failed).toMatchObject({ failure: { code: 'SYNC_FAILED', step: 'target', retry: true } });
		expect(failed?.records).toBeUndefined();
		expect(absent?.records).toMatchObject({ state: 'absent' });
		expect(passed?.records).toBeUndefined();
	});
});
