import type { Row } from '../../../playground/n8n/data-tables-api';
import { TABLES } from '../../../playground/world/install-templates';
import type { ScheduleChanges, SettingsChanges } from '../../../playground/world/templates';
import type { NewOrder } from '../../../simulators/shopify';
import type { PlacedOrder, Stage } from '../harness';

/** The watch compares at once what was looked at, instead of leaving it alone for a while. */
export const DRIFT_SETTINGS: SettingsChanges = {
	osync_order_drift_watch: { shop: 'demo.myshopify.com', quietMinutes: 0, missedMinutes: 0 },
};

/** The schedule under which the scenarios need seconds instead of a quarter of an hour. */
export const DRIFT_SCHEDULES: ScheduleChanges = {
	osync_order_drift_watch: {
		'Every fifteen minutes': { field: 'seconds', secondsInterval: 5 },
	},
	// A catch-up that looks at an order first corrects it, and then there is nothing to tell.
	osync_order_edit_catch_up: { 'Every five minutes': { field: 'hours', hoursInterval: 12 } },
};

/** Prices of which no penny of tax is left over, so that the warehouse agrees with the shop from the start. */
const EVEN: Partial<NewOrder> = {
	lines: [{ sku: 'TEE-RED-M', quantity: 2 }],
	shipping: { title: 'Standard', price: '6.00' },
};

const EDIT = [{ setQuantity: { sku: 'TEE-RED-M', quantity: 5 } }];

/** What changes in the warehouse behind the shop's back is found, told once, and corrected. */
export function driftScenarios(stage: () => Stage): void {
	const warehouse = () => stage().world.linnworks.warehouse;
	const drift = async (order: PlacedOrder): Promise<Row[]> =>
		(await stage().exceptions(order)).filter((row) => String(row['code']).startsWith('DRIFT_'));
	const told = async (order: PlacedOrder): Promise<Row> => {
		await stage().until('told', async () => (await drift(order)).length > 0);
		return (await drift(order)).at(-1) ?? {};
	};
	const corrected = async (order: PlacedOrder, times = 1): Promise<void> => {
		await stage().until('corrected', async () => (await correctionsOf(order)).length === times);
		await stage().inStep(order);
	};
	const correctionsOf = async (order: PlacedOrder): Promise<Row[]> =>
		(await stage().ledger(order)).filter((row) => row['topics'] === 'drift');
	const resolved = async (order: PlacedOrder): Promise<void> =>
		await stage().until('resolved', async () =>
			(await drift(order)).every((row) => row['status'] === 'resolved'),
		);
	/** Waits until the watch has looked at all orders again, from its first call to its last row. */
	const anotherRound = async (rounds = 2): Promise<void> => {
		const cursors = async (): Promise<string> => {
			const [row] = await stage().world.api.tables.rows(TABLES.cursors, {
				filters: [{ columnName: 'name', condition: 'eq', value: 'linnworks-open-orders' }],
			});
			return String(row?.['updatedAt'] ?? '');
		};
		for (let round = 0; round < rounds; round += 1) {
			const before = await cursors();
			await stage().until('the cursor moved', async () => (await cursors()) !== before);
		}
	};

	describe('an order that is changed in the warehouse by hand', () => {
		it.each([
			[
				'quantity',
				'DRIFT_QUANTITY',
				'Operations',
				(key: string) => warehouse().changeLine(key, 'TEE-RED-M', { Quantity: 7 }),
			],
			[
				'price',
				'DRIFT_PRICE',
				'Finance',
				(key: string) => warehouse().changeLine(key, 'TEE-RED-M', { PricePerUnit: 1 }),
			],
			[
				'address',
				'DRIFT_ADDRESS',
				'CX',
				(key: string) => warehouse().changeAddress(key, { Town: 'York' }),
			],
		])('%s: is told once and corrected', async (_what, code, owner, change) => {
			const order = await stage().place(EVEN);
			change(order.legacyId);
			expect(await told(order)).toMatchObject({ code, owner });
			await corrected(order);
			await resolved(order);
			await anotherRound();
			expect(await drift(order)).toHaveLength(1);
		});

		it('by a penny of tax: is told as rounding', async () => {
			const order = await stage().place(EVEN);
			const { Tax: tax } = stage().warehouse(order).TotalsInfo;
			warehouse().changeTotals(order.legacyId, { Tax: tax + 0.01 });
			expect(await told(order)).toMatchObject({ code: 'DRIFT_TAX_ROUNDING', severity: 'low' });
			await corrected(order);
			await resolved(order);
		});
	});

	it('an edit that was written and is gone is told as reverted', async () => {
		const order = await stage().place(EVEN);
		stage().world.shopify.shop.edit(order.gid, EDIT);
		await stage().inStep(order);
		warehouse().changeLine(order.legacyId, 'TEE-RED-M', { Quantity: 2 });
		const row = await told(order);
		expect(row).toMatchObject({ code: 'DRIFT_REVERTED', owner: 'Integration' });
		expect(row['reason']).toMatch(/5 in the shop, 2 in the warehouse \(written and verified/);
		await corrected(order);
	});

	it('no ordinary edit is called drift', async () => {
		const order = await stage().place(EVEN);
		stage().world.shopify.shop.edit(order.gid, EDIT);
		await stage().inStep(order);
		await anotherRound();
		expect(await stage().exceptions(order)).toEqual([]);
		expect(stage().writes(order, 'Orders/UpdateOrderItem')).toHaveLength(1);
	});

	it('an edit that nobody told of is queued and raises nothing', async () => {
		stage().world.shopify.webhooks.setPolicy({ lose: 'all' });
		const order = await stage().place(EVEN);
		stage().world.shopify.shop.edit(order.gid, EDIT);
		await corrected(order);
		stage().world.shopify.webhooks.setPolicy({ lose: 0 });
		expect(await stage().exceptions(order)).toEqual([]);
	});

	it('an order that can no longer be corrected is told, not touched, and closed when it agrees', async () => {
		const order = await stage().place(EVEN);
		warehouse().printLabel(order.legacyId, 'TRACK-1');
		warehouse().changeLine(order.legacyId, 'TEE-RED-M', { Quantity: 7 });
		expect(String((await told(order))['reason'])).toContain('It is not corrected:');
		await anotherRound();
		expect(await drift(order)).toHaveLength(1);
		expect([stage().writes(order), await stage().waiting(order)]).toEqual([[], []]);
		warehouse().changeLine(order.legacyId, 'TEE-RED-M', { Quantity: 2 });
		await stage().until('closed', async () => (await drift(order))[0]?.['status'] !== 'open');
	});

	it('an order that is changed back again and again is left to a person', async () => {
		const order = await stage().place(EVEN);
		for (const times of [1, 2]) {
			warehouse().changeLine(order.legacyId, 'TEE-RED-M', { Quantity: 7 });
			await corrected(order, times);
		}
		warehouse().changeLine(order.legacyId, 'TEE-RED-M', { Quantity: 7 });
		await stage().until('given up', async () =>
			String((await drift(order)).at(-1)?.['reason']).includes('did not stay so'),
		);
		await anotherRound();
		expect(await correctionsOf(order)).toHaveLength(2);
		expect(stage().warehouse(order).Items).toContainEqual(
			expect.objectContaining({ SKU: 'TEE-RED-M', Quantity: 7 }),
		);
	});
}
