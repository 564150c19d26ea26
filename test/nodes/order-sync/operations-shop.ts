import type { IDataObject } from 'n8n-workflow';
import { OrderSyncLinnworksApi } from '../../../credentials/OrderSyncLinnworksApi.credentials';
import { readTemplates } from '../../../playground/world/templates';
import {
	DEFAULT_CREDENTIALS,
	startLinnworksSimulator,
	type LinnworksSimulator,
} from '../../../simulators/linnworks';
import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import type { Row } from '../../convergence/engine/data-tables';
import { N8n } from '../../convergence/engine/n8n';
import { simulatorCredential } from '../shopify/shopify-fixtures';

const PLENTY = { maximumAvailable: 1e9, restoreRate: 1e9 };
const { tables } = readTemplates(`${__dirname}/../../..`);

/** A table's id by its name. */
export const tableId = (name: string): string => {
	const table = tables.find((each) => each.name === name);
	if (!table) throw new Error(`There is no table ${name}`);
	return table.id;
};

export type Mail = { subject: string; text: string; html: string; options: IDataObject };

/** A shop, a warehouse, and an n8n with the templates that watch over them. */
export class OperationsShop {
	readonly n8n: N8n;
	readonly mails: Mail[] = [];

	private constructor(
		readonly shopify: ShopifySimulator,
		readonly linnworks: LinnworksSimulator,
	) {
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
				'n8n-nodes-order-sync.linnworksStock': warehouse,
			},
			{
				begin: () => undefined,
				enter: () => undefined,
				mailed: (mail) => void this.mails.push(mail as unknown as Mail),
			},
		);
	}

	static async open(): Promise<OperationsShop> {
		const shopify = await startShopifySimulator({ withLocation: false, throttle: PLENTY });
		return new OperationsShop(shopify, await startLinnworksSimulator());
	}

	async close(): Promise<void> {
		await Promise.all([this.shopify.close(), this.linnworks.close()]);
	}

	/** A schedule of a template fires. */
	async fire(template: string, trigger: string): Promise<void> {
		await this.n8n.run(template, trigger, [{}], null);
	}

	/** The same for a report, and what it says. */
	async report(template: string, trigger: string): Promise<Mail> {
		const before = this.mails.length;
		await this.fire(template, trigger);
		const [mail, ...others] = this.mails.slice(before);
		if (!mail || others.length > 0) throw new Error('There was not one mail');
		return mail;
	}

	insert(table: string, values: Record<string, unknown>): void {
		this.n8n.tables.insert(tableId(table), values);
	}

	rows = (table: string): Row[] => this.n8n.tables.select(tableId(table), []);

	/** A row of the ledger, as a sweep writes it. */
	look(orderKey: string, at: Date, changes: Record<string, unknown> = {}): void {
		this.insert('osync_ledger', {
			...{ lane: 'linnworks', order_key: orderKey, order_name: '#1', target_system: 'linnworks' },
			...{ target_order: '100001', outcome: 'converged', topics: 'orders/edited', attempt: 0 },
			...{ first_received_at: at.toISOString(), recorded_at: at.toISOString() },
			...changes,
		});
	}
}
