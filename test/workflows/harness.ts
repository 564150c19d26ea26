import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { differences } from '../../playground/demo/compare';
import { locateHost } from '../../playground/n8n/locate-host';
import type { Row } from '../../playground/n8n/data-tables-api';
import { importOrder } from '../../playground/world/import-order';
import {
	AFTER_SALES_TEMPLATES,
	DISPATCH_TEMPLATES,
	IMPORT_TEMPLATE,
	NETSUITE_TEMPLATES,
	OPERATIONS_TEMPLATES,
	STOCK_TEMPLATES,
	TABLES,
} from '../../playground/world/install-templates';
import { readShopOrder } from '../../playground/world/shop-query';
import type { ScheduleChanges, SettingsChanges } from '../../playground/world/templates';
import { startWorld, type World } from '../../playground/world/world';
import { noteConcerned, notePlaced, recordScenarios } from './scenario-recorder';
import type { OrderDraft } from '../../simulators/linnworks';
import type { NewOrder } from '../../simulators/shopify';

recordScenarios();

export const ROOT = resolve(__dirname, '..', '..');

export const SETTLE_SECONDS = 2;
export const LEASE_SECONDS = 20;

const SETTINGS: SettingsChanges = {
	osync_order_edit_to_linnworks: {
		settleSeconds: SETTLE_SECONDS,
		maxWaitSeconds: 20,
		leaseSeconds: LEASE_SECONDS,
	},
};

export type PlacedOrder = { gid: string; legacyId: string; name: string; warehouseId: string };

export const ADDRESS = {
	firstName: 'Sam',
	lastName: 'Hill',
	address1: '3 Station Road',
	city: 'Bath',
	zip: 'BA1 1AA',
	countryCode: 'GB',
	phone: '+44 1225 496000',
};

/** What every scenario starts from unless it says otherwise: two lines, tax included, paid. */
export const PLAIN: NewOrder = {
	lines: [
		{ sku: 'TEE-RED-M', quantity: 2 },
		{ sku: 'MUG-01', quantity: 1 },
	],
	shipping: { title: 'Standard', price: '4.95' },
	taxesIncluded: true,
	taxRates: [{ title: 'VAT', rate: 0.2 }],
	shippingAddress: ADDRESS,
	email: 'sam@buyer.example',
};

/** A world for tests, with the verbs that scenarios are told in. */
export class Stage {
	private constructor(
		readonly world: World,
		private readonly folder: string,
	) {}

	static async open(
		changes: SettingsChanges = {},
		schedules: ScheduleChanges = {},
	): Promise<Stage> {
		const folder = mkdtempSync(join(tmpdir(), 'order-sync-test-'));
		const settings = { ...SETTINGS };
		for (const [id, values] of Object.entries(changes)) {
			settings[id] = { ...settings[id], ...values };
		}
		const host = await locateHost(ROOT);
		const world = await startWorld({
			root: ROOT,
			host,
			userFolder: folder,
			settings,
			schedules,
			leftOut: [
				...(changes['osync_order_edit_to_linnworks']?.['importOrders'] ? [] : [IMPORT_TEMPLATE]),
				...(changes['osync_order_edit_to_netsuite']
					? []
					: NETSUITE_TEMPLATES.filter((id) => !(id in changes))),
				...(changes['osync_restock_guard'] ? [] : AFTER_SALES_TEMPLATES),
				...[...STOCK_TEMPLATES, ...DISPATCH_TEMPLATES, ...OPERATIONS_TEMPLATES].filter(
					(id) => !(id in changes),
				),
			],
			shopPlan: 'plus',
		});
		return new Stage(world, folder);
	}

