import { anAddress } from '../../builders/address-builder';
import { withGiftSet } from '../../builders/bundle-builder';
import { anOrder } from '../../builders/order-builder';
import { describeContract, requestProblems } from '../../support/linnworks-contract';
import { numbered, Warehouse } from './warehouse';

describeContract('what we send', () => {
	test.each([['json'], ['form']])('is in the contract, sent as %s', async (encoding) => {
		const warehouse = await Warehouse.open();
		const options = { encoding };
		const bought = () => anOrder().withLine('SKU-1', 3, '10.00').withLine('SKU-2', 1, '4.99');
		warehouse.stock('SKU-3');
		warehouse.simulator.warehouse.addPostalService({ name: 'Express' });
		warehouse.place(bought().build());
		warehouse.simulator.warehouse.createPickWave('6001');
		const shippingMap = [{ source_title: 'Express', target_service_name: 'Express' }];
		const snapshot = bought()
			.nowWith('SKU-1', { quantity: 2 })
			.without('SKU-2')
			.withLine('SKU-3', 3, '1.11')
			.withService('Tip', '2.00')
			.shippedBy('Express', '6.00', { changed: true })
			.deliveredTo(anAddress({ countryCode: 'FR', country: 'France' }))
			.withNote('Ring twice')
			.build();
		for (const prices of snapshot.prices) Object.assign(prices, { taxMinor: prices.taxMinor + 1 });
		const [item] = await warehouse.sweep([{ snapshot }], { shippingMap, options });
		expect(item?.applied?.steps.map((each) => each.status)).toEqual(Array(8).fill('done'));
		expect(item?.verification?.discrepancies).toEqual([]);
		await warehouse.run('hold', [{ target: item?.target }], { options });
		const look = { heldByUs: true };
		const cancelled = bought().cancelled().build();
		await warehouse.sweep([{ snapshot: cancelled, look }], { options });
		const unpaid = numbered(bought().with({ paid: false }).build(), '6002');
		const IMPORT = { importOrders: true, options };
		const order = { ...unpaid, note: 'Ring', purchaseOrderNumber: 'PO-1' };
		await warehouse.sweep([{ snapshot: order }], IMPORT);
		const paid = await warehouse.sweep([{ snapshot: { ...order, paid: true } }], IMPORT);
		await warehouse.run('release', paid, { markPaid: true, options });
		const { warehouse: staff } = warehouse.simulator;
		staff.addStockItem({ sku: 'WH-9', barcode: '5012345678900' });
		staff.addStockItem({ sku: 'GIFT-SET', components: [{ sku: 'SKU-1', quantity: 1 }] });
		const puzzling = withGiftSet(anOrder().withLine('NO-1', 1, '1.00'), '7', 1)
			.withLine('SHOP-9', 1, '1.00', { barcode: '5012345678900' })
			.build();
		await warehouse.plan([{ snapshot: numbered(puzzling, '6003') }], IMPORT);
		warehouse.place(numbered(bought().build(), '6003'), { properties: { Gift: 'yes' } });
		const changed = numbered(bought().nowWith('SKU-1', { quantity: 1 }).build(), '6003');
		const made = await warehouse.sweep([{ snapshot: changed }], {
			strategy: 'regenerate',
			options,
		});
		await warehouse.run('release', made, { options });
		const posts = warehouse.simulator.calls
			.all()
			.filter((call) => call.method === 'POST' && !call.operation.startsWith('Auth/'));
		expect(posts.every((call) => call.encoding === encoding && call.status <= 204)).toBe(true);
		expect([...new Set(posts.map((call) => call.operation))].sort()).toEqual([
			'Inventory/GetInventoryItemsCompositionByIds',
			'Inventory/GetStockItemIdsBySKU',
			'Orders/AddOrderItem',
			'Orders/AddOrderService',
			'Orders/CancelOrder',
			'Orders/ChangeOrderTag',
			'Orders/ChangeStatus',
			'Orders/CreateOrders',
			'Orders/GetOrdersById',
			'Orders/RemoveOrderItem',
			'Orders/SetExtendedProperties',
			'Orders/SetOrderCustomerInfo',
			'Orders/SetOrderNotes',
			'Orders/SetOrderShippingInfo',
			'Orders/SetOrderTotalsInfo',
			'Orders/UpdateOrderItem',
			'Picking/DeleteOrdersFromPickingWaves',
			'Stock/GetStockItemTypeInfo',
			'Stock/GetStockItemsFull',
		]);
		for (const call of posts) {
			expect([call.operation, ...requestProblems(call)]).toEqual([call.operation]);
		}
		await warehouse.close();
	});
});
