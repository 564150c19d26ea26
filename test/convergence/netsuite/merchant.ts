import { OrderSyncNetSuiteApi } from '../../../credentials/OrderSyncNetSuiteApi.credentials';
import { TABLES } from '../../../playground/world/install-templates';
import {
	startNetSuiteSimulator,
	type NetSuiteSimulator,
	type RecordSnapshot,
} from '../../../simulators/netsuite';
import {
	startShopifySimulator,
	type NewOrder,
	type ShopifySimulator,
} from '../../../simulators/shopify';
import { simulatorCredential } from '../../nodes/shopify/shopify-fixtures';
import type { Row } from '../engine/data-tables';
import type { Death } from '../engine/life';
import { N8n, type Run } from '../engine/n8n';
import { OrderRows, toSignal, type Placed } from '../order-rows';
import { seed, settingsFor, taxAccount, type Ids, type TaxProfile } from './seed';
import { WriteWatch } from './write-watch';

const INTAKE = 'osync_order_to_netsuite';
/** The two flows: what is ordered, and what is paid back. */
const FLOWS = {
	orders: { id: 'osync_order_edit_to_netsuite', signals: TABLES.netsuiteSignals },
	money: { id: 'osync_refund_to_credit_memo', signals: TABLES.refundSignals },
} as const;
/** Enough of each article for any story. */
const PLENTY = { maximumAvailable: 1e9, restoreRate: 1e9 };

export type Flow = keyof typeof FLOWS;

/** A shop, its accounts in NetSuite and an n8n with the shipped templates, all in this process. */
export class Merchant {
	readonly orders: Placed[] = [];
	readonly n8n: N8n;
	readonly rows: OrderRows;
	/** What a sweep did that no sweep may do. */
	readonly watch: WriteWatch;
	readonly ids: Ids;
	profile: TaxProfile = 'override';

	private constructor(
		readonly shopify: ShopifySimulator,
		readonly netsuite: NetSuiteSimulator,
	) {
		const { accountId, oauth2 } = netsuite.credentials;
		const account = {
			name: 'orderSyncNetSuiteApi',
			type: new OrderSyncNetSuiteApi(),
			data: {
				...{ accountId, ...oauth2, authentication: 'oauth2', algorithm: 'ES256' },
				...{ accessToken: '', baseUrl: netsuite.url },
			},
		};
		this.watch = new WriteWatch(netsuite);
		this.n8n = new N8n(
			{
				'n8n-nodes-order-sync.shopifyOrder': simulatorCredential(shopify),
				'n8n-nodes-order-sync.netSuiteSalesOrder': account,
				'n8n-nodes-order-sync.netSuiteCreditMemo': account,
			},
			{
				begin: () => this.watch.begin(),
				enter: (operation) => this.watch.enter(operation),
			},
		);
		this.rows = new OrderRows(this.n8n.tables);
		this.ids = seed(shopify, netsuite, this.n8n.tables);
		this.tax(this.profile);
	}

	static async open(): Promise<Merchant> {
		const shopify = await startShopifySimulator({ withLocation: false, throttle: PLENTY });
		return new Merchant(shopify, await startNetSuiteSimulator());
	}

	async close(): Promise<void> {
		await Promise.all([this.shopify.close(), this.netsuite.close()]);
	}

	/** The account taxes in this way. */
	tax(profile: TaxProfile): void {
		this.profile = profile;
		taxAccount(this.netsuite, profile);
		Object.assign(this.n8n.settings, settingsFor(profile, this.ids));
	}

	/** A buyer pays. */
	place(order: NewOrder): Placed {
		const placed = this.shopify.shop.createOrder(order);
		this.orders.push(placed);
		return placed;
	}

	/** The sales order of a shop's order and its additional orders, oldest first. */
	salesOrders({ legacyId }: Placed): RecordSnapshot[] {
		const own = new RegExp(`^SHOPIFY_SO_${legacyId}(-A\\d+)?$`);
		return this.netsuite.account
			.orders()
			.filter(({ externalId }) => externalId !== null && own.test(externalId));
	}

	/** Runs the template that takes webhooks, for one webhook. */
	async receive(order: Placed, topic: string, death: Death | null = null): Promise<Run> {
		const event = toSignal(order, topic, this.n8n.nextNumber());
		return await this.n8n.run(INTAKE, 'Something happened to an order', [event], death);
	}

	/** One tick of a flow's schedule. `meanwhile` is told the number of each act before it is done. */
	async sweep(
		flow: Flow,
		death: Death | null = null,
		meanwhile?: (act: number) => void,
	): Promise<Run> {
		return await this.n8n.run(FLOWS[flow].id, 'Every two seconds', [{}], death, meanwhile);
	}

	/** One tick of the catch-up's schedule; while a vendor is away it stops with an error, as it would in n8n. */
	async catchUp(): Promise<'done' | 'stopped'> {
		try {
			await this.n8n.run(INTAKE, 'Every ten minutes', [{}], null);
			return 'done';
		} catch {
			return 'stopped';
		}
	}

	/** Signals of a flow that still wait, of one order or of all. */
	waiting(flow: Flow, order?: Placed): Row[] {
		return this.rows.open(FLOWS[flow].signals, 'signal', order);
	}
}
