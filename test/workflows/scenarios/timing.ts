import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from '../harness';

/** Settling, holding back and releasing. */
export function timingScenarios(stage: () => Stage): void {
	describe('while an edit is in flight', () => {
		it('ten edits in a burst become one write', async () => {
			const order = await stage().place();
			for (let quantity = 2; quantity <= 11; quantity += 1) {
				stage().world.shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity } }]);
				await sleep(300);
			}
			await stage().inStep(order);
			expect(stage().writes(order, 'Orders/UpdateOrderItem')).toHaveLength(1);
			expect(
				stage()
					.warehouse(order)
					.Items.find((item) => item.SKU === 'MUG-01')?.Quantity,
			).toBe(11);
		});

		it('the order is parked at the first signal, cannot enter a wave, and is free afterwards', async () => {
			const { shopify, linnworks } = stage().world;
			const order = await stage().place();
			const edited = Date.now();
			shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 2 } }]);
			await stage().until(
				'parked',
				async () => stage().warehouse(order).GeneralInfo.IsParked === true,
				10,
			);
			expect(Date.now() - edited).toBeLessThan(5_000);
			expect(() => linnworks.warehouse.createPickWave([order.legacyId])).toThrow();
			await stage().inStep(order);
			expect(stage().warehouse(order).GeneralInfo.IsParked).toBe(false);
			expect(linnworks.warehouse.createPickWave([order.legacyId]).Refused).toEqual([]);
		});

		it('an order that somebody else parked stays parked and untouched', async () => {
			const order = await stage().place();
			stage().world.linnworks.warehouse.park(order.legacyId);
			stage().world.shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 3 } }]);
			await stage().until('exception', async () => (await stage().exceptions(order)).length > 0);
			expect((await stage().exceptions(order)).map((row) => row['code'])).toEqual(['GATE_PARKED']);
			expect(stage().warehouse(order).GeneralInfo.IsParked).toBe(true);
			expect(stage().writes(order)).toEqual([]);
			stage().world.linnworks.warehouse.unpark(order.legacyId);
			await stage().inStep(order);
			expect((await stage().exceptions(order)).map((row) => row['status'])).toEqual(['resolved']);
		});

		it('an unpaid order, which Linnworks parks, is edited and stays parked until it is paid', async () => {
			const order = await stage().place({ financialStatus: 'PENDING' });
			expect(stage().warehouse(order).GeneralInfo.IsParked).toBe(true);
			const { shopify, linnworks } = stage().world;
			shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 4 } }]);
			const agrees = (): boolean => stage().differences(order).length === 0;
			const parked = (): boolean => stage().warehouse(order).GeneralInfo.IsParked === true;
			await stage().until('in step and parked', async () => agrees() && parked());
			expect(await stage().exceptions(order)).toEqual([]);
			linnworks.warehouse.markPaid(order.legacyId);
			shopify.shop.markPaid(order.gid);
			await stage().until('free to be picked', async () => agrees() && !parked());
			await stage().settled(order);
		});

		it('an order that Linnworks unparks by itself in between is still brought in step', async () => {
			const order = await stage().place();
			stage().world.shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 5 } }]);
			await stage().until(
				'parked',
				async () => stage().warehouse(order).GeneralInfo.IsParked === true,
				10,
			);
			stage().world.linnworks.warehouse.unpark(order.legacyId);
			await stage().inStep(order);
			expect(await stage().exceptions(order)).toEqual([]);
		});
	});
}
