import type { IDataObject } from 'n8n-workflow';
import { buildReport } from '../../../domain/report/build-report';
import type { OpenException } from '../../../domain/report/open-exception';
import type { SyncItem } from '../../../domain/report/sync-item';
import type { ExceptionRow } from '../../../domain/exception/order-exception';
import { toOrderKey } from '../../../domain/order/order-key';
import { settleSignals } from '../../../domain/signal/settle-signals';
import {
	signalRowSchema,
	type NewSignalRow,
	type SignalRow,
} from '../../../domain/signal/signal-row';
import { decideHold } from '../../../domain/gate/decide-hold';
import { importOrder } from '../../../playground/world/import-order';
import { seedCatalogue } from '../../../playground/world/catalogue';
import { readShopOrder } from '../../../playground/world/shop-query';
import type { OrderView } from '../../../simulators/linnworks';
import {
	startShopifySimulator,
	type NewOrder,
	type RecreateOptions,
	type ShopifySimulator,
} from '../../../simulators/shopify';
import { runShopifyOrder } from '../shopify/shopify-fixtures';
import { gated, Warehouse } from './warehouse';

export type Sold = { gid: string; legacyId: string; name: string };
type Change = Parameters<ShopifySimulator['shop']['recreate']>[1][number];

const ADDRESS = {
	firstName: 'Ada',
	lastName: 'Lovelace',
	address1: '12 St James Square',
	city: 'London',
	zip: 'SW1Y 4JH',
	countryCode: 'GB',
};

/** No pauses for the sake of the vendor's limits. */
const UNHURRIED = { rateLimitPercent: 100_000 };

export const SKUS = ['TEE-RED-M', 'TEE-BLUE-M', 'MUG-01', 'CAP-BLACK'] as const;

export const isPickable = ({ Processed, GeneralInfo: info }: OrderView): boolean =>
	!Processed && !info.IsParked && !info.HoldOrCancel;

/** A shop whose orders are made anew, a warehouse, and the tables that stand between the two. */
export class LineageStory {
	importOrders = true;
	strategy: 'amend' | 'regenerate' = 'amend';
	requireTagsAbsent = '';
	/** Open exceptions by name of the order. */
	exceptions: Array<ExceptionRow & OpenException> = [];
	/** The most orders that could be picked at any moment, and what was reserved least, as seen after every call. */
	mostPickable = 0;
	leastReserved: Record<string, number> = {};
	private rows: SignalRow[] = [];
	private lastId = 0;
	private time = 0;
	private locationMap: object[] = [];

	private constructor(
		readonly shopify: ShopifySimulator,
		readonly warehouse: Warehouse,
	) {
		const { calls } = warehouse.simulator;
		const add = calls.add.bind(calls);
		calls.add = (call) => {
			add(call);
			this.observe();
		};
	}

	static async open(): Promise<LineageStory> {
		const warehouse = await Warehouse.open();
		let told: LineageStory | null = null;
		const shopify = await startShopifySimulator({
			withLocation: false,
			clock: () => new Date(told?.time ?? 0),
			throttle: { maximumAvailable: 1e9, restoreRate: 1e9 },
		});
		told = new LineageStory(shopify, warehouse);
		told.begin();
		told.seed();
		return told;
	}

	close = async (): Promise<void> => {
		await Promise.all([this.shopify.close(), this.warehouse.close()]);
	};

	/** A fresh warehouse and empty tables; the shop goes on. `minutesAgo` is when the story starts. */
	begin(minutesAgo = 2): void {
		const { simulator } = this.warehouse;
		simulator.reset();
		simulator.switches.quota = false;
		this.time = Date.now() - minutesAgo * 60_000;
		this.rows = [];
		this.exceptions = [];
		this.importOrders = true;
		this.strategy = 'amend';
		this.requireTagsAbsent = '';
		if (this.locationMap.length > 0) this.seed();
	}

	private seed(): void {
		const linnworks = this.warehouse.simulator;
		const known = this.locationMap.length > 0;
		if (known) {
			for (const sku of [...SKUS, 'SOCK-3P']) {
				linnworks.warehouse.addStockItem({ sku, title: sku, level: 5000, taxRate: 20 });
			}
			for (const name of ['Standard', 'Express']) linnworks.warehouse.addPostalService({ name });
			return;
		}
		this.locationMap = seedCatalogue({ shopify: this.shopify, linnworks } as never).map((each) => ({
			source_location_id: each.shopifyId,
			source_location_name: each.name,
			target_location_id: each.linnworksId,
			target_location_name: each.name,
		}));
	}

