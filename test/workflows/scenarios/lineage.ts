import type { NewOrder, RecreateOptions } from '../../../simulators/shopify';
import { orderKey, type PlacedOrder, type Stage } from '../harness';

/** Longer than a cancelled order takes to see that it was replaced. */
const SECONDS = 90;
const MINUTE_MS = 60_000;

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * MINUTE_MS);

/** Orders that an app cancelled and made anew, where we import. Needs the settings of the imports. */
export function lineageScenarios(stage: () => Stage): void {
	const warehouseOrders = (...orders: PlacedOrder[]) =>
		stage()
			.world.linnworks.warehouse.orders()
			.filter((each) => orders.some(({ legacyId }) => each.GeneralInfo.ReferenceNum === legacyId));
	const isThere = (order: PlacedOrder): boolean => warehouseOrders(order).length > 0;
	const shop = () => stage().world.shopify.shop;

	async function imported(order: Partial<NewOrder> = {}): Promise<PlacedOrder> {
		const placed = stage().sell(order);
		await stage().until(`${placed.name} is imported`, async () => isThere(placed));
		await stage().inStep(placed);
		return placed;
	}

	/** One tee of two is swapped for a cap by the app that made the order anew. */
	function recreate(old: PlacedOrder, options: RecreateOptions = {}): PlacedOrder {
		const changes = [
			{ setQuantity: { sku: 'TEE-RED-M', quantity: 1 } },
			{ addLine: { sku: 'CAP-BLACK', quantity: 1 } },
		];
		return { ...shop().recreate(old.gid, changes, options), warehouseId: '' };
	}

	async function open(order: PlacedOrder): Promise<string[]> {
		const rows = await stage().exceptions(order);
		return rows.filter((row) => row['status'] === 'open').map((row) => String(row['code']));
	}

	async function expectTakenOver(old: PlacedOrder, made: PlacedOrder): Promise<void> {
		await stage().until(`${made.name} is there`, async () => isThere(made), SECONDS);
		await stage().inStep(made, SECONDS);
		await stage().settled(old, SECONDS);
		const standing = warehouseOrders(old, made).filter((each) => !each.Processed);
		expect(standing.map((each) => each.GeneralInfo.ReferenceNum)).toEqual([made.legacyId]);
		expect(stage().warehouse(made).GeneralInfo.IsParked).toBe(false);
		expect(stage().warehouse(old).GeneralInfo.HoldOrCancel).toBe(true);
		expect(await open(old)).toEqual([]);
		expect(await open(made)).toEqual([]);
		expect(await holds(old)).toEqual([]);
	}

	const holds = async (order: PlacedOrder) =>
		(await stage().rows('signals', 'order_key', orderKey(order))).filter(
			(row) => row['kind'] === 'hold' && row['status'] === 'new',
		);

	describe('an order that was cancelled and made anew takes the place of the old one', () => {
		it.each<[string, RecreateOptions]>([
			['with tags, the cancellation told first', {}],
			['with tags, the new order told first', { createFirst: true }],
			['without tags', { tags: false }],
		])('%s', async (_what, options) => {
			const old = await imported();
			await expectTakenOver(old, recreate(old, options));
		});

		it('when nobody tells of the new order for a while', async () => {
			const { webhooks } = stage().world.shopify;
			const old = await imported();
			webhooks.setPolicy({ lose: ['orders/create', 'orders/paid'] });
			const made = recreate(old);
			await webhooks.idle();
			webhooks.setPolicy({ lose: 0 });
			await stage().until(
				'the old one waits',
				async () => (await stage().ledger(old)).some((row) => row['outcome'] === 'held'),
				SECONDS,
			);
			shop().tag(made.gid, { add: ['VIP'] });
			await expectTakenOver(old, made);
		});

		it('when nobody tells of the cancellation for a while', async () => {
			const { webhooks } = stage().world.shopify;
			const old = await imported();
			webhooks.setPolicy({ lose: ['orders/cancelled', 'orders/updated', 'refunds/create'] });
			const made = recreate(old);
			await webhooks.idle();
			webhooks.setPolicy({ lose: 0 });
			await stage().until(
				'the old one is cancelled',
				async () => stage().warehouse(old).Processed,
				SECONDS,
			);
			shop().tag(old.gid, { add: ['VIP'] });
			await expectTakenOver(old, made);
		});

		it('and is edited afterwards, whatever became of the tags', async () => {
			const old = await imported();
			const made = recreate(old);
			await expectTakenOver(old, made);
			shop().tag(made.gid, { remove: ['Edit Order'] });
			shop().edit(made.gid, [{ setQuantity: { sku: 'CAP-BLACK', quantity: 0 } }]);
			await stage().until('edited', async () => stage().differences(made).length === 0);
			await expectTakenOver(old, made);
			expect(warehouseOrders(old, made)).toHaveLength(2);
		});
	});

	it('an order that is being picked stays, the new one is not made, and one exception tells of both', async () => {
		const old = await imported();
		const { warehouse } = stage().world.linnworks;
		const wave = warehouse.createPickWave(old.legacyId);
		warehouse.startWave(wave.PickingWaveId);
		warehouse.pickItem(old.legacyId, 'MUG-01', 1);
		const made = recreate(old);
		await stage().until('exception', async () => (await open(made)).length > 0, SECONDS);
		expect(await open(made)).toEqual(['GATE_PICKED']);
		expect(await open(old)).toEqual([]);
		const [row] = await stage().exceptions(made);
		expect(String(row?.['reason'])).toContain(`${made.name} takes the place of ${old.name}`);
		expect(isThere(made)).toBe(false);
		expect(stage().warehouse(old).Processed).toBe(false);
	});

	it('an order of which that is in doubt waits for a word of CX', async () => {
		const old = await imported({ createdAt: minutesAgo(60) });
		shop().cancel(old.gid);
		const made = stage().sell({
			name: `${old.name}A`,
			createdAt: minutesAgo(30),
			lines: [
				{ sku: 'TEE-RED-M', quantity: 2 },
				{ sku: 'MUG-01', quantity: 2 },
			],
		});
		await stage().until('exception', async () => (await open(made)).length > 0, SECONDS);
		expect(await open(made)).toEqual(['LINEAGE_AMBIGUOUS']);
		expect(isThere(made)).toBe(false);
		expect(stage().warehouse(old).Processed).toBe(false);
		shop().tag(made.gid, { add: [`order-sync:successor=${old.name}`] });
		await stage().until(`${made.name} is there`, async () => isThere(made), SECONDS);
		await stage().inStep(made, SECONDS);
		await stage().until('settled', async () => (await open(made)).length === 0, SECONDS);
		expect(stage().warehouse(old).GeneralInfo.HoldOrCancel).toBe(true);
		expect(warehouseOrders(made)).toHaveLength(1);
	});
}
