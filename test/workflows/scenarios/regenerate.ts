import { differences } from '../../../playground/demo/compare';
import type { SettingsChanges } from '../../../playground/world/templates';
import type { EditChange } from '../../../simulators/shopify';
import type { OrderView } from '../../../simulators/linnworks';
import type { PlacedOrder, Stage } from '../harness';

export const REGENERATE_SETTINGS: SettingsChanges = {
	osync_order_edit_to_linnworks: {
		importOrders: true,
		importSubSource: 'demo',
		strategy: 'regenerate',
	},
};

const EDIT: EditChange[] = [
	{ setQuantity: { sku: 'TEE-RED-M', quantity: 1 } },
	{ addVariant: { sku: 'CAP-BLACK', quantity: 1 } },
];

/** Every edit makes a new warehouse order in the place of the old one. */
export function regenerateScenarios(stage: () => Stage): void {
	const lineage = (order: PlacedOrder): OrderView[] =>
		stage()
			.world.linnworks.warehouse.orders()
			.filter(({ GeneralInfo: { ReferenceNum, SecondaryReference } }) =>
				[ReferenceNum, SecondaryReference].includes(order.legacyId),
			);
	const open = (order: PlacedOrder): OrderView[] =>
		lineage(order).filter((each) => !each.Processed);
	const agrees = (order: PlacedOrder): boolean => {
		const [only, ...others] = open(order);
		if (!only || others.length > 0 || only.GeneralInfo.IsParked) return false;
		return differences(stage().world.shopify.shop.order(order.gid), only).length === 0;
	};
	const inStep = async (order: PlacedOrder, seconds = 60): Promise<void> =>
		await stage().until(
			`${order.name} is one open order that equals the shop's`,
			async () => agrees(order) && (await stage().waiting(order)).length === 0,
			seconds,
			async () => JSON.stringify(await stage().ledger(order)),
		);
	const references = (order: PlacedOrder): string[] =>
		lineage(order)
			.map((each) => `${each.GeneralInfo.ReferenceNum}${each.Processed ? ' closed' : ' open'}`)
			.sort();
	const imported = async (): Promise<PlacedOrder> => {
		const order = stage().sell();
		await inStep(order);
		return order;
	};

	describe('an edit makes a new order in the place of the old one', () => {
		it('once for every edit, and the old ones are cancelled without a refund', async () => {
			const order = await imported();
			const { shop } = stage().world.shopify;
			shop.edit(order.gid, EDIT);
			await inStep(order);
			expect(references(order)).toEqual([`${order.legacyId} closed`, `${order.legacyId}-R1 open`]);
			shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 0 } }]);
			await inStep(order);
			expect(references(order)).toEqual([
				`${order.legacyId} closed`,
				`${order.legacyId}-R1 closed`,
				`${order.legacyId}-R2 open`,
			]);
			const ids = lineage(order).map((each) => each.OrderId);
			const cancelled = stage()
				.world.linnworks.calls.of('Orders/CancelOrder')
				.filter((call) => call.orderIds.some((id) => ids.includes(id)));
			expect(cancelled.map((call) => (call.body as { refund?: unknown }).refund)).toEqual([0, 0]);
			expect(await stage().exceptions(order)).toEqual([]);
		});

		it('the shop cancels it: the order in force is cancelled', async () => {
			const order = await imported();
			const { shop } = stage().world.shopify;
			shop.edit(order.gid, EDIT);
			await inStep(order);
			shop.cancel(order.gid);
			await stage().until('all are closed', async () => open(order).length === 0);
			expect(await stage().exceptions(order)).toEqual([]);
		});

		it('never while the old one is picked', async () => {
			const order = await imported();
			const { linnworks, shopify } = stage().world;
			const { warehouse } = linnworks;
			warehouse.startWave(warehouse.createPickWave([order.legacyId]).PickingWaveId ?? 0);
			warehouse.pickItem(order.legacyId, 'MUG-01', 1);
			shopify.shop.edit(order.gid, EDIT);
			await stage().until('exception', async () => (await stage().exceptions(order)).length > 0);
			expect(await stage().exceptions(order)).toEqual([
				expect.objectContaining({ code: 'GATE_PICKED', status: 'open' }),
			]);
			expect(references(order)).toEqual([`${order.legacyId} open`]);
		});
	});

	describe('one open order is left when n8n dies while', () => {
		it.each([
			{ name: 'the new order is made', operation: 'Orders/CreateOrders' },
			{ name: 'the old order is cancelled', operation: 'Orders/CancelOrder' },
		])('$name', async ({ operation }) => {
			const order = await imported();
			const { linnworks, n8n, shopify } = stage().world;
			const before = linnworks.calls.count(operation);
			linnworks.faults.add({ operation, kind: 'timeout', when: 'after', delayMs: 20_000 });
			shopify.shop.edit(order.gid, EDIT);
			await stage().until('held', async () => linnworks.calls.count(operation) > before, 40);
			const pickable = open(order).filter((each) => !each.GeneralInfo.IsParked);
			expect(pickable.length).toBeLessThanOrEqual(1);
			await n8n.kill9();
			linnworks.faults.clear();
			await stage().world.restartN8n();
			await inStep(order, 90);
			expect(references(order).filter((each) => each.endsWith('open'))).toHaveLength(1);
			const openExceptions = (await stage().exceptions(order)).filter(
				(row) => row['status'] === 'open',
			);
			expect(openExceptions).toEqual([]);
		});
	});
}
