import { OrderSyncLinnworksApi } from '../../../credentials/OrderSyncLinnworksApi.credentials';
import { importOrder } from '../../../playground/world/import-order';
import { TABLES } from '../../../playground/world/install-templates';
import { readShopOrder } from '../../../playground/world/shop-query';
import {
	DEFAULT_CREDENTIALS,
	EMPTY_GUID,
	startLinnworksSimulator,
	type LinnworksSimulator,
	type StockItemDraft,
} from '../../../simulators/linnworks';
import {
	startShopifySimulator,
	type NewOrder,
	type ShopifySimulator,
} from '../../../simulators/shopify';
import type { Row } from '../../convergence/engine/data-tables';
import type { Death } from '../../convergence/engine/life';
import { N8n, type Run } from '../../convergence/engine/n8n';
import { passTime } from '../../convergence/engine/virtual-time';
import { orderKey, type Placed } from '../../convergence/order-rows';
import { simulatorCredential } from '../shopify/shopify-fixtures';

const PLENTY = { maximumAvailable: 1e9, restoreRate: 1e9 };
const TEMPLATE = 'osync_stock_to_shopify';

/** A shop and a warehouse with one location each, and an n8n whose template pushes stock for real. */
export class StockShop {
	readonly n8n: N8n;
	private readonly locationId: number;

	private constructor(
		readonly shopify: ShopifySimulator,
		readonly linnworks: LinnworksSimulator,
	) {
		this.locationId = shopify.shop.addLocation({ name: 'Main' }).id;
		const shop = simulatorCredential(shopify);
		const session = { sessionToken: '', server: '', locality: '' };
		const warehouse = {
			name: 'orderSyncLinnworksApi',
			type: new OrderSyncLinnworksApi(),
			data: { ...DEFAULT_CREDENTIALS, baseUrl: linnworks.url, ...session },
		};
		this.n8n = new N8n(
			{
				'n8n-nodes-order-sync.shopifyOrder': shop,
				'n8n-nodes-order-sync.shopifyInventory': shop,
				'n8n-nodes-order-sync.linnworksOrder': warehouse,
				'n8n-nodes-order-sync.linnworksReturn': warehouse,
				'n8n-nodes-order-sync.linnworksStock': warehouse,
			},
			{ begin: () => undefined, enter: () => undefined },
		);
		this.n8n.settings['dryRun'] = false;
		this.map(this.locationId, EMPTY_GUID);
	}

	static async open(): Promise<StockShop> {
		const shopify = await startShopifySimulator({ withLocation: false, throttle: PLENTY });
		return new StockShop(shopify, await startLinnworksSimulator());
	}

	/** Ten minutes pass, and the next push of changes comes. */
	async next(): Promise<void> {
		passTime(10 * 60_000);
		await this.delta();
	}

	/** Something that happens once, just before the first call to Linnworks, when a full push has read the shop. */
	betweenTheReadings(happens: () => void): () => void {
		const before = this.linnworks.calls.all().length;
		let isDue = true;
		return (): void => {
			if (!isDue || this.linnworks.calls.all().length === before) return;
			isDue = false;
			happens();
		};
	}

	async close(): Promise<void> {
		await Promise.all([this.shopify.close(), this.linnworks.close()]);
	}

	/** The shop's location as tables write it. */
	get location(): string {
		return String(this.locationId);
	}

	map(shopLocation: number, warehouseLocation: string): void {
		this.n8n.tables.insert(TABLES.locationMap, {
			source_location_id: `gid://shopify/Location/${shopLocation}`,
			target_location_id: warehouseLocation,
		});
	}

	/** An article with units for sale in the shop, and its item with units in the warehouse. */
	sells(
		sku: string,
		available: number,
		level: number,
		item: Partial<StockItemDraft> = {},
		variant: { isTracked?: boolean } = {},
	): void {
		this.shopify.shop.addVariant({ sku, title: sku, price: '1.00', available });
		this.linnworks.warehouse.addStockItem({ sku, level, ...item });
		if (variant.isTracked === false) this.shopify.shop.setTracked({ sku, tracked: false });
	}

	available = (sku: string): number => this.shopify.shop.stock({ sku }).available;

	/** Changes that our pushes made in the shop. */
	get writes(): number {
		return this.shopify.shop.stockHistory().length;
	}

	/** Ten minutes pass, and the schedule of changes fires. `meanwhile` is told the number of each act. */
	async delta(death: Death | null = null, meanwhile?: (act: number) => void): Promise<Run> {
		return await this.run('Every ten minutes', death, meanwhile);
	}

	async full(death: Death | null = null, meanwhile?: (act: number) => void): Promise<Run> {
		return await this.run('Every night', death, meanwhile);
	}

	/** The rows of a table, oldest first. */
	rows = (table: keyof typeof TABLES): Row[] => this.n8n.tables.select(TABLES[table], []);

	/** What the last run came to. */
	lastRun(): Row {
		const row = this.rows('stockRuns').at(-1);
		if (!row) throw new Error('There was no run');
		return row;
	}

	/** Reasons of the open exceptions of stock pushes, with what they are about. */
	told(): string[] {
		return this.rows('exceptions')
			.filter((row) => row['status'] === 'open')
			.map((row) => `${String(row['order_key'])} ${String(row['reason'])}`);
	}

	/** A row as Restock guard or a person writes it. */
	mark(sku: string, reason: string, changes: Record<string, string> = {}): void {
		this.n8n.tables.insert(TABLES.stockSignals, {
			...{ sku, location_id: this.location, reason, order_key: '', order_name: '' },
			...{ correlation_id: 'c-1', received_at: new Date().toISOString(), status: 'new' },
			...changes,
		});
	}

	/** A buyer pays, and the sales channel brings the order into the warehouse. */
	async place(order: NewOrder): Promise<Placed> {
		const placed = this.shopify.shop.createOrder(order);
		importOrder(this.linnworks, await readShopOrder(this.shopify, placed.gid));
		return placed;
	}

	/** A signal of an order, as the intake writes it. */
	signal(order: Placed, table: 'signals' | 'restockSignals' = 'signals'): number {
		const now = new Date().toISOString();
		const { id } = this.n8n.tables.insert(TABLES[table], {
			...{
				kind: 'signal',
				order_key: orderKey(order),
				source_id: order.gid,
				topic: 'orders/edited',
			},
			...{ event_id: 'e', body_digest: 'd', correlation_id: 'c', attempt: 0, target_order_id: '' },
			...{ received_at: now, first_received_at: now, not_before: now, status: 'new' },
		});
		return id;
	}

	/** The sweep of the orders has settled a signal. */
	handled(id: number): void {
		this.n8n.tables.update(TABLES.signals, [{ column: 'id', condition: 'eq', value: id }], {
			status: 'handled',
		});
	}

	private async run(
		trigger: string,
		death: Death | null,
		meanwhile?: (act: number) => void,
	): Promise<Run> {
		return await this.n8n.run(TEMPLATE, trigger, [{}], death, meanwhile);
	}
}
