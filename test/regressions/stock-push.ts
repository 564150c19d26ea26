import { planPush } from '../../domain/stock/plan-push';
import { pairOutcomes } from '../../domain/stock/push-outcome';
import { newestPushed, type PushedRow } from '../../domain/stock/pushed-levels';
import { shopLevelSchema } from '../../domain/stock/shop-level';
import type { StockLevel } from '../../domain/stock/stock-level';
import type { PushMode, StockPlan } from '../../domain/stock/stock-plan';
import { buildStockPolicy, type StockPolicy } from '../../domain/stock/stock-policy';
import { toPushedRows } from '../../domain/stock/to-pushed-rows';
import { toWantedStock } from '../../domain/stock/wanted-stock';
import { runInventory, levelsOf } from '../nodes/shopify/inventory-fixtures';
import type { StockSet } from '../../nodes/Shopify/mapping/inventory-write';
import type { ConnectedShop } from './connected-shop';

const WAREHOUSE = '00000000-0000-0000-0000-000000000000';
const NOW = new Date('2026-03-04T08:00:00Z');

type Written = { statuses: string[]; done: number };

/** Stock pushes from a warehouse with these units for sale into a shop, with what is remembered of them. */
export class StockPush {
	private rows: PushedRow[] = [];
	private runs = 0;
	private readonly policy: StockPolicy;

	constructor(
		private readonly shop: ConnectedShop,
		private readonly locationId: string,
		/** Units for sale by SKU; pushes take what stands here when they run. */
		private readonly available: () => Readonly<Record<string, number>>,
	) {
		const row = { source_location_id: locationId, target_location_id: WAREHOUSE };
		const policy = buildStockPolicy(
			{
				...{ buffer: '', cap: null, quantityName: 'available', jitUnits: null },
				...{ tellUnsold: false, tellUnmapped: false },
			},
			{ locationMap: [row], skuMap: [], stockRules: [] },
			'linnworks',
		);
		if (!policy.ok) throw new Error(policy.error);
		this.policy = policy.value;
	}

	/** What is to be done about the levels of all articles. */
	async plan(mode: PushMode = 'delta'): Promise<StockPlan> {
		const available = this.available();
		const shop = await levelsOf(this.shop.simulator, Object.keys(available), this.locationId);
		const read = shop.map((level) => shopLevelSchema.parse(level));
		return planPush(
			{
				...{ mode, shop: read, marks: [], inFlight: [] },
				wanted: toWantedStock(Object.entries(available).map(toLevel), this.policy, read),
				last: newestPushed(this.rows),
			},
			this.policy,
			NOW,
		);
	}

	/** Writes a plan as our node does, and remembers what the shop was seen to hold. */
	async write(plan: StockPlan): Promise<Written> {
		const runId = `run-${(this.runs += 1)}`;
		const items = plan.pairs.map(({ from, to, ...pair }) => ({
			...pair,
			...{ quantity: to, compareQuantity: from },
		}));
		const referenceDocumentUri = `gid://order-sync/StockPush/${runId}`;
		const output = await runInventory(
			this.shop.simulator,
			{ operation: 'setQuantities', referenceDocumentUri },
			{ items },
		);
		const outcomes = pairOutcomes(
			plan,
			output.map((json, at) => ({
				inventoryItemId: plan.pairs[at]?.inventoryItemId ?? '',
				locationId: plan.pairs[at]?.locationId ?? '',
				stockSet: json['stockSet'] as unknown as StockSet,
			})),
		);
		this.rows.push(...toPushedRows(plan, outcomes, { runId, now: NOW }));
		const statuses = outcomes.map(({ status }) => status);
		return { statuses, done: statuses.filter((status) => status === 'done').length };
	}
}

function toLevel([sku, units]: [string, number], at: number): StockLevel {
	const figures = { onHand: units, inOrders: 0, available: units };
	return {
		...{ kind: 'stockLevel', schemaVersion: 1, sku, stockItemId: `item-${at}` },
		...{ isComposite: false, archived: false, jit: false, composition: null },
		levels: [{ locationId: WAREHOUSE, minimumLevel: null, jit: false, ...figures }],
		...{ problem: '', detail: '' },
	};
}
