import { OrderSyncLinnworksApi } from '../../../credentials/OrderSyncLinnworksApi.credentials';
import { TABLES } from '../../../playground/world/install-templates';
import {
	DEFAULT_CREDENTIALS,
	startLinnworksSimulator,
	type LinnworksSimulator,
} from '../../../simulators/linnworks';
import {
	startShopifySimulator,
	type NewOrder,
	type ShopifySimulator,
} from '../../../simulators/shopify';
import { simulatorCredential } from '../../nodes/shopify/shopify-fixtures';
import type { Row } from '../engine/data-tables';
import type { Death } from '../engine/life';
import { N8n, type Run } from '../engine/n8n';
import { OrderRows, type Placed } from '../order-rows';
import { bringIn, type Manner } from './bring-in';
import { seed, type Site } from './catalogue';
import type { Place, Setup } from './steps';

/** Templates and triggers, by what they do. */
const FLOWS = {
	feed: ['osync_dispatch_intake', 'Every two minutes'],
	correction: ['osync_dispatch_intake', 'Every hour'],
	sweep: ['osync_dispatch_to_shopify', 'Every ten seconds'],
	replay: ['osync_exception_replay', 'Every minute'],
} as const;
export type Flow = keyof typeof FLOWS;

/** Enough of each article for any story. */
const PLENTY = { maximumAvailable: 1e9, restoreRate: 1e9 };

/** A shop, a warehouse and an n8n with the shipped templates of dispatch, all in this process. */
export class Merchant {
	readonly orders: Placed[] = [];
	readonly manners = new Map<string, Manner>();
	readonly n8n: N8n;
	readonly rows: OrderRows;
	readonly sites: Record<Place, Site>;
	/** The operation that a node of ours does now. */
	operation = '';
	setup: Omit<Setup, 'step'> = {
		...{ parcels: 'apart', askParcels: 'auto', otherLines: 'withLast', page: 200 },
		...{ packedComposites: 'components', processedDates: 'zoned' },
	};

	private constructor(
		readonly shopify: ShopifySimulator,
		readonly linnworks: LinnworksSimulator,
	) {
		const session = { sessionToken: '', server: '', locality: '' };
		this.n8n = new N8n(
			{
				'n8n-nodes-order-sync.shopifyFulfilment': simulatorCredential(shopify),
				'n8n-nodes-order-sync.linnworksDispatch': {
					name: 'orderSyncLinnworksApi',
					type: new OrderSyncLinnworksApi(),
					data: { ...DEFAULT_CREDENTIALS, baseUrl: linnworks.url, ...session },
				},
			},
			{
				begin: () => undefined,
				enter: (operation) => {
					this.operation = operation;
				},
			},
		);
		this.rows = new OrderRows(this.n8n.tables);
		this.sites = seed(shopify, linnworks);
		for (const { shopId, targetId } of [this.sites.main, this.sites.annex]) {
			this.n8n.tables.insert(TABLES.locationMap, {
				source_location_id: `gid://shopify/Location/${shopId}`,
				target_location_id: targetId,
			});
		}
	}

	static async open(): Promise<Merchant> {
		const shopify = await startShopifySimulator({ withLocation: false, throttle: PLENTY });
		const merchant = new Merchant(shopify, await startLinnworksSimulator());
		merchant.setUp(merchant.setup);
		return merchant;
	}

	async close(): Promise<void> {
		await Promise.all([this.shopify.close(), this.linnworks.close()]);
	}

	setUp(setup: Omit<Setup, 'step'>): void {
		this.setup = setup;
		const { parcels, askParcels, otherLines, packedComposites, processedDates, page } = setup;
		const shop = this.shopify.settings.domain;
		this.n8n.settings = { dryRun: false, shop, parcels, askParcels, otherLines };
		Object.assign(this.linnworks.switches, { packedComposites, processedDates });
		this.linnworks.switches.processedPerPage = page;
	}

	/** A buyer pays, and the sales channel brings the order into the warehouse. */
	async place(order: NewOrder, manner: Manner): Promise<void> {
		const placed = this.shopify.shop.createOrder(order);
		this.orders.push(placed);
		this.manners.set(placed.legacyId, manner);
		await bringIn(this.shopify, this.linnworks, placed, manner);
	}

	/** One tick of a flow's schedule; while a vendor is away it stops with an error, as it would in n8n. */
	async run(
		flow: Flow,
		death: Death | null = null,
		meanwhile?: (act: number) => void,
	): Promise<Run | string> {
		const [id, trigger] = FLOWS[flow];
		return await stopped(flow, this.n8n.run(id, trigger, [{}], death, meanwhile));
	}

	/** The same beside a run that is under way. */
	async runBeside(flow: Flow): Promise<Run | string> {
		const [id, trigger] = FLOWS[flow];
		return await stopped(flow, this.n8n.runBeside(id, trigger, [{}]));
	}

	/** Signals that wait, of one order or of all. */
	waiting(order?: Placed): Row[] {
		return this.rows.open(TABLES.dispatchSignals, 'signal', order);
	}
}

/** How a run ended: or, where it stopped with an error, what that says. */
async function stopped(flow: Flow, run: Promise<Run>): Promise<Run | string> {
	try {
		return await run;
	} catch (error) {
		if (error instanceof Error) return `${flow} stopped: ${error.message}`;
		throw error;
	}
}
