import {
	answerProblems,
	describeContract,
	requestProblems,
} from '../../../support/linnworks-contract';
import { DispatchDesk } from './dispatch-desk';

describeContract('what we ask about dispatched orders', () => {
	test.each([['json'], ['form']])('is in the contract, sent as %s', async (encoding) => {
		const desk = await DispatchDesk.open();
		const options = { encoding };
		desk.place();
		desk.staff.packInParcels('6001', [
			{ trackingNumber: 'T1', units: [{ sku: 'TEE', quantity: 2 }] },
			{ trackingNumber: 'T2', units: [{ sku: 'MUG', quantity: 1 }] },
		]);
		desk.send();
		desk.send(desk.staff.sendAgain('6001', [{ sku: 'MUG', quantity: 1 }]));
		await desk.feed({ options, source: 'N8N-SHOPIFY', subSource: 'shop.example' });
		const [read] = await desk.shipments([{ reference: '6001' }], { options, trackingUrls: true });
		expect(read?.shipment?.orders).toHaveLength(2);
		const calls = desk.calls
			.all()
			.filter(({ operation }) => operation.startsWith('ProcessedOrders/'));
		expect([...new Set(calls.map(({ operation }) => operation))].sort()).toEqual([
			'ProcessedOrders/GetOrderInfo',
			'ProcessedOrders/GetOrderTrackingURLs',
			'ProcessedOrders/GetPackageSplit',
			'ProcessedOrders/SearchProcessedOrders',
		]);
		for (const call of calls) {
			const asked = call.method === 'POST' ? [call.encoding, ...requestProblems(call)] : [encoding];
			expect([call.operation, call.status, ...answerProblems(call), ...asked]).toEqual([
				...[call.operation, 200, encoding],
			]);
		}
		await desk.close();
	});
});
