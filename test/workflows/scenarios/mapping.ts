import { UNMAPPED_LOCATION } from '../../../playground/world/catalogue';
import { TABLES } from '../../../playground/world/install-templates';
import { ADDRESS, type Stage } from '../harness';

/** What ops have to map or CX has to ask is named, never skipped. */
export function mappingScenarios(stage: () => Stage): void {
	describe('an edit that needs a person', () => {
		const only = async (order: Parameters<Stage['exceptions']>[0]) => {
			await stage().until('exception', async () => (await stage().exceptions(order)).length > 0);
			const rows = await stage().exceptions(order);
			expect(rows).toHaveLength(1);
			return rows[0] ?? {};
		};

		it('names an unmapped SKU and its line, keeps the order held, and goes on once a row is added', async () => {
			const order = await stage().place();
			stage().world.shopify.shop.edit(order.gid, [
				{ addVariant: { sku: 'GIFT-BOX', quantity: 1 } },
			]);
			const row = await only(order);
			expect(row).toMatchObject({ code: 'SKU_UNMAPPED', owner: 'Operations' });
			expect(row['reason']).toContain('Gift box');
			expect(row['reason']).toContain('GIFT-BOX');
			expect(stage().warehouse(order).GeneralInfo.IsParked).toBe(true);
			await stage().world.api.tables.insert(TABLES.skuMap, [
				{ source_sku: 'gift-box', target_sku: 'CAP-BLACK', note: 'test' },
			]);
			await stage().until(
				'the mapped line is in the warehouse',
				async () =>
					stage()
						.warehouse(order)
						.Items.some((item) => item.SKU === 'CAP-BLACK'),
				60,
			);
			await stage().until('resolved', async () =>
				(await stage().exceptions(order)).every((each) => each['status'] === 'resolved'),
			);
			expect(stage().warehouse(order).GeneralInfo.IsParked).toBe(false);
		});

		it('names an unmapped location', async () => {
			const location = stage().world.shopify.shop.addLocation({ name: `${UNMAPPED_LOCATION} two` });
			const order = await stage().place({ locationId: location.id });
			stage().world.shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 2 } }]);
			const row = await only(order);
			expect(row).toMatchObject({ code: 'LOCATION_UNMAPPED', owner: 'Operations' });
			expect(row['reason']).toContain(location.name);
			expect(stage().writes(order, 'Orders/UpdateOrderItem')).toEqual([]);
		});

		it('asks CX about an address without country', async () => {
			const address = Object.fromEntries(
				Object.entries(ADDRESS).filter(([field]) => field !== 'countryCode'),
			);
			const order = await stage().place();
			stage().world.shopify.shop.updateOrder(order.gid, {
				shippingAddress: { ...address, address1: '1 Nowhere' },
			});
			const row = await only(order);
			expect(row).toMatchObject({ code: 'ADDRESS_INCOMPLETE', owner: 'CX' });
			expect(row['next_step']).toContain('Ask the customer');
		});

		it('names a shipping method that the warehouse does not have', async () => {
			const order = await stage().place();
			stage().world.shopify.shop.edit(order.gid, [
				{ replaceShipping: { title: 'Drone', price: '29.00' } },
			]);
			const row = await only(order);
			expect(row).toMatchObject({ code: 'SHIPPING_UNMAPPED', owner: 'Operations' });
			expect(row['reason']).toContain('Drone');
		});
	});

	it('one broken order among fifty: forty-nine converge, one exception', async () => {
		const { shopify, linnworks } = stage().world;
		const orders = [];
		for (let count = 0; count < 50; count += 1) orders.push(await stage().place());
		const [broken, ...sound] = orders;
		if (!broken) throw new Error('No order was placed');
		for (const order of sound) {
			shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 3 } }]);
		}
		shopify.shop.addVariant({ sku: 'NOBODY-KNOWS', title: 'Mystery', price: '1.00' });
		shopify.shop.edit(broken.gid, [{ addVariant: { sku: 'NOBODY-KNOWS', quantity: 1 } }]);
		for (const order of sound) await stage().inStep(order, 120);
		await stage().until('exception', async () => (await stage().exceptions(broken)).length > 0);
		const raised = [];
		for (const order of orders) raised.push(...(await stage().exceptions(order)));
		expect(raised.map((row) => [row['order_name'], row['code']])).toEqual([
			[broken.name, 'SKU_UNMAPPED'],
		]);
		expect(
			linnworks.calls.of('Orders/UpdateOrderItem').filter((call) => call.status === 429),
		).toEqual([]);
	});
}
