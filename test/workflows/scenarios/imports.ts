import type { NewOrder } from '../../../simulators/shopify';
import { TABLES } from '../../../playground/world/install-templates';
import type { ScheduleChanges, SettingsChanges } from '../../../playground/world/templates';
import { ADDRESS, orderKey, type PlacedOrder, type Stage } from '../harness';

/** The tag that editing apps of this shop set while the buyer may still change the order. */
const EDIT_WINDOW_TAG = 'OE-HOLD';

export const IMPORT_SETTINGS: SettingsChanges = {
	osync_order_edit_to_linnworks: {
		importOrders: true,
		importSubSource: 'demo',
		requireTagsAbsent: EDIT_WINDOW_TAG,
	},
};

export const IMPORT_SCHEDULES: ScheduleChanges = {
	osync_order_to_linnworks: { 'Every ten minutes': { field: 'seconds', secondsInterval: 5 } },
};

const US_TAXES = [
	{ title: 'State', rate: 0.0625 },
	{ title: 'County', rate: 0.0175 },
];

type Case = {
	name: string;
	order?: Partial<NewOrder>;
	expect?: (stage: Stage, order: PlacedOrder) => void;
};

const CASES: Case[] = [
	{ name: 'a plain order, tax included' },
	{
		name: 'tax not included, two taxes, odd pennies',
		order: {
			taxesIncluded: false,
			taxRates: US_TAXES,
			lines: [
				{ sku: 'SOCK-3P', quantity: 7 },
				{ sku: 'CAP-BLACK', quantity: 3 },
			],
		},
	},
	{
		name: 'an order discount that does not divide',
		order: {
			lines: [
				{ sku: 'TEE-RED-M', quantity: 3 },
				{ sku: 'SOCK-3P', quantity: 2 },
			],
			orderDiscount: { title: 'WELCOME', amount: '10.01' },
		},
	},
	{
		name: "another currency than the shop's",
		order: { presentmentCurrency: 'EUR', rate: 1.1537 },
		expect: (stage, order) => expect(stage.warehouse(order).TotalsInfo.Currency).toBe('EUR'),
	},
	{
		name: 'a shipping method of the same name as a postal service, to another country',
		order: {
			shipping: { title: 'Express', price: '9.90' },
			shippingAddress: { ...ADDRESS, city: 'Cork', zip: 'T12 AB3C', countryCode: 'IE' },
		},
		expect: (stage, order) => {
			const held = stage.warehouse(order);
			expect(held.ShippingInfo.PostalServiceName).toBe('Express');
			expect(held.CustomerInfo.Address.Country).toBe('Ireland');
		},
	},
	{
		name: 'the same SKU on two lines, and a note',
		order: {
			lines: [
				{ sku: 'MUG-01', quantity: 1 },
				{ sku: 'MUG-01', quantity: 2 },
			],
			note: 'Ring twice',
		},
		expect: (stage, order) => {
			const held = stage.warehouse(order);
			expect(held.Items.map((item) => item.Quantity).sort()).toEqual([1, 2]);
			expect((held.Notes ?? []).map((note) => note.Note)).toContain('Order note: Ring twice');
		},
	},
];