	place(order: Partial<NewOrder> = {}): Sold {
		this.time += 1000;
		return this.shopify.shop.createOrder({
			lines: [
				{ sku: 'TEE-RED-M', quantity: 3 },
				{ sku: 'MUG-01', quantity: 1 },
			],
			shipping: { title: 'Standard', price: '4.95' },
			shippingAddress: ADDRESS,
			email: 'ada@example.test',
			...order,
		});
	}

	/** An app cancels an order and makes it anew, by default with two instead of three tees and a cap. */
	recreate(old: Sold, options: RecreateOptions = {}, changes: Change[] = SWAP): Sold {
		this.time += 20_000;
		return this.shopify.shop.recreate(old.gid, changes, options);
	}

	/** The app makes an order anew for the second time: #1031B, not #1031AA. */
	recreateAgain(old: Sold, name: string): Sold {
		this.time += 20_000;
		this.shopify.shop.cancel(old.gid, { restock: true, refund: false });
		this.shopify.shop.tag(old.gid, { add: ['Edit Order - Cancelled'] });
		this.time += 1000;
		return this.place({
			name,
			lines: [
				{ sku: 'TEE-RED-M', quantity: 2 },
				{ sku: 'MUG-01', quantity: 1 },
				{ sku: 'CAP-BLACK', quantity: 4 },
			],
			tags: ['Edit Order'],
		});
	}

	/** The sales channel that Linnworks runs itself brings an order in. */
	async channelImports(order: Sold): Promise<void> {
		importOrder(this.warehouse.simulator, await readShopOrder(this.shopify, order.gid));
	}

	/** What the intake does with a webhook: a signal, and the order is parked where it may be. */
	async webhook(order: Sold, topic: string, minutesAgo = 0): Promise<void> {
		const received = new Date(Date.now() - minutesAgo * 60_000).toISOString();
		this.insert({ ...this.row(order, received), kind: 'signal', topic });
		if (topic === 'orders/create') return;
		const key = orderKey(order);
		if (this.rows.some((row) => row.kind === 'hold' && row.order_key === key)) return;
		const [item] = await this.warehouse.run<SyncItem>('get', [{}], {
			orderId: '',
			reference: order.legacyId,
			options: UNHURRIED,
		});
		const facts = item?.target?.facts;
		if (!item?.target || !facts || !decideHold(facts).park) return;
		const target_order_id = item.target.orderId;
		this.insert({ ...this.row(order, received), kind: 'hold', topic: 'hold', target_order_id });
		await this.warehouse.run('hold', [item], { options: UNHURRIED });
	}

	/**
	 * One sweep over all that waits, whatever its back-off. Of one in which the process died, nothing reaches the tables.
	 */
	async sweep({ dies = false, only }: { dies?: boolean; only?: Sold } = {}): Promise<SyncItem[]> {
		const rows = this.rows.filter((row) => !only || row.order_key === orderKey(only));
		const later = new Date(Date.now() + 3 * 3_600_000);
		const policy = { settleSeconds: 0, maxWaitSeconds: 0, maxOrders: 100 };
		const { due, lastSignalId, lastHoldId } = settleSignals(rows, later, policy);
		const holds = this.rows.filter((row) => row.kind === 'hold');
		const items = await this.flow(
			due.map((look) => ({ look })),
			holds,
		);
		if (dies) return items;
		const context = { lane: 'linnworks' as const, now: new Date(), executionId: '7', link: '' };
		for (const item of items) {
			const key = item.look.orderKey;
			const open = this.exceptions.filter((row) => row.order_key === key);
			const report = buildReport(item, open, context);
			const closed = new Set(report.closures.map((closure) => closure.exception_id));
			this.exceptions = this.exceptions.filter(({ id }) => !closed.has(id));
			for (const row of report.exceptions)
				this.exceptions.push({ ...row, lane: 'linnworks', id: (this.lastId += 1) });
			this.rows = this.rows.filter(
				(row) =>
					row.order_key !== key || row.id > (row.kind === 'hold' ? lastHoldId : lastSignalId),
			);
			for (const row of report.remember) this.insert(row);
		}
		return items;
	}

	/** Sweeps until nothing waits any more. */
	async settle(): Promise<void> {
		for (let sweeps = 0; sweeps < 6 && this.rows.length > 0; sweeps += 1) await this.sweep();
		expect(this.rows).toEqual([]);
	}