	async close(): Promise<void> {
		await this.world.stop();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** A buyer pays, and the order reaches the warehouse. */
	async place(
		order: Partial<NewOrder> = {},
		inWarehouse: Partial<OrderDraft> = {},
	): Promise<PlacedOrder> {
		const placed = this.world.shopify.shop.createOrder({ ...PLAIN, ...order });
		const shopOrder = await readShopOrder(this.world.shopify, placed.gid);
		const { orderId: warehouseId } = importOrder(this.world.linnworks, shopOrder, inWarehouse);
		return this.noted({ ...placed, warehouseId });
	}

	/** A buyer pays, and nobody else brings the order into the warehouse. */
	sell(order: Partial<NewOrder> = {}): PlacedOrder {
		const sold = this.world.shopify.shop.createOrder({ ...PLAIN, ...order });
		return this.noted({ ...sold, warehouseId: '' });
	}

	private noted(order: PlacedOrder): PlacedOrder {
		notePlaced(this, order);
		return order;
	}

	/** The warehouse order as it is now. */
	warehouse(order: PlacedOrder) {
		return this.world.linnworks.warehouse.order(order.legacyId);
	}

	/** In what the warehouse order differs from the shop's; empty when they agree to the penny. */
	differences(order: PlacedOrder): string[] {
		return differences(this.world.shopify.shop.order(order.gid), this.warehouse(order));
	}

	async rows(table: keyof typeof TABLES, column: string, value: string): Promise<Row[]> {
		return await this.world.api.tables.rows(TABLES[table], {
			filters: [{ columnName: column, condition: 'eq', value }],
		});
	}

	async ledger(order: PlacedOrder): Promise<Row[]> {
		return await this.rows('ledger', 'order_name', order.name);
	}

	async exceptions(order: PlacedOrder): Promise<Row[]> {
		noteConcerned(this, order);
		return await this.rows('exceptions', 'order_name', order.name);
	}

	/** Signals of the order that still wait; holds are no signals. */
	async waiting(order: PlacedOrder): Promise<Row[]> {
		return await this.world.api.tables.rows(TABLES.signals, {
			filters: [
				{ columnName: 'order_key', condition: 'eq', value: orderKey(order) },
				{ columnName: 'status', condition: 'eq', value: 'new' },
				{ columnName: 'kind', condition: 'eq', value: 'signal' },
			],
		});
	}

	/** Waits until the order was looked at and nothing about it waits any more. */
	async settled(order: PlacedOrder, seconds = 60): Promise<void> {
		noteConcerned(this, order);
		await this.until(
			`${order.name} is settled`,
			async () => (await this.waiting(order)).length === 0 && (await this.ledger(order)).length > 0,
			seconds,
		);
	}

	/** Waits until the shop and the warehouse agree, nothing waits, and the order is free to be picked. */
	async inStep(order: PlacedOrder, seconds = 60): Promise<void> {
		noteConcerned(this, order);
		await this.until(
			`${order.name} is in step`,
			async () =>
				this.differences(order).length === 0 &&
				(await this.waiting(order)).length === 0 &&
				(await this.ledger(order)).length > 0,
			seconds,
			async () => await this.standing(order),
		);
	}

	async until(
		what: string,
		check: () => Promise<boolean>,
		seconds = 60,
		state: () => Promise<string> = async () => '',
	): Promise<void> {
		const deadline = Date.now() + seconds * 1000;
		while (Date.now() < deadline) {
			if (await check()) return;
			await sleep(250);
		}
		throw new Error(`Not within ${seconds} s: ${what} ${await state()}`);
	}

	/** Where an order stands, for the message of a test that waited in vain. */
	private async standing(order: PlacedOrder): Promise<string> {
		const said = async (rows: Promise<Row[]>, ...columns: string[]): Promise<string[]> =>
			(await rows).map((row) => columns.map((column) => String(row[column])).join(' '));
		return JSON.stringify({
			differences: this.differences(order),
			waiting: await said(this.waiting(order), 'topic', 'attempt', 'not_before'),
			ledger: await said(this.ledger(order), 'outcome', 'topics', 'attempt', 'steps'),
			exceptions: await said(this.exceptions(order), 'status', 'code', 'reason'),
		});
	}

	/** Calls to the warehouse that name the order and could have changed it. */
	writes(order: PlacedOrder, operation?: string): string[] {
		const ids = new Set([order.warehouseId, order.legacyId]);
		return this.world.linnworks.calls
			.all()
			.filter((call) => call.orderIds.some((id) => ids.has(id)) && WRITES.test(call.operation))
			.map((call) => call.operation)
			.filter((each) => operation === undefined || each === operation);
	}
}

const WRITES =
	/Orders\/(Add|Update|Remove|Set|Change|Cancel|Lock|Move|Process|Create)|DeleteOrdersFromPickingWaves/;

export const orderKey = (order: PlacedOrder): string =>
	`shopify:demo.myshopify.com:${order.legacyId}`;

/** Opens a stage before the tests of a file and closes it after them; gives what fetches it meanwhile. */
export function stageOf(
	settings: SettingsChanges = {},
	schedules: ScheduleChanges = {},
): () => Stage {
	let opened: Stage | undefined;
	beforeAll(async () => {
		opened = await Stage.open(settings, schedules);
	});
	afterAll(async () => {
		await opened?.close();
	});
	return () => {
		if (!opened) throw new Error('The stage is not open');
		return opened;
	};
}