/** Every new order becomes one open order, and stays one whatever happens. */
export function importScenarios(stage: () => Stage): void {
	const sell = (order: Partial<NewOrder> = {}): PlacedOrder => stage().sell(order);
	const warehouseOrders = (order: PlacedOrder) =>
		stage()
			.world.linnworks.warehouse.orders()
			.filter((each) => each.GeneralInfo.ReferenceNum === order.legacyId);
	const isImported = (order: PlacedOrder): boolean => warehouseOrders(order).length > 0;

	async function expectImportedOnce(order: PlacedOrder): Promise<void> {
		await stage().until(`${order.name} is imported`, async () => isImported(order));
		await stage().inStep(order);
		expect(warehouseOrders(order)).toHaveLength(1);
		expect(stage().warehouse(order).GeneralInfo).toMatchObject({
			Source: 'N8N-SHOPIFY',
			SubSource: 'demo',
			IsParked: false,
		});
		expect(
			stage()
				.warehouse(order)
				.Items.every((item) => item.IsService || /^\d+$/.test(item.ItemNumber)),
		).toBe(true);
		const open = (await stage().exceptions(order)).filter((row) => row['status'] === 'open');
		expect(open).toEqual([]);
	}

	describe('a new order reaches the warehouse once', () => {
		const sold = new Map<string, PlacedOrder>();
		beforeAll(() => {
			for (const each of CASES) sold.set(each.name, sell(each.order));
		});

		it.each(CASES)('$name', async ({ name, expect: check }) => {
			const order = sold.get(name) as PlacedOrder;
			await expectImportedOnce(order);
			check?.(stage(), order);
		});

		it('as it is after the edits of the first seconds', async () => {
			const order = sell();
			stage().world.shopify.shop.edit(order.gid, [
				{ setQuantity: { sku: 'TEE-RED-M', quantity: 1 } },
				{ addVariant: { sku: 'CAP-BLACK', quantity: 1 } },
			]);
			await expectImportedOnce(order);
		});

		it('and is edited there afterwards', async () => {
			const order = sell();
			await expectImportedOnce(order);
			stage().world.shopify.shop.edit(order.gid, [
				{ setQuantity: { sku: 'TEE-RED-M', quantity: 0 } },
				{ addVariant: { sku: 'TEE-BLUE-M', quantity: 2 } },
			]);
			await stage().until('the swap is in', async () => stage().differences(order).length === 0);
			await expectImportedOnce(order);
		});

		it('though every webhook about it is lost', async () => {
			const { webhooks } = stage().world.shopify;
			webhooks.setPolicy({ lose: 'all' });
			const order = sell();
			await webhooks.idle();
			webhooks.setPolicy({ lose: 0 });
			await expectImportedOnce(order);
		});

		it('when it is not paid yet: parked, and free once it is paid', async () => {
			const order = sell({ financialStatus: 'AUTHORIZED' });
			await stage().until('imported', async () => isImported(order));
			await stage().until(
				'parked',
				async () => stage().warehouse(order).GeneralInfo.IsParked === true,
			);
			stage().world.shopify.shop.markPaid(order.gid);
			await stage().until(
				'free',
				async () =>
					stage().warehouse(order).GeneralInfo.IsParked === false &&
					stage().warehouse(order).GeneralInfo.Status === 1,
			);
			await expectImportedOnce(order);
		});

		it('fifty of them at once', async () => {
			const orders = Array.from({ length: 50 }, () => sell());
			for (const order of orders) {
				await stage().until(order.name, async () => isImported(order), 120);
			}
			for (const order of orders) await stage().inStep(order, 120);
			for (const order of orders) expect(warehouseOrders(order)).toHaveLength(1);
			const created = stage().world.linnworks.calls.of('Orders/CreateOrders');
			expect(created.filter((call) => call.status !== 200)).toEqual([]);
		});
	});

	describe('a new order waits', () => {
		it('while it carries the tag of an edit window', async () => {
			const order = sell({ tags: [EDIT_WINDOW_TAG] });
			await stage().until('looked at', async () =>
				(await stage().ledger(order)).some((row) => row['outcome'] === 'held'),
			);
			expect(isImported(order)).toBe(false);
			stage().world.shopify.shop.edit(order.gid, [
				{ setQuantity: { sku: 'TEE-RED-M', quantity: 1 } },
			]);
			stage().world.shopify.shop.tag(order.gid, { remove: [EDIT_WINDOW_TAG] });
			await expectImportedOnce(order);
			expect(await stage().exceptions(order)).toEqual([]);
		});

		it('for the mapping row of a SKU, and then goes in by itself', async () => {
			const { shop } = stage().world.shopify;
			shop.addVariant({ sku: 'POSTER-A2', title: 'Poster', price: '8.00' });
			const order = sell({ lines: [{ sku: 'POSTER-A2', quantity: 1 }] });
			await stage().until('exception', async () => (await stage().exceptions(order)).length > 0);
			expect(await stage().exceptions(order)).toEqual([
				expect.objectContaining({ code: 'SKU_UNMAPPED', owner: 'Operations' }),
			]);
			expect(isImported(order)).toBe(false);
			await stage().world.api.tables.insert(TABLES.skuMap, [
				{ source_sku: 'POSTER-A2', target_sku: 'CAP-BLACK', note: 'test' },
			]);
			await stage().until('imported', async () => isImported(order), 90);
			await stage().until('resolved', async () =>
				(await stage().exceptions(order)).every((row) => row['status'] === 'resolved'),
			);
			expect(warehouseOrders(order)).toHaveLength(1);
		});

		it('for an address that a parcel can reach', async () => {
			const order = sell({ shippingAddress: { ...ADDRESS, address1: '', zip: '' } });
			await stage().until('exception', async () => (await stage().exceptions(order)).length > 0);
			expect(await stage().exceptions(order)).toEqual([
				expect.objectContaining({ code: 'ADDRESS_INCOMPLETE', owner: 'CX' }),
			]);
			stage().world.shopify.shop.updateOrder(order.gid, { shippingAddress: ADDRESS });
			await expectImportedOnce(order);
		});
	});

	it('an order cancelled before its import is not imported, and nobody is bothered', async () => {
		const order = sell({ tags: [EDIT_WINDOW_TAG] });
		stage().world.shopify.shop.cancel(order.gid);
		stage().world.shopify.shop.tag(order.gid, { remove: [EDIT_WINDOW_TAG] });
		await stage().settled(order);
		expect(warehouseOrders(order)).toEqual([]);
		expect(await stage().exceptions(order)).toEqual([]);
	});

	describe('still once when', () => {
		const FAULTS = [
			{ name: 'the answer to its creation is lost', fault: { kind: 'drop', when: 'after' } },
			{
				name: 'its creation is never answered',
				fault: { kind: 'timeout', when: 'after', delayMs: 1500 },
			},
			{
				name: 'Linnworks fails after creating it',
				fault: { kind: 'status', status: 500, when: 'after' },
			},
			{ name: 'Linnworks fails before creating it', fault: { kind: 'status', status: 500 } },
			{ name: 'the quota is used up', fault: { kind: 'quota' } },
		] as const;

		it.each(FAULTS)('$name', async ({ fault }) => {
			const { linnworks } = stage().world;
			linnworks.faults.add({ operation: 'Orders/CreateOrders', ...fault });
			const order = sell();
			await expectImportedOnce(order);
			linnworks.faults.clear();
		});

		it('n8n dies while Linnworks creates it', async () => {
			const { linnworks, n8n } = stage().world;
			linnworks.faults.add({
				operation: 'Orders/CreateOrders',
				kind: 'timeout',
				when: 'after',
				delayMs: 20_000,
			});
			const order = sell();
			await stage().until('created', async () => isImported(order), 40);
			expect((await stage().rows('signals', 'order_key', orderKey(order))).length).toBeGreaterThan(
				0,
			);
			await n8n.kill9();
			linnworks.faults.clear();
			await stage().world.restartN8n();
			await expectImportedOnce(order);
		});
	});
}
