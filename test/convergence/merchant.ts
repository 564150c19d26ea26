import { OrderSyncLinnworksApi } from '../../credentials/OrderSyncLinnworksApi.credentials';
import type { Strategy } from '../../domain/succession/choose-strategy';
import { seedCatalogue } from '../../playground/world/catalogue';
import { importOrder } from '../../playground/world/import-order';
import { TABLES } from '../../playground/world/install-templates';
import { readShopOrder } from '../../playground/world/shop-query';
import {
	DEFAULT_CREDENTIALS,
	startLinnworksSimulator,
	type LinnworksSimulator,
	type OrderView,
} from '../../simulators/linnworks';
import {
	startShopifySimulator,
	type NewOrder,
	type ShopifySimulator,
} from '../../simulators/shopify';
import { simulatorCredential } from '../nodes/shopify/shopify-fixtures';
import type { Row } from './engine/data-tables';
import type { Death } from './engine/life';
import { N8n, type Run } from './engine/n8n';
import { OrderRows, toSignal, type Placed } from './order-rows';
import { StockModel } from './stock-model';
import { WriteWatch } from './write-watch';

const SWEEP = 'osync_order_edit_to_linnworks';
const INTAKE = 'osync_order_edit_intake';
const IMPORT = 'osync_order_to_linnworks';
const CATCH_UP = 'osync_order_edit_catch_up';
/** Enough of each article for any story. */
const PLENTY = { maximumAvailable: 1e9, restoreRate: 1e9 };

/** Units of each article that the warehouse starts with. */
const STOCK = 5000;

/** A shop, a warehouse and an n8n with the shipped templates, all in this process. */
export class Merchant {
	readonly orders: Placed[] = [];
	/** How edits are written. */
	strategy: Strategy = 'amend';
	readonly n8n: N8n;
	readonly rows: OrderRows;
	/** What a sweep did that no sweep may do. */
	readonly watch: WriteWatch;
	readonly stock: StockModel;

	private constructor(
		readonly shopify: ShopifySimulator,
		readonly linnworks: LinnworksSimulator,
	) {
		const session = { sessionToken: '', server: '', locality: '' };
		const ofShop = simulatorCredential(shopify);
		const ofWarehouse = {
			name: 'orderSyncLinnworksApi',
			type: new OrderSyncLinnworksApi(),
			data: { ...DEFAULT_CREDENTIALS, baseUrl: linnworks.url, ...session },
		};
		const credentials = {
			'n8n-nodes-order-sync.shopifyOrder': ofShop,
			'n8n-nodes-order-sync.shopifyInventory': ofShop,
			'n8n-nodes-order-sync.linnworksOrder': ofWarehouse,
			'n8n-nodes-order-sync.linnworksReturn': ofWarehouse,
			'n8n-nodes-order-sync.linnworksStock': ofWarehouse,
		};
		this.n8n = new N8n(credentials, {
			begin: () => this.watch.begin(),
			enter: (operation) => this.watch.enter(operation),
			changed: () =>
				this.strategy === 'amend' ? {} : { strategy: this.strategy, wholeLineage: true },
		});
		this.rows = new OrderRows(this.n8n.tables);
		this.watch = new WriteWatch(linnworks, () => this.rows.open(TABLES.signals, 'hold'));
		this.stock = new StockModel(linnworks, STOCK);
	}

	/** Whether we bring new orders into the warehouse ourselves. */
	get importsOrders(): boolean {
		return this.n8n.settings['importOrders'] === true;
	}

	static async open(): Promise<Merchant> {
		const shopify = await startShopifySimulator({ withLocation: false, throttle: PLENTY });
		const linnworks = await startLinnworksSimulator();
		const merchant = new Merchant(shopify, linnworks);
		for (const location of seedCatalogue(merchant)) {
			merchant.n8n.tables.insert(TABLES.locationMap, {
				source_location_id: location.shopifyId,
				source_location_name: location.name,
				target_location_id: location.linnworksId,
				target_location_name: location.name,
			});
		}
		return merchant;
	}

	async close(): Promise<void> {
		await Promise.all([this.shopify.close(), this.linnworks.close()]);
	}

	/** A buyer pays, and unless we import orders ourselves the sales channel brings it into the warehouse. */
	async place(order: NewOrder): Promise<Placed> {
		const placed = this.shopify.shop.createOrder(order);
		this.orders.push(placed);
		if (!this.importsOrders) {
			importOrder(this.linnworks, await readShopOrder(this.shopify, placed.gid));
		}
		return placed;
	}

	/** Every warehouse order that stands or stood for a shop's order, oldest first. */
	lineage({ legacyId }: Placed): OrderView[] {
		return this.linnworks.warehouse
			.orders()
			.filter(({ GeneralInfo: info }) =>
				[info.ReferenceNum, info.SecondaryReference].includes(legacyId),
			);
	}

	/** The warehouse order that counts: the newest open one, or else the newest; null when there is none. */
	held(order: Placed): OrderView | null {
		const lineage = this.lineage(order);
		return lineage.filter((each) => !each.Processed).at(-1) ?? lineage.at(-1) ?? null;
	}

	/** Runs the template that takes webhooks of this topic, for one webhook. */
	async receive(order: Placed, topic: string, death: Death | null = null): Promise<Run> {
		const event = toSignal(order, topic, this.n8n.nextNumber());
		return topic === 'orders/create'
			? await this.run(IMPORT, 'New or paid order', [event], death)
			: await this.run(INTAKE, 'Shopify Order Edit Trigger', [event], death);
	}

	/** One tick of the sweep's schedule. `meanwhile` is told the number of each act before it is done. */
	async sweep(death: Death | null = null, meanwhile?: (act: number) => void): Promise<Run> {
		return await this.run(SWEEP, 'Every two seconds', [{}], death, meanwhile);
	}

	/** One tick of the catch-up's schedule; while a vendor is away it stops with an error, as it would in n8n. */
	async catchUp(): Promise<'done' | 'stopped'> {
		try {
			await this.run(CATCH_UP, 'Every five minutes', [{}], null);
			if (this.importsOrders) await this.run(IMPORT, 'Every ten minutes', [{}], null);
			return 'done';
		} catch {
			return 'stopped';
		}
	}

	/** Signals that still wait, of one order or of all. */
	waiting(order?: Placed): Row[] {
		return this.rows.open(TABLES.signals, 'signal', order);
	}

	private async run(
		id: string,
		trigger: string,
		items: Array<Record<string, string>>,
		death: Death | null,
		meanwhile: (act: number) => void = () => undefined,
	): Promise<Run> {
		return await this.n8n.run(id, trigger, items, death, (act) => {
			if (this.strategy !== 'amend') this.watch.countPickable(this.orders.map(this.lineage, this));
			meanwhile(act);
		});
	}
}
