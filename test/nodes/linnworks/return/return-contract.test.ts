import { aRefundStory } from '../../../builders/refund-builder';
import { aRestockStory } from '../../../builders/restock-builder';
import { describeContract, requestProblems } from '../../../support/linnworks-contract';
import { ReturnDesk } from './return-desk';

describeContract('what we send about returns', () => {
	test.each([['json'], ['form']])('is in the contract, sent as %s', async (encoding) => {
		const desk = await ReturnDesk.open();
		const options = { encoding };
		const story = aRefundStory();
		desk.warehouse.place(story.order());
		desk.staff.process('6001');
		const restockFacts = aRestockStory().ships('9001', 2).opensReturn('501', '9001', 1).build();
		story.refunds('TEE', 1, { restock: 'return', returnId: '501' }).refundsShipping('1.00');
		const items = [{ restockFacts, refunds: story.build(), snapshot: story.order() }];
		const [booked] = await desk.run('book', items, { options });
		const [recorded] = await desk.run('recordRefund', items, { options });
		await desk.run('getGoodsIn', items, { options });
		expect(booked?.bookings).toMatchObject([{ status: 'done' }]);
		expect(recorded?.refundRecords).toMatchObject([{ status: 'done' }, { status: 'done' }]);
		const posts = desk.calls
			.all()
			.filter(({ operation, method }) => method === 'POST' && operation.startsWith('Returns'));
		expect([...new Set(posts.map(({ operation }) => operation))].sort()).toEqual([
			'ReturnsRefunds/CreateRMABooking',
			'ReturnsRefunds/CreateRefund',
			'ReturnsRefunds/GetRMAHeadersByOrderId',
			'ReturnsRefunds/GetRefundHeadersByOrderId',
		]);
		for (const call of posts) {
			expect([call.encoding, call.operation, ...requestProblems(call)]).toEqual([
				encoding,
				call.operation,
			]);
		}
		await desk.close();
	});
});