	private async flow(looks: object[], holds: readonly SignalRow[]): Promise<SyncItem[]> {
		const read = await this.shop('getSnapshot', looks);
		const placed = await this.shop('findPredecessors', read);
		const { options, strategy, importOrders } = this.parameters();
		const found = await this.warehouse.run('get', placed, {
			options,
			wholeLineage: strategy !== 'amend',
			heldOrders: holds,
		});
		const maps = { locationMap: this.locationMap, options };
		const planned = await this.warehouse.run('plan', found, {
			...maps,
			importOrders,
			strategy,
			requireTagsAbsent: this.requireTagsAbsent,
		});
		const decided = planned.map(gated);
		const [go, stay] = [true, false].map((passed) =>
			decided.filter((item) => (item.decision?.verdict === 'proceed') === passed),
		) as [SyncItem[], SyncItem[]];
		const applied = await this.warehouse.run('apply', go, { options });
		const verified = await this.warehouse.run('verify', applied, maps);
		const released = await this.warehouse.run('release', verified, {
			options,
			markPaid: importOrders,
		});
		return [...released, ...stay];
	}

	private parameters() {
		const { strategy, importOrders } = this;
		return { strategy, importOrders, options: UNHURRIED };
	}

	private async shop(operation: string, items: object[]): Promise<SyncItem[]> {
		const [output = []] = await runShopifyOrder(this.shopify, {
			items: items as IDataObject[],
			parameters: {
				operation,
				orderId: (index: number) => (items[index] as SyncItem).look.sourceId,
			},
		});
		return output.map((item) => structuredClone(item.json) as unknown as SyncItem);
	}

	private row(order: Sold, received: string): Omit<NewSignalRow, 'kind' | 'topic'> {
		return {
			order_key: orderKey(order),
			source_id: order.gid,
			event_id: '',
			body_digest: '',
			correlation_id: 'c',
			received_at: received,
			first_received_at: received,
			attempt: 0,
			not_before: received,
			target_order_id: '',
			status: 'new',
		};
	}

	private insert(row: NewSignalRow): void {
		this.rows.push(signalRowSchema.parse({ ...row, id: (this.lastId += 1) }));
	}

	/** Holds that the tables still know, by order. */
	get holds(): string[] {
		return this.rows.filter((row) => row.kind === 'hold').map((row) => row.order_key);
	}

	get waiting(): string[] {
		return this.rows.filter((row) => row.kind === 'signal').map((row) => row.order_key);
	}

	orders = (): OrderView[] => this.warehouse.simulator.warehouse.orders();
	open = (): OrderView[] => this.orders().filter((order) => !order.Processed);
	order = (of: Sold): OrderView => this.warehouse.simulator.warehouse.order(of.legacyId);
	reserved = (sku: string): number => this.warehouse.simulator.warehouse.stockLevel(sku).inOrders;

	/** From here on, what is seen after each call counts. */
	watch(): void {
		this.mostPickable = 0;
		this.leastReserved = Object.fromEntries(SKUS.map((sku) => [sku, this.reserved(sku)]));
		this.observe();
	}

	private observe(): void {
		this.mostPickable = Math.max(this.mostPickable, this.orders().filter(isPickable).length);
		for (const sku of Object.keys(this.leastReserved)) {
			this.leastReserved[sku] = Math.min(this.leastReserved[sku] ?? 0, this.reserved(sku));
		}
	}

	/** An order that we imported. */
	async imported(): Promise<Sold> {
		const order = this.place();
		await this.webhook(order, 'orders/create');
		await this.settle();
		this.expectOne(order);
		return order;
	}

	expectOne(live: Sold): void {
		expect(this.open().map((order) => order.GeneralInfo.ReferenceNum)).toEqual([live.legacyId]);
		const held = this.order(live);
		const shop = this.shopify.shop.order(live.gid);
		const goods = (lines: ReadonlyArray<{ sku: string; quantity: number }>) =>
			Object.fromEntries(
				lines.filter(({ quantity }) => quantity > 0).map(({ sku, quantity }) => [sku, quantity]),
			);
		expect(goods(held.Items.map((row) => ({ sku: row.SKU, quantity: row.Quantity })))).toEqual(
			goods(shop.lines.map((line) => ({ sku: line.sku ?? '', quantity: line.currentQuantity }))),
		);
		expect(held.TotalsInfo.TotalCharge.toFixed(2)).toBe(shop.totals.total);
		expect(isPickable(held)).toBe(true);
		expect(JSON.stringify(held.ExtendedProperties)).not.toMatch(/OrderSyncHold/);
	}
}

const SWAP: Change[] = [
	{ setQuantity: { sku: 'TEE-RED-M', quantity: 2 } },
	{ addLine: { sku: 'CAP-BLACK', quantity: 1 } },
];

export const orderKey = ({ legacyId }: Sold) =>
	toOrderKey({ system: 'shopify', account: 'demo.myshopify.com', reference: legacyId });
