import type { Death } from '../engine/life';
import type { Run } from '../engine/n8n';
import type { Merchant } from '../merchant';

/** Templates and triggers, by what they do. */
const FLOWS = {
	edits: ['osync_order_edit_intake', 'Shopify Order Edit Trigger'],
	import: ['osync_order_to_linnworks', 'New or paid order'],
	afterSales: ['osync_after_sales_intake', 'Something happened after the sale'],
	editSweep: ['osync_order_edit_to_linnworks', 'Every two seconds'],
	refundSweep: ['osync_refund_to_linnworks', 'Every ten seconds'],
	returnSweep: ['osync_return_to_linnworks', 'Every ten seconds'],
	restockSweep: ['osync_restock_guard', 'Every ten seconds'],
	editCatchUp: ['osync_order_edit_catch_up', 'Every five minutes'],
	importCatchUp: ['osync_order_to_linnworks', 'Every ten minutes'],
	afterSalesCatchUp: ['osync_after_sales_intake', 'Every ten minutes'],
	stockChanges: ['osync_stock_to_shopify', 'Every ten minutes'],
	allStock: ['osync_stock_to_shopify', 'Every night'],
	editHousekeeping: ['osync_order_edit_catch_up', 'Every night'],
	afterSalesHousekeeping: ['osync_after_sales_intake', 'Every night'],
} as const;
export type Flow = keyof typeof FLOWS;

export const SWEEPS = ['editSweep', 'refundSweep', 'returnSweep', 'restockSweep'] as const;
export const CATCH_UPS = ['editCatchUp', 'importCatchUp', 'afterSalesCatchUp'] as const;
export const NIGHTLY = ['editHousekeeping', 'afterSalesHousekeeping', 'allStock'] as const;

/** Settings that ops changed from the shipped ones, by flow. Waits are shortened, so that a week fits into days. */
const SETTINGS: Partial<Record<Flow, Record<string, boolean | string | number>>> = {
	editSweep: { importOrders: true, requireTagsPresent: 'ours' },
	stockChanges: { dryRun: false },
	allStock: { dryRun: false },
	refundSweep: { moneySeconds: 3600 },
	returnSweep: { waitHours: 48, goodsSeconds: 12 * 3600 },
	restockSweep: { waitHours: 40, goodsSeconds: 12 * 3600 },
};

/** The templates at work. */
export class Automation {
	/** Runs that ended with an error, as they do in n8n while a vendor is away. */
	readonly stopped: string[] = [];
	readonly runs: Partial<Record<Flow, number>> = {};
	readonly spent: Partial<Record<Flow, number>> = {};
	deaths = 0;

	constructor(
		private readonly merchant: Merchant,
		/** Further settings, by flow. */
		private readonly settings: Partial<Record<Flow, Record<string, string>>>,
	) {}

	async receive(
		flow: 'edits' | 'import' | 'afterSales',
		event: Record<string, string>,
		death: Death | null,
	): Promise<Run | 'stopped'> {
		return await this.run(flow, event, death);
	}

	/** Runs a flow once; `meanwhile` is told the number of each act before it is done. */
	async run(
		flow: Flow,
		item: Record<string, string> = {},
		death: Death | null = null,
		meanwhile?: (act: number) => void,
	): Promise<Run | 'stopped'> {
		const { n8n } = this.merchant;
		const [id, trigger] = FLOWS[flow];
		n8n.settings = { ...SETTINGS[flow], ...this.settings[flow] };
		this.runs[flow] = (this.runs[flow] ?? 0) + 1;
		const since = performance.now();
		try {
			const end = await n8n.run(id, trigger, [item], death, meanwhile);
			if (end === 'died') this.deaths += 1;
			return end;
		} catch (error) {
			if (!(error instanceof Error)) throw error;
			this.stopped.push(`${flow}: ${error.message}`);
			return 'stopped';
		} finally {
			this.spent[flow] = (this.spent[flow] ?? 0) + performance.now() - since;
		}
	}
}
