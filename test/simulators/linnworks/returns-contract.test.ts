import {
	answerProblems,
	describeContract,
	requestProblems,
} from '../../support/linnworks-contract';
import { startBench, TWO_LINES, type Bench } from './linnworks-caller';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});
afterEach(async () => await bench.simulator.close());

const call = async (name: string, request: object): Promise<void> => {
	await bench.caller.post(`ReturnsRefunds/${name}`, { request });
};

/** Every call on returns and refunds once, on an order that takes them and on one that is open. */
async function exercise(): Promise<void> {
	const { warehouse } = bench.simulator;
	const { orderId: OrderId } = warehouse.createOrder(TWO_LINES);
	const { orderId: open } = warehouse.createOrder({ ...TWO_LINES, reference: '#1002' });
	warehouse.process('#1001');
	const [mug, tea] = warehouse.order('#1001').Items;
	const OrderItemRowId = mug?.RowId;
	for (const id of [OrderId, open]) {
		await call('GetReturnOptions', { OrderId: id });
		await call('GetRefundOptions', { OrderId: id });
	}
	const item = {
		OrderItemRowId,
		ReturnQuantity: 1,
		ReturnLocation: warehouse.order('#1001').FulfilmentLocationId,
	};
	const booking = { OrderId, ChannelInitiated: true, Reference: '501', ReturnItems: [item] };
	await call('CreateRMABooking', booking);
	await call('CreateRMABooking', { ...booking, OrderId: open });
	await call('CreateRMABooking', {
		...booking,
		ReturnItems: [{ ...item, OrderItemRowId: tea?.RowId }],
	});
	const [first, second] = warehouse.returnBookings('#1001');
	const named = { OrderId, RMAHeaderId: first?.RMAHeaderId };
	const RMARowId = first?.RMALines[0]?.RMARowId;
	const changed = { ...item, RMARowId, ReturnQuantity: 2, ScrapQuantity: 1, RefundAmount: 5 };
	await call('UpdateRMABooking', { ...named, ReturnItems: [changed] });
	await call('GetActionableRMAHeaders', {
		Page: 1,
		Filters: { Type: 'HEADER_REFERENCE', Value: '501' },
	});
	await call('ActionRMABooking', named);
	await call('ActionRMABooking', named);
	await call('DeleteRMA', { RMAHeaderId: second?.RMAHeaderId });
	await call('GetRMAHeadersByOrderId', { OrderId });
	await call('GetReturnOptions', named);
	await call('GetProcessedOrAckedErrorRMAHeaders', { Page: 1 });
	const line = { RefundedUnit: 'Item', OrderItemRowId, Amount: 6, ExternalReference: '7001' };
	const refund = { OrderId, ChannelInitiated: true, RefundLines: [line] };
	await call('CreateRefund', refund);
	await call('CreateRefund', { ...refund, OrderId: open });
	const [ofReturn, ours] = warehouse.refundRecords('#1001');
	const header = { OrderId, RefundHeaderId: ours?.RefundHeaderId };
	const RefundRowId = ours?.RefundLines[0]?.RefundRowId;
	await call('UpdateRefund', { ...header, RefundLines: [{ RefundRowId, Amount: 7 }] });
	await call('GetRefundLinesByHeaderId', header);
	await call('GetRefundHeadersByOrderId', { OrderId });
	await call('GetActionableRefundHeaders', { Page: 1 });
	await call('ActionRefund', header);
	await call('GetProcessedOrAckedErrorRefundHeaders', { Page: 1 });
	await call('DeleteRefund', { RefundHeaderId: ofReturn?.RefundHeaderId });
}

describeContract('returns and refunds and the vendor contract', () => {
	test('every call asks and answers in the shape of the contract', async () => {
		await exercise();
		const calls = bench.simulator.calls
			.all()
			.filter(({ operation }) => operation.startsWith('ReturnsRefunds/'));
		expect(new Set(calls.map(({ operation }) => operation)).size).toBe(17);
		for (const each of calls) {
			const found = [...answerProblems(each), ...requestProblems(each)];
			expect([each.operation, each.status, ...found]).toEqual([each.operation, 200]);
		}
	});
});
