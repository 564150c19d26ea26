import { OrderSyncLinnworksApi } from '../../credentials/OrderSyncLinnworksApi.credentials';
import type { Strategy } from '../../domain/succession/choose-strategy';
import { seedCatalogue } from '../../playground/world/catalogue';
import { importOrder } from '../../playground/world/import-order';
import { TABLES } from '../../playground/world/install-templates';
import { readShopOrder } from '../../playground/world/shop-query';
import { readTemplates } from '../../playground/world/templates';
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
import { runDataTable, runMerge, runSet } from './engine/base-nodes';
import { DataTables, type Row } from './engine/data-tables';
import { Life, type Death } from './engine/life';
import { ourNode, runOurNode, type Credential } from './engine/our-nodes';
import { Template, type NodeRun } from './engine/template';
import { StockModel } from './stock-model';
import { WriteWatch } from './write-watch';

const { workflows, tables } = readTemplates(`${__dirname}/../..`);
const SWEEP = 'osync_order_edit_to_linnworks';
const INTAKE = 'osync_order_edit_intake';
const IMPORT = 'osync_order_to_linnworks';
const CATCH_UP = 'osync_order_edit_catch_up';
const SHOP = 'demo.myshopify.com';
/** Enough of each article for any story. */
const PLENTY = { maximumAvailable: 1e9, restoreRate: 1e9 };

/** Units of each article that the warehouse starts with. */
const STOCK = 5000;

export type Placed = { gid: string; legacyId: string; name: string };

export type Run = 'done' | 'died';

const templates = new Map(workflows.map((json) => [json.id, new Template(json, ourNode)]));

function templateOf(id: string): Template {
	const template = templates.get(id);
	if (!template) throw new Error(`There is no template ${id}`);
	return template;
}

let accounts = 0;

/** A shop, a warehouse and an n8n with the shipped templates, all in this process. */
export class Merchant {
	readonly tables = new DataTables(tables);
	readonly orders: Placed[] = [];
	/** Settings that ops changed, by name. */
	readonly settings: Record<string, boolean | string> = {};
	/** How edits are written. */
	strategy: Strategy = 'amend';
	/** What a sweep did that no sweep may do. */
	readonly watch: WriteWatch;
	readonly stock: StockModel;
	private life = new Life();
	private account = '';
	private executions = 0;
	/** What n8n keeps of the credentials, in its database: it outlives the process. */
	private readonly credentials: Record<string, Credential>;

	private constructor(
		readonly shopify: ShopifySimulator,
		readonly linnworks: LinnworksSimulator,
	) {
		const session = { sessionToken: '', server: '', locality: '' };
		this.credentials = {
			'n8n-nodes-order-sync.shopifyOrder': simulatorCredential(shopify),
			'n8n-nodes-order-sync.linnworksOrder': {
				name: 'orderSyncLinnworksApi',
				type: new OrderSyncLinnworksApi(),
				data: { ...DEFAULT_CREDENTIALS, baseUrl: linnworks.url, ...session },
			},
		};
		this.watch = new WriteWatch(linnworks, () =>
			this.tables.select(TABLES.signals, [
				{ column: 'kind', condition: 'eq', value: 'hold' },
				{ column: 'status', condition: 'eq', value: 'new' },
			]),
		);
		this.stock = new StockModel(linnworks, STOCK);
		this.startN8n();
	}

	static async open(): Promise<Merchant> {
		const shopify = await startShopifySimulator({ withLocation: false, throttle: PLENTY });
		const linnworks = await startLinnworksSimulator();
		const merchant = new Merchant(shopify, linnworks);
		for (const location of seedCatalogue(merchant)) {
			merchant.tables.insert(TABLES.locationMap, {
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
		if (this.settings['importOrders'] !== true) {
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
		this.executions += 1;
		const event = {
			orderKey: orderKey(order),
			sourceId: order.gid,
			topic,
			eventId: `event-${this.executions}`,
			bodyDigest: `digest-${this.executions}`,
			correlationId: `correlation-${this.executions}`,
			receivedAt: new Date().toISOString(),
		};
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
			if (this.settings['importOrders'] === true) {
				await this.run(IMPORT, 'Every ten minutes', [{}], null);
			}
			return 'done';
		} catch {
			return 'stopped';
		}
	}

	/** Acts of the last run, for choosing where the next one dies. */
	get acts(): number {
		return this.life.count;
	}

	exceptions(order: Placed): Row[] {
		return this.tables.select(TABLES.exceptions, [
			{ column: 'order_key', condition: 'eq', value: orderKey(order) },
			{ column: 'status', condition: 'eq', value: 'open' },
		]);
	}

	/** Signals that still wait, of one order or of all. */
	waiting(order?: Placed): Row[] {
		return this.tables.select(TABLES.signals, [
			{ column: 'kind', condition: 'eq', value: 'signal' },
			{ column: 'status', condition: 'eq', value: 'new' },
			...(order ? [{ column: 'order_key', condition: 'eq', value: orderKey(order) }] : []),
		]);
	}

	ledger(order: Placed): Row[] {
		return this.tables.select(TABLES.ledger, [
			{ column: 'order_key', condition: 'eq', value: orderKey(order) },
		]);
	}

	private async run(
		id: string,
		trigger: string,
		items: Array<Record<string, string>>,
		death: Death | null,
		meanwhile: (act: number) => void = () => undefined,
	): Promise<Run> {
		this.executions += 1;
		const { life } = this;
		life.begin(death);
		life.meanwhile = (act) => {
			if (this.strategy !== 'amend') this.watch.countPickable(this.orders.map(this.lineage, this));
			meanwhile(act);
		};
		this.watch.begin();
		const work = templateOf(id).run(
			trigger,
			items,
			String(this.executions),
			async (run) => await this.runNode(run),
		);
		const end = await life.outlive(work.then(() => 'done' as const));
		if (end === 'died') this.startN8n();
		return end;
	}

	/** What ops changed in a template's settings, where it has them. */
	private asSet(outputs: ReturnType<typeof runSet>): ReturnType<typeof runSet> {
		const known = Object.entries(this.settings);
		return outputs.map((items) =>
			items.map((item) => ({
				...item,
				...Object.fromEntries(known.filter(([name]) => name in item)),
			})),
		);
	}

	/** A fresh process: budget and remembered lists are gone, tables and credentials are not. */
	private startN8n(): void {
		accounts += 1;
		this.account = `account-${accounts}`;
		this.life = new Life();
	}

	private async runNode(given: NodeRun): Promise<Array<NodeRun['items']>> {
		const run =
			this.strategy === 'amend'
				? given
				: withParameters(given, { strategy: this.strategy, wholeLineage: true });
		switch (run.node.type) {
			case 'n8n-nodes-base.set':
				return this.asSet(runSet(run));
			case 'n8n-nodes-base.merge':
				return runMerge(run);
			case 'n8n-nodes-base.dataTable':
				return await runDataTable(run, this.tables, this.life);
		}
		// Subscriptions are not looked after here: who gets which webhook is part of the story.
		if (run.parameter('operation', 0) === 'ensure') return [[]];
		this.watch.enter(String(run.parameter('operation', 0)));
		const credential = this.credentials[run.node.type];
		return await runOurNode(run, credential, this.account, this.life);
	}
}

const withParameters = (run: NodeRun, changed: Record<string, unknown>): NodeRun => ({
	...run,
	parameter: (name, item) => (name in changed ? changed[name] : run.parameter(name, item)),
});

export const orderKey = ({ legacyId }: Placed): string => `shopify:${SHOP}:${legacyId}`;
