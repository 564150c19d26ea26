import { entry } from '../../../builders/gone-order';
import { aRefundStory } from '../../../builders/refund-builder';
import { aRestockStory } from '../../../builders/restock-builder';
import { ReturnDesk } from './return-desk';

jest.setTimeout(30_000);

let desk: ReturnDesk;
beforeEach(async () => {
	desk = await ReturnDesk.open();
});
afterEach(async () => await desk.close());

const EARLY = '2026-03-02T08:00:00Z';

/** The shop took two tees off (line 9001) and put them on again (9003); the warehouse kept the row of 9001. */
describe('a line that an edit put on anew before the order left', () => {
	const swap = entry('edit', EARLY, { 9001: -2, 9003: 2 });

	test('is recorded with what its own refund gave back, and nothing of the edit', async () => {
		desk.dispatch();
		const story = aRefundStory()
			.selling(
				['9001', 'TEE', 2, '33.00'],
				['9002', 'MUG', 1, '13.20'],
				['9003', 'TEE ', 2, '33.00'],
			)
			.editsOff('TEE', 2)
			.refunds('TEE ', 1, { restock: 'return' })
			.settles('13.20');
		const snapshot = {
			...story.order(),
			removedLines: [{ lineId: '9001', sku: 'TEE' }],
			changes: [swap, entry('refund', '2026-03-20T08:00:00Z', { 9003: -1 })],
		};
		const [done] = await desk.run('recordRefund', [{ refunds: story.build(), snapshot }]);
		expect(done?.refundRecords).toMatchObject([
			{ status: 'done', amountMinor: 3300 },
			{ status: 'alreadyDone', amountMinor: 0 },
		]);
		const [record] = desk.staff.refundRecords('6001');
		expect(record?.RefundLines).toMatchObject([{ RefundedUnit: 'Item', Amount: 33 }]);
	});

	test('is announced with its return', async () => {
		desk.dispatch();
		const restockFacts = aRestockStory()
			.selling(['9001', 'TEE', 2], ['9002', 'MUG', 1], ['9003', 'TEE', 2])
			.edits('9001', 2)
			.ships('9003', 2)
			.opensReturn('501', '9003', 1)
			.build();
		const [done] = await desk.run('book', [{ restockFacts }]);
		expect(done?.bookings).toMatchObject([{ returnId: '501', status: 'done' }]);
		const [rma] = desk.staff.returnBookings('6001');
		expect(rma?.RMALines).toMatchObject([{ ReturnItemSKU: 'TEE', ReturnQuantity: 1 }]);
	});
});

describe('an order that was sold over a counter', () => {
	test('has nothing to record, though goods left that the warehouse never had', async () => {
		const story = aRefundStory().refunds('TEE', 1, { restock: 'return' });
		const item = { snapshot: story.order(), reference: '6002' };
		const refunds = { ...story.build(), source: 'pos' };
		const done = await desk.run('recordRefund', [
			{ ...item, refunds },
			{ ...item, refunds: { ...refunds, source: 'online' } },
		]);
		expect(done).toMatchObject([
			{ refundRecords: [{ status: 'alreadyDone', amountMinor: 0 }] },
			{ failure: { code: 'ORDER_ABSENT' } },
		]);
	});

	test('has no return to announce', async () => {
		const story = aRestockStory().overTheCounter().ships('9001', 1).opensReturn('501', '9001', 1);
		const [done] = await desk.run('book', [{ restockFacts: story.build(), reference: '6002' }]);
		expect(done?.bookings).toMatchObject([{ status: 'alreadyDone' }]);
		expect(done?.bookings?.[0]?.message).toContain('over a counter');
	});
});
